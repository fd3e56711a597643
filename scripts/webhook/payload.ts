import { z } from 'zod';
import { Refused } from './errors.js';

/** What is taken from an event: a hint that this call is worth reading. The rest of the payload is not trusted. */
export interface CallEvent {
    readonly callId: string;
    /** "Test now" in Gong: everything is worked out and nothing is written. */
    readonly isTest: boolean;
    /** The recipe's own check: without linked CRM objects there is nothing to do. */
    readonly hasContext: boolean;
}

const PAYLOAD = z.object({
    callData: z.object({
        metaData: z.object({ id: z.string().regex(/^\d{1,20}$/, 'is not the id of a call') }),
        context: z.unknown().optional()
    }),
    isTest: z.boolean().nullish()
});

/** @throws {Refused} 400, naming what is wrong */
export function readPayload(body: Buffer): CallEvent {
    let json: unknown;
    try {
        json = JSON.parse(body.toString('utf8'));
    } catch {
        throw new Refused(400, 'The body is not JSON.');
    }
    const { success, data, error } = PAYLOAD.safeParse(json);
    if (!success) {
        const { path, message } = error.issues[0]!;
        const known = message.startsWith('is not') ? message : 'is missing or not what it should be';
        throw new Refused(400, `${path.join('.') || 'The body'} ${known}.`);
    }
    const { metaData, context } = data.callData;
    return { callId: metaData.id, isTest: data.isTest === true, hasContext: hasObjects(context) };
}

function hasObjects(context: unknown): boolean {
    if (!Array.isArray(context)) return false;
    return context.some((system: { objects?: unknown } | null) => {
        const objects = system?.objects;
        return Array.isArray(objects) && objects.length > 0;
    });
}
