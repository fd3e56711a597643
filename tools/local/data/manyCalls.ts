import type { Call } from '../gong/index.js';
import { Dice } from './dice.js';
import { RIVALS } from './names.js';
import { COMPETITORS, SALES } from './trackers.js';

export interface ManyCallsOptions {
    /** Opportunities that the calls are linked to, in turn. */
    opportunityIds: readonly string[];
    /** The calls are spread evenly from `from` up to `to`. */
    from: Date;
    to: Date;
    /** @default 1 */
    seed?: number;
    /** Host of all calls. @default '6404120000000000101' */
    primaryUserId?: string;
    /** @default the sales workspace of the demo data */
    workspaceId?: string;
}

/** So many plain calls, oldest first, made one at a time as they are asked for: each on one opportunity, with one or two competitors. */
export function* manyCalls(count: number, options: ManyCallsOptions): Generator<Call> {
    const { opportunityIds, from, to, seed = 1, primaryUserId = '6404120000000000101', workspaceId = SALES } = options;
    const dice = new Dice(seed, 'many');
    const step = (to.getTime() - from.getTime()) / count;
    for (let i = 0; i < count; i++) {
        const id = String(3_000_000_000_000_000_000n + BigInt(i));
        const objectId = opportunityIds[i % opportunityIds.length];
        const phrases = dice.some(RIVALS, dice.whole(1, 2)).map((phrase) => ({
            phrase,
            count: 1,
            occurrences: [{ startTime: dice.whole(1, 600), speakerId: dice.chance(0.5) ? '12' : '11' }]
        }));
        yield {
            metaData: {
                id,
                url: `https://app.gong.io/call?id=${id}`,
                title: `Call ${i + 1}`,
                started: new Date(from.getTime() + Math.floor(i * step)).toISOString(),
                duration: dice.whole(600, 3600),
                primaryUserId,
                direction: 'Conference',
                system: 'Zoom',
                scope: 'External',
                media: 'Video',
                language: 'eng',
                workspaceId,
                isPrivate: false
            },
            context: [
                { system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId, fields: [], timing: 'Now' }] }
            ],
            parties: [
                { id: '1', name: 'Rep', userId: primaryUserId, speakerId: '11', affiliation: 'Internal' },
                { id: '2', name: 'Customer', title: 'Buyer', speakerId: '12', affiliation: 'External' }
            ],
            content: {
                trackers: [{ ...HEARD, count: phrases.length, occurrences: [], phrases }]
            }
        };
    }
}

const HEARD = { id: COMPETITORS.id, name: COMPETITORS.name, type: 'KEYWORD' };
