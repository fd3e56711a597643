import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Flags } from '@salesforce/sf-plugins-core';
import type { Gong } from '../../gong/client/gong.js';
import { filterFlags, missingCalls } from '../../cli/callFlags.js';
import { printable } from '../../cli/columns.js';
import { operationCommand } from '../../cli/operationCommand.js';
import { spanOf } from '../../cli/spanFlags.js';
import { usageError } from '../../cli/toSfError.js';
import { writeList } from '../../cli/writeList.js';
import { listTranscripts, nameSpeakers, transcriptSrt, transcriptText, transcriptVtt } from '../../gong/index.js';
import type { NamedTranscript, Page, Transcript } from '../../gong/index.js';

const FORMATS = {
    text: { extension: 'txt', write: transcriptText },
    jsonl: { extension: 'json', write: (transcript: NamedTranscript) => JSON.stringify(transcript) },
    srt: { extension: 'srt', write: transcriptSrt },
    vtt: { extension: 'vtt', write: transcriptVtt }
};
type Format = keyof typeof FORMATS;

async function* named(gong: Gong, pages: AsyncIterable<Page<Transcript>>): AsyncGenerator<Page<NamedTranscript>> {
    for await (const page of pages) yield { ...page, items: await nameSpeakers(gong, page.items) };
}

export default operationCommand({
    name: 'transcript',
    asks: ['transcripts', 'calls'],
    flags: {
        ...filterFlags,
        'result-format': Flags.option({ char: 'r', options: Object.keys(FORMATS) as Format[], default: 'text' })(),
        'output-dir': Flags.directory({ char: 'd' })
    },
    async run(gong, { flags, out }) {
        const { 'result-format': format, 'output-dir': directory, 'call-id': callIds } = flags;
        const { extension, write } = FORMATS[format];
        const subtitles = format === 'srt' || format === 'vtt';
        if (subtitles && directory === undefined && callIds?.length !== 1 && !out.jsonEnabled())
            throw usageError(
                'Subtitles of several calls need a file each.',
                'Say where the files go: --output-dir subtitles'
            );
        const transcripts = listTranscripts(gong, {
            ...spanOf(flags, Date.now()),
            callIds,
            workspaceId: flags['workspace-id'],
            cursor: flags.cursor
        });
        const pages = missingCalls(named(gong, transcripts), callIds, ({ callId }) => callId, out, 'transcript');
        if (directory !== undefined) await mkdir(directory, { recursive: true });
        return writeList(out, pages, 'transcripts', async (items) => {
            for (const item of items) {
                const text = write(item);
                if (directory === undefined) out.log(printable(text));
                else await writeFile(join(directory, `${item.callId.replace(/\W/g, '')}.${extension}`), text);
            }
        });
    }
});
