import { gong } from '../../scripts/gong/client/gong.js';
import type { GongRequest } from '../../scripts/gong/client/transport.js';
import { rowWriter } from '../../scripts/cli/rowWriter.js';
import { writeList } from '../../scripts/cli/writeList.js';
import { listCalls } from '../../scripts/gong/index.js';

// Run with little memory: lists calls of 10 kB each from a Gong that makes them up as it is asked.
const CALLS = 10_000;
const PAGE = 100;
let bytes = 0;
let lines = 0;

const client = gong({
    gong({ body }: GongRequest) {
        const start = Number((body as { cursor?: string }).cursor ?? 0);
        const calls = Array.from({ length: PAGE }, (_, i) => ({
            metaData: { id: String(start + i), title: 'x'.repeat(10_000) }
        }));
        const next = start + PAGE < CALLS ? { cursor: String(start + PAGE) } : {};
        const answer = JSON.stringify({ records: { totalRecords: CALLS, ...next }, calls });
        return Promise.resolve({ status: 200, body: answer });
    },
    now: () => 0,
    sleep: () => Promise.resolve()
});
const log = (text = ''): void => {
    bytes += text.length;
    lines += text.split('\n').length;
};
const write = rowWriter<object>(log, 'jsonl', { columns: [], continued: false });
const out = { log, logToStderr: () => undefined, jsonEnabled: () => false };
await writeList(out, listCalls(client, { from: '2026-01-01T00:00:00Z' }), 'calls', write);
process.stdout.write(JSON.stringify({ bytes, lines }));
