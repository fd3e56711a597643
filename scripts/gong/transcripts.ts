import { pages } from './client/pages.js';
import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, list, number, readList, text } from './answer.js';
import { namingScope } from './ask.js';
import type { Page } from './ask.js';
import type { Call } from './call.js';
import { asksOf, callFilter, filterRules, nextOf } from './callFilter.js';
import { listCalls } from './calls.js';

import { checked } from './input.js';
import { OPERATIONS } from './operations.js';

const input = z.strictObject(callFilter).superRefine(filterRules);
export type TranscriptInput = z.input<typeof input>;

/** Milliseconds from the start of the call. */
const sentence = answer({ start: number, end: number, text });
const monologue = answer({ speakerId: text, topic: text, sentences: list(sentence) });
const transcript = answer({ callId: z.string(), transcript: list(monologue) });

export type Sentence = z.infer<typeof sentence>;
export type Monologue = z.infer<typeof monologue>;
export type Transcript = z.infer<typeof transcript>;

/** A transcript that says who speaks. */
export interface NamedTranscript {
    readonly callId: string;
    readonly title: string | null;
    readonly started: string | null;
    readonly url: string | null;
    readonly transcript: readonly (Monologue & { readonly speaker: string; readonly affiliation: string | null })[];
}

const LIST = { path: OPERATIONS.transcripts.path, list: 'callTranscripts' };

/**
 * Transcripts of calls by date range or ids (`POST /v2/calls/transcript`), page by page. Calls without one are left out.
 * Pages that are too large for Salesforce are asked for again in halves.
 * @throws {BadInput} before anything is sent
 */
export async function* listTranscripts(gong: Gong, wanted: TranscriptInput): AsyncGenerator<Page<Transcript>> {
    const filter = checked(input, wanted);
    const seen = new Set<string>();
    for (const part of asksOf(filter)) {
        const options = { operation: LIST, cursor: filter.cursor };
        for await (const page of pages(namingScope(gong, OPERATIONS.transcripts), part, options)) {
            const items = readList(page.calls, transcript, LIST.list).filter(({ callId }) => !seen.has(callId));
            for (const { callId } of items) seen.add(callId);
            yield { items, total: filter.callIds?.length ?? page.total, next: nextOf(page, part, filter) };
        }
    }
}

/** Adds titles and speakers' names, which Gong keeps with the calls: one more request for a hundred transcripts. */
export async function nameSpeakers(gong: Gong, transcripts: readonly Transcript[]): Promise<NamedTranscript[]> {
    if (transcripts.length === 0) return [];
    const calls = new Map<string, Call>();
    const callIds = transcripts.map(({ callId }) => callId);
    for await (const { items } of listCalls(gong, { callIds, include: ['parties'] }))
        for (const call of items) calls.set(call.metaData.id ?? '', call);
    return transcripts.map((each) => named(each, calls.get(each.callId)));
}

function named({ callId, transcript: monologues }: Transcript, call: Call | undefined): NamedTranscript {
    const { title, started, url } = call?.metaData ?? {};
    const unknown: string[] = [];
    const nameless = (id: string): string => {
        if (!unknown.includes(id)) unknown.push(id);
        return `Speaker ${unknown.indexOf(id) + 1}`;
    };
    return {
        callId,
        title: title ?? null,
        started: started ?? null,
        url: url ?? null,
        transcript: (monologues ?? []).map((each) => {
            const id = each.speakerId ?? '';
            const party = call?.parties?.find(({ speakerId }) => speakerId === id);
            const speaker = party?.name ?? party?.emailAddress ?? nameless(id);
            return { ...each, speaker, affiliation: party?.affiliation ?? null };
        })
    };
}
