/**
 * The command line against a scratch org that has the package and the stand-in of Gong (test/scratch/main) deployed:
 * check, sync, and sync again.
 *
 *     node --import tsx test/scratch/endToEnd.ts ALIAS
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Org } from '@salesforce/core';
import { setGongHost, storeKey } from '../../scripts/org/credential.js';
import { OrgHttp } from '../../scripts/org/http.js';

const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));
const [alias = ''] = process.argv.slice(2);

interface Report {
    seen: number;
    written: number;
    unchanged: number;
    failed: number;
}

const gong = (...args: string[]): string =>
    execFileSync(process.execPath, [GONG, ...args, '--target-org', alias, '--json'], { encoding: 'utf8' });
const sync = (): Report => (JSON.parse(gong('sync', '--days', '30')) as { result: Report }).result;

const connection = (await Org.create({ aliasOrUsername: alias })).getConnection();
const http = new OrgHttp(connection);
// the org calls itself: its own session stands for Gong's secret, and the credential of test/scratch sends it as Bearer
await setGongHost(http, `${connection.instanceUrl.replace(/\/$/, '')}/services/apexrest/gongstandin`);
await storeKey(http, { accessKey: 'scratch', secret: connection.accessToken ?? '' });

gong('check');
const first = sync();
assert.ok(first.seen > 0, 'the stand-in gave no calls');
assert.deepEqual([first.written, first.failed], [first.seen, 0]);

const { records } = await connection.query<{ MainCompetitors__c: string | null }>(
    'SELECT MainCompetitors__c FROM Opportunity LIMIT 50'
);
for (const { MainCompetitors__c: names } of records) assert.match(names ?? '', /Helios Readings/);

const second = sync();
assert.deepEqual([second.written, second.unchanged], [0, second.seen]);
console.log(`${first.seen} calls synced, and unchanged the second time`);
