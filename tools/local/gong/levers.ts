import { z } from 'zod';
import { bodyOf, type Lever, LeverError } from '../levers.js';
import type { Access } from './access.js';
import type { Call, GongData, KeywordTracker } from './gongData.js';
import { instant } from './time.js';

const time = z.string().refine((text) => instant(text) !== undefined, 'expected an ISO-8601 time with its offset');
/** Only what a call is found by is checked, as a call of Gong's may lack anything else. */
const call = z.looseObject({
    metaData: z
        .looseObject({ id: z.string().optional(), started: time.nullish(), scheduled: time.nullish() })
        .optional()
});
const tracker = z.looseObject({ trackerId: z.string(), trackerName: z.string() });
/** The list, or the answer that it comes in. */
const trackers = z.preprocess(
    (body) => (body as { keywordTrackers?: unknown } | null)?.keywordTrackers ?? body,
    z.array(tracker)
);
const rights = z.strictObject({ scopes: z.array(z.string()).optional(), seesCalls: z.boolean().optional() });

/** Calls, trackers and the key's rights, as tests change them in `world` and `access`. */
export function gongLevers(world: GongData, access: Access): Lever[] {
    const at = (id: string): number => world.calls.findIndex(({ metaData }) => metaData?.id === id);
    return [
        { method: 'GET', path: '/local/calls', pull: () => ({ calls: world.calls }) },
        {
            method: 'PUT',
            path: '/local/calls/:id',
            pull: (body, { id = '' }) => {
                const given = bodyOf(call, body);
                const own = given.metaData?.id;
                if (own !== undefined && own !== id)
                    throw new LeverError(400, `Nothing was changed: metaData.id is ${own}, the address says ${id}.`);
                const put = { ...given, metaData: { ...given.metaData, id } } as Call;
                const index = at(id);
                if (index < 0) world.calls.push(put);
                else world.calls[index] = put;
                return put;
            }
        },
        {
            method: 'DELETE',
            path: '/local/calls/:id',
            pull: (_body, { id = '' }) => {
                const index = at(id);
                if (index < 0) throw new LeverError(404, `The local Gong has no call ${id}.`);
                world.calls.splice(index, 1);
                return { deleted: id };
            }
        },
        {
            method: 'PUT',
            path: '/local/trackers',
            pull: (body) => {
                world.keywordTrackers = bodyOf(trackers, body) as KeywordTracker[];
                return { keywordTrackers: world.keywordTrackers };
            }
        },
        {
            method: 'PUT',
            path: '/local/access',
            pull: (body) => {
                const { scopes, seesCalls } = bodyOf(rights, body);
                Object.assign(access, { scopes, seesCalls });
                return { ...(scopes && { scopes }), seesCalls: seesCalls ?? true };
            }
        }
    ];
}
