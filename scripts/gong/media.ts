import { RequestTooLarge } from './client/errors.js';
import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, readOne, text } from './answer.js';
import { ask } from './ask.js';
import { BadInput, checked, id } from './input.js';
import { OPERATIONS } from './operations.js';

/** Bytes that the gateway takes in one request: the memory of an Apex transaction. */
const MOST_BYTES = 6_000_000;
/** What else is in that memory, and in the multipart body around the file. */
const MARGIN_BYTES = 50_000;
/** The largest recording that can be uploaded. */
export const MEDIA_MOST_BYTES = MOST_BYTES - MARGIN_BYTES;

export interface Recording {
    readonly callId: string;
    readonly fileName: string;
    readonly bytes: Uint8Array;
    /** Told how many of the bytes to send are on their way. */
    readonly sent?: ((bytes: number, of: number) => void) | undefined;
}

const uploaded = answer({ callId: z.string(), url: text });
export type UploadedMedia = z.infer<typeof uploaded>;

/** @throws {BadInput} when a file of so many bytes cannot be uploaded, with the way out */
export function assertUploadable(fileName: string, size: number): void {
    if (size === 0) throw new BadInput('mediaFile', `must not be empty, and ${fileName} is`);
    if (size > MEDIA_MOST_BYTES) throw tooLarge(fileName, size);
}

function tooLarge(fileName: string, size: number): BadInput {
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
    return new BadInput(
        'mediaFile',
        `must be at most ${megabytes(MEDIA_MOST_BYTES)}, because Salesforce takes no more in one request, and ${fileName} has ` +
            `${megabytes(size)}: make the call with a downloadMediaUrl (gong calls create --download-media-url), from which Gong fetches up to 1.5 GB itself`
    );
}

/**
 * Uploads the recording of a call that was made without a `downloadMediaUrl` (`PUT /v2/calls/{id}/media`).
 * @returns the call's id and its page at Gong
 * @throws {BadInput} before anything is sent, when the file is empty or too large for Salesforce
 */
export async function uploadMedia(gong: Gong, { callId, fileName, bytes, sent }: Recording): Promise<UploadedMedia> {
    checked(z.strictObject({ callId: id }), { callId });
    assertUploadable(fileName, bytes.length);
    const { body, contentType } = multipart(fileName, bytes);
    const told = sent && ((done: number) => sent(done, body.length));
    const upload = { id: callId, body, contentType, sent: told };
    const found = await ask(gong, OPERATIONS.uploadMedia, upload).catch((error: unknown) => {
        throw error instanceof RequestTooLarge ? tooLarge(fileName, bytes.length) : error;
    });
    return readOne(found, uploaded, 'callId');
}

/** The file as the field `mediaFile` of a form. */
function multipart(fileName: string, bytes: Uint8Array): { body: Uint8Array; contentType: string } {
    // random, because nothing in the file may look like it
    const boundary = `gong-${crypto.randomUUID()}`;
    const name = fileName.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="mediaFile"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}
