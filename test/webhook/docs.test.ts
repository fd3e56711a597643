import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startReceiver } from '../../tools/local/startReceiver.js';
import { jsonLog } from '../../scripts/webhook/log.js';
import { session } from '../support/world.js';
import { both, closeAll, idOf, recent, until } from './serving.js';

afterEach(closeAll);

const root = fileURLToPath(new URL('../..', import.meta.url));
const docs = readFileSync(`${root}/docs/webhook.md`, 'utf8');

test('the documented curl line signs an event that the receiver takes', async () => {
    const [, script] = /```sh\n(URL=[^]*?)```/.exec(docs)!;
    const call = recent(1, [1], 'Zoho');
    const { org } = await both([call]);
    const keyFile = join(mkdtempSync(join(tmpdir(), 'gong-key-')), 'webhook.key');
    let log = '';
    const receiver = await startReceiver(
        session(org),
        keyFile,
        jsonLog((line) => (log += line))
    );
    try {
        const own = script!
            .replace(/^URL=.*$/m, `URL=${receiver.url}`)
            .replace(/^KEY=.*$/m, `KEY=${keyFile}`)
            .replace(/^CALL=.*$/m, `CALL=${idOf(call)}`);
        const { stdout } = await promisify(execFile)('sh', ['-ec', own]);
        assert.match(stdout, /^HTTP\/1\.1 202[^]*\{"status":"queued"\}$/);
        await until(() => /"event":"test".*"seen":1,"written":1/.test(log));
    } finally {
        await receiver.stop();
    }
});

test('every flag and variable of gong serve is documented, with its default', () => {
    const manifest = JSON.parse(readFileSync(`${root}/oclif.manifest.json`, 'utf8')) as {
        commands: Record<string, { flags: Record<string, { env?: string; default?: string | number }> }>;
    };
    for (const [name, { env, default: value }] of Object.entries(manifest.commands['gong:serve']!.flags)) {
        if (name === 'flags-dir') continue;
        const row = docs.split('\n').find((line) => line.startsWith(`| \`--${name}\``));
        assert.ok(row, name);
        if (env) assert.ok(row.includes(`\`${env}\``), env);
        if (value !== undefined) assert.ok(row.includes(String(value)), `${name} ${value}`);
    }
});
