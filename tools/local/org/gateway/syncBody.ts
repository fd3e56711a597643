import { isObject, objectIn, type Json } from './json.js';

/** Keys with objects below them, and those with values; both as paths. */
const GROUPS = new Set([
    '.filter',
    '.contentSelector',
    '.contentSelector.exposedFields',
    '.contentSelector.exposedFields.content'
]);
const VALUES = new Set([
    '.cursor',
    '.filter.callIds',
    '.filter.fromDateTime',
    '.filter.toDateTime',
    '.filter.workspaceId',
    '.contentSelector.context',
    '.contentSelector.exposedFields.parties',
    '.contentSelector.exposedFields.content.trackers',
    '.contentSelector.exposedFields.content.trackerOccurrences'
]);

/**
 * The Apex class GongSyncBody in TypeScript: a body that asks no more of calls than the sync does, written anew.
 * @returns undefined when it asks for more, or is no JSON object in UTF-8
 */
export function syncBody(body: Buffer): Buffer | undefined {
    const asked = objectIn(body);
    return asked && isOfTheSync(asked, '') ? Buffer.from(JSON.stringify(asked)) : undefined;
}

function isOfTheSync(asked: Json, path: string): boolean {
    return Object.entries(asked).every(([key, value]) => {
        const at = `${path}.${key}`;
        return GROUPS.has(at) ? isObject(value) && isOfTheSync(value, at) : VALUES.has(at) && !isObject(value);
    });
}
