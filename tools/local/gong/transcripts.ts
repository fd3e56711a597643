import { z } from 'zod';
import { callFilter, callsOf, NO_CALLS } from './calls.js';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';

const request = z.object({ cursor: z.string().nullish(), filter: callFilter });

/** Transcripts, in milliseconds. A call that has none is left out. */
export function transcriptOperation(desk: Desk): void {
    desk.operation('POST', '/v2/calls/transcript', 'api:calls:read:transcript', ({ body }) => {
        const { cursor, filter } = parsed(request, body);
        const { records, items } = desk.pages.page(['calls/transcript', filter], cursor ?? undefined, () => {
            const byCall = new Map(desk.world.transcripts?.map((transcript) => [transcript.callId, transcript]));
            const found = callsOf(desk, filter).flatMap(({ metaData }) => byCall.get(metaData?.id ?? '') ?? []);
            if (found.length === 0) throw new GongError(404, NO_CALLS);
            return found;
        });
        return { records, callTranscripts: items };
    });
}
