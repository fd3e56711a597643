import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { apexCases, classFile, GROUPS } from '../../../tools/contract/apexCases.js';
import { readSchema } from '../../../tools/local/org/index.js';
import { clientOf, withOrg } from './orgSetUp.js';

const schema = readSchema(['force-app', 'main-competitors']);
const PATH = '/services/apexrest/gong/opportunities';
const SYNC = 'sync@integration.example';

type Texts = [field: string | null, state: string | null];

/** A case of test/contract/opportunities.json: what stands there, what is asked, and what must come out. */
interface Case {
    name: string;
    /** Somebody without the custom permission Gong_Connection. */
    as?: 'stranger';
    setting?: string;
    field?: string;
    deals?: Record<string, Texts>;
    deleted?: string[];
    rows?: { id: string; expected: Texts; next: Texts }[];
    /** The body as it is sent, in place of rows. */
    text?: string;
    status?: number;
    code?: string;
    says?: string;
    /** A 400 BAD_ROWS that says this. */
    bad?: string;
    /** A 409 BAD_FIELD. */
    badField?: true;
    outcomes?: [outcome: string, field: string | null, state: string | null, code?: string][];
    after?: Record<string, Texts>;
}

const cases = JSON.parse(readFileSync('test/contract/opportunities.json', 'utf8')) as Case[];

/** `x×256` is 256 of them. */
const long = (text: string): string =>
    text.replace(/(null|x| )×(\d+)/, (_, unit: string, times: string) =>
        unit === 'null' ? Array(Number(times)).fill('null').join(',') : unit.repeat(Number(times))
    );

const texts = ([field, state]: Texts): object => ({ field: field === null ? null : long(field), state });

for (const one of cases)
    test(`the door to the field ${one.name}`, async () => {
        const deals = Object.entries(one.deals ?? {});
        const options = {
            schema,
            data: {
                User: [{ Username: 'admin@acme.example' }, { Username: SYNC }],
                Opportunity: deals.map(([Name, [NextStep, Gong_Competitors__c]]) => ({
                    Name,
                    NextStep,
                    Gong_Competitors__c,
                    StageName: 'Prospecting',
                    CloseDate: '2026-12-31'
                }))
            },
            permissionSets: { [SYNC]: ['Gong_Sync'] }
        };
        await withOrg(options, async (_client, org) => {
            org.tables.put('Gong_Settings__c', {
                Id: org.tables.nextId('Gong_Settings__c'),
                SetupOwnerId: org.orgId,
                Field__c: one.setting ?? 'NextStep'
            });
            const idOf = (name: string): string => {
                if (name === '$user') return String(org.user.Id);
                const row = org.tables.all('Opportunity').find(({ Name }) => Name === name.replace(':15', ''));
                return name.endsWith(':15') ? String(row!.Id).slice(0, 15) : String(row!.Id);
            };
            const rows = (one.rows ?? []).map(({ id, expected, next }) => ({
                id: idOf(id),
                expected: texts(expected),
                next: texts(next)
            }));
            for (const name of one.deleted ?? []) org.tables.remove('Opportunity', idOf(name));
            const body =
                one.text === undefined
                    ? JSON.stringify({ field: one.field ?? 'NextStep', opportunities: rows })
                    : long(one.text);
            // a system administrator may call the class, and has no permission set of ours
            const client = one.as === 'stranger' ? clientOf(org) : clientOf(org, org.tokenFor(SYNC));
            const answer = await client.send('PATCH', PATH, body);
            const status = one.bad ? 400 : one.badField ? 409 : (one.status ?? 200);
            assert.equal(answer.status, status, JSON.stringify(answer.body));
            if (one.outcomes) {
                const told = answer.body.opportunities as Record<string, string | null>[];
                assert.deepEqual(
                    told.map(({ outcome, field, state, code }) => [outcome, field, state, ...(code ? [code] : [])]),
                    one.outcomes
                );
                assert.deepEqual(
                    told.map(({ id }) => id!.slice(0, 15)),
                    rows.map(({ id }) => id.slice(0, 15)),
                    'in the order given'
                );
            } else {
                assert.equal(answer.body.code, one.bad ? 'BAD_ROWS' : one.badField ? 'BAD_FIELD' : one.code);
                const says = one.bad ?? one.says;
                if (says) assert.deepEqual(answer.body.errors, [says]);
            }
            for (const [name, [field, state]] of Object.entries(one.after ?? {})) {
                const row = org.tables.get('Opportunity', idOf(name))!;
                assert.deepEqual([row.NextStep ?? null, row.Gong_Competitors__c ?? null], [field, state], name);
                assert.equal(row.StageName, 'Prospecting');
            }
        });
    });

test('the cases that Apex runs are these', () => {
    for (const [group, name] of Object.entries(GROUPS))
        assert.equal(
            readFileSync(classFile(name), 'utf8'),
            apexCases(group as keyof typeof GROUPS),
            'npm run contract'
        );
});
