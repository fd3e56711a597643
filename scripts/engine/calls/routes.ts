import type { Call } from './call.js';
import { id18 } from './id18.js';
import type { Settings } from '../settings/settings.js';

/** Why a call is not stored. */
export type SkipReason =
    | 'private'
    | 'other workspace'
    | 'no CRM context'
    | 'other CRM'
    | 'no opportunity'
    | 'other opportunity'
    /** Gong does not have it any more. */
    | 'gone'
    /** Somebody took it out of Salesforce. */
    | 'erased';

/**
 * Rules 1 and 7: the Opportunities that a call belongs to, each once, as 18-character ids, or why it belongs to none.
 * @param only when given, the one Opportunity that the run is about.
 */
export function routeOf(call: Call, settings: Settings, only?: string): readonly string[] | SkipReason {
    if (call.isPrivate && !settings.privateCalls) return 'private';
    const workspace = settings.workspaceId;
    if (workspace !== undefined && call.workspaceId !== undefined && call.workspaceId !== workspace)
        return 'other workspace';
    if (call.crmObjects.length === 0) return 'no CRM context';
    const salesforce = call.crmObjects.filter((object) => object.system.toLowerCase() === 'salesforce');
    if (salesforce.length === 0) return 'other CRM';
    const ids = new Set<string>();
    for (const object of salesforce) {
        const id = object.type.toLowerCase() === 'opportunity' ? id18(object.id) : undefined;
        if (id !== undefined) ids.add(id);
    }
    if (ids.size === 0) return 'no opportunity';
    if (only === undefined) return [...ids];
    return ids.has(only) ? [only] : 'other opportunity';
}
