import { asObject } from '#rules';
import { pages } from './client/pages.js';
import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { readList, readOne } from './answer.js';
import { ask, namingScope } from './ask.js';
import type { Page } from './ask.js';
import { call, metaData } from './call.js';
import type { Call } from './call.js';
import { asksOf, callFilter, filterRules, nextOf } from './callFilter.js';
import { checked, id, ids, oneOf } from './input.js';
import { OPERATIONS } from './operations.js';

/** What a call is besides its meta data, each for the asking. */
export const CALL_PARTS = {
    parties: { parties: true },
    trackers: { content: { trackers: true, trackerOccurrences: true } },
    structure: { content: { structure: true } },
    topics: { content: { topics: true } },
    brief: { content: { brief: true } },
    outline: { content: { outline: true } },
    highlights: { content: { highlights: true } },
    keyPoints: { content: { keyPoints: true } },
    callOutcome: { content: { callOutcome: true } },
    speakers: { interaction: { speakers: true } },
    questions: { interaction: { questions: true } },
    interactionStats: { interaction: { personInteractionStats: true } },
    video: { interaction: { video: true } },
    comments: { collaboration: { publicComments: true } },
    media: { media: true }
} as const;

export type CallPart = keyof typeof CALL_PARTS;
export const CONTEXTS = ['None', 'Basic', 'Extended'] as const;

const PARTS = Object.keys(CALL_PARTS) as [CallPart, ...CallPart[]];
const selection = {
    /** The linked CRM objects; `Extended` with their fields. @default None */
    context: oneOf(CONTEXTS).optional(),
    include: z.array(oneOf(PARTS)).optional()
};

const listInput = z
    .strictObject({
        ...callFilter,
        ...selection,
        /** Only calls that these users hosted. */
        userIds: ids.optional()
    })
    .superRefine(filterRules);

export type CallListInput = z.input<typeof listInput>;

/**
 * Calls by date range or ids (`POST /v2/calls/extensive`), page by page in no documented order, each call once. Ids that
 * Gong does not know are left out. An answer that is too large for Salesforce is asked for again in halves.
 * @throws {BadInput} before anything is sent
 */
export async function* listCalls(gong: Gong, input: CallListInput): AsyncGenerator<Page<Call>> {
    const wanted = checked(listInput, input);
    const selector = selectorOf(wanted.context, wanted.include);
    const seen = new Set<string>();
    for (const part of asksOf(wanted)) {
        const found = pages(namingScope(gong, OPERATIONS.calls), part, { selector, cursor: wanted.cursor });
        for await (const page of found) {
            const items = readList(page.calls, call, 'calls').filter(({ metaData }) => isNew(metaData.id, seen));
            yield { items, total: wanted.callIds?.length ?? page.total, next: nextOf(page, part, wanted) };
        }
    }
}

/**
 * One call: its meta data (`GET /v2/calls/{id}`), or all that is asked for (`POST /v2/calls/extensive`).
 * @throws {GongNotFound} when Gong does not know the id, or the access key may not see the call
 */
export async function getCall(
    gong: Gong,
    input: { callId: string; context?: (typeof CONTEXTS)[number] | undefined; include?: CallPart[] | undefined }
): Promise<Call> {
    const { callId, context, include } = checked(z.strictObject({ ...selection, callId: id }), input);
    // one that Gong does not give here is asked for again below, and Gong then says why
    if (context !== undefined || include?.length) {
        for await (const { items } of listCalls(gong, { callIds: [callId], context, include }))
            if (items[0]) return items[0];
    }
    const found = await ask(gong, OPERATIONS.call, { id: callId });
    return { metaData: readOne(asObject(found?.['call']), metaData, 'call') };
}

function isNew(callId: string | null | undefined, seen: Set<string>): boolean {
    if (!callId) return true;
    if (seen.has(callId)) return false;
    seen.add(callId);
    return true;
}

function selectorOf(context: string = 'None', include: readonly CallPart[] = []): object {
    const exposedFields: Record<string, unknown> = {};
    for (const part of include)
        for (const [group, wanted] of Object.entries(CALL_PARTS[part]))
            exposedFields[group] = wanted === true ? true : { ...(exposedFields[group] as object), ...wanted };
    return { context, exposedFields };
}
