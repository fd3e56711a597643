import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Flags } from '@salesforce/sf-plugins-core';
import { progress } from '../../../cli/bar.js';
import { idFlag } from '../../../cli/gongFlags.js';
import { onInterrupt } from '../../../cli/interrupt.js';
import { showCommand } from '../../../cli/showCommand.js';
import { assertUploadable, uploadMedia } from '../../../gong/index.js';

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1000);

export default showCommand({
    name: 'calls upload-media',
    asks: ['uploadMedia'],
    flags: {
        'call-id': idFlag({ required: true }),
        file: Flags.file({ char: 'f', required: true, exists: true })
    },
    fields: { mediaFile: 'file' },
    async ask(gong, { flags, out }) {
        const fileName = basename(flags.file);
        // before it is read: it may be larger than the memory
        assertUploadable(fileName, (await stat(flags.file)).size);
        const bytes = await readFile(flags.file);
        const bar = progress(!out.jsonEnabled(), fileName, 'kB');
        let done = 0;
        const release = onInterrupt(
            () =>
                `Stopped after ${kilobytes(done)} of ${kilobytes(bytes.length)} kB: Gong takes a recording whole or not at all. Run the same command again.`
        );
        try {
            return await uploadMedia(gong, {
                callId: flags['call-id'],
                fileName,
                bytes,
                sent(sent, of) {
                    done = Math.min(sent, bytes.length);
                    bar.update(kilobytes(sent), kilobytes(of));
                }
            });
        } finally {
            release();
            bar.stop();
        }
    },
    print: ({ callId, url }) =>
        `Gong has the recording of the call ${callId}${url ? ` and shows it at ${url}` : ''} once it is processed.`
});
