import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../scripts/engine/index.js';
import type { OrgHttp } from '../../scripts/org/http.js';
import { save } from '../../scripts/org/save.js';

const SOQL = 'SELECT Id FROM Opportunity';
const calls = (count: number): Change[] =>
    Array.from({ length: count }, (_, i) => ({ op: 'upsert', object: 'Gong_Call__c', key: `c${i}`, fields: {} }));
const hits = (count: number): Change[] =>
    Array.from({ length: count }, (_, i) => ({
        op: 'upsert',
        object: 'Gong_Tracker_Hit__c',
        key: `h${i}`,
        fields: {}
    }));

interface Sub {
    readonly method: string;
    readonly url: string;
    readonly body?: { readonly records: readonly unknown[] };
}

/** An org that answers when it is told to, and what it has been asked so far: `5 × call` for an API call of five. */
function slowOrg(): { http: OrgHttp; asked: string[]; answer(at: number, error?: Error): Promise<void> } {
    const asked: string[] = [];
    const answers: ((error?: Error) => void)[] = [];
    const data = (_method: string, _path: string, body: { compositeRequest: readonly Sub[] }): Promise<unknown> => {
        const subs = body.compositeRequest;
        const what = subs.map(({ url }) => /Call__c|Hit__c|query/.exec(url)![0]);
        asked.push([...new Set(what)].map((one) => `${what.filter((w) => w === one).length} ${one}`).join(', '));
        return new Promise((resolve, reject) =>
            answers.push((error) => {
                if (error) reject(error);
                const bodyOf = (sub: Sub): unknown =>
                    sub.body ? sub.body.records.map(() => ({ success: true })) : { records: [], done: true };
                const compositeResponse = subs.map((sub) => ({ httpStatusCode: 200, body: bodyOf(sub) }));
                resolve({ compositeResponse });
            })
        );
    };
    return {
        http: { data } as unknown as OrgHttp,
        asked,
        answer: (at, error) => {
            answers[at]!(error);
            return new Promise((resolve) => setImmediate(resolve));
        }
    };
}

/** An org that gives these answers, one an API call: the bodies of its subrequests. */
function answering(answers: readonly unknown[][]): OrgHttp {
    const left = [...answers];
    const data = (): Promise<unknown> =>
        Promise.resolve({ compositeResponse: left.shift()!.map((body) => ({ httpStatusCode: 200, body })) });
    return { data, sleep: () => Promise.resolve() } as unknown as OrgHttp;
}

test('hits wait for their calls; what nothing depends on goes at once', async () => {
    const { http, asked, answer } = slowOrg();
    const saved = save(http, [...calls(1000), ...hits(1500)], [SOQL, SOQL, SOQL]);
    assert.deepEqual(asked, ['5 Call__c']);
    await answer(0);
    assert.deepEqual(asked.slice(1), ['5 Hit__c', '3 Hit__c, 2 query', '1 query']);
    await answer(3);
    await answer(2);
    await answer(1);
    const { outcomes, records } = await saved;
    assert.equal(outcomes.length, 2500);
    assert.equal(records.length, 3);
});

test('nothing of a save is on its way any more when it fails, and nothing is sent after that', async () => {
    const { http, asked, answer } = slowOrg();
    let failed = false;
    const saved = save(http, [...hits(1500), ...calls(600)], [SOQL]).catch(() => (failed = true));
    assert.equal(asked.length, 2);
    await answer(1, new Error('lost'));
    assert.equal(failed, false);
    await answer(0);
    await saved;
    assert.equal(failed, true);
    assert.equal(asked.length, 2);
});

test('what is read after a save is read again when rows had to be written again', async () => {
    const locked = { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'locked' }] };
    const answers = [
        [[locked], { records: [{ Name: 'before' }], done: true }],
        [[{ success: true }]],
        [{ records: [{ Name: 'after' }], done: true }]
    ];
    assert.deepEqual(await save(answering(answers), calls(1), [SOQL]), {
        outcomes: [{ ok: true }],
        records: [[{ Name: 'after' }]]
    });
});
