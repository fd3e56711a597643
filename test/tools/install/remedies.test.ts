import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remediesFor } from '../../../tools/install/remedies.js';
import { takeSteps, StepFailed } from '../../../tools/install/step.js';

test('what the platform says leads to what an admin can do, each remedy once', () => {
    const cases: Array<[problem: string, remedy: RegExp]> = [
        ['This developer name is already in use by another package', /Installed Packages.*rename it/],
        ['Cannot change the type of the field Opportunity.X__c from Picklist to Text', /another type/],
        ['INSUFFICIENT_ACCESS: Modify Metadata is required', /System Administrator/],
        ['reached the limit of custom objects', /System Overview/],
        ['The permission set Gong_User is assigned to users: remove the assignments first', /Manage Assignments/],
        ['This Lightning page is in use', /already|Activation/],
        ['In field: field - no CustomField named A__c.B__c found', /clean clone/],
        ['something new', /Read the reason/]
    ];
    for (const [problem, remedy] of cases) assert.match(remediesFor([problem, problem]).join('\n'), remedy, problem);
    assert.equal(remediesFor(['no ApexClass named A found', 'no ApexClass named B found']).length, 1);
});

test('the first step that fails ends it, with its exit code, and says that going on is possible', async () => {
    const { error, log } = console;
    const said: string[] = [];
    console.error = console.log = (line: string) => said.push(line);
    try {
        const failing = (): Promise<void> => Promise.reject(new StepFailed('no key', ['make one'], 3));
        const code = await takeSteps('npm run deploy', [
            ['One', () => Promise.resolve('done')],
            ['Two', failing],
            ['Three', () => assert.fail('went on')]
        ]);
        assert.equal(code, 3);
    } finally {
        Object.assign(console, { error, log });
    }
    assert.match(said.join('\n'), /Failed: Two\n +no key\n +→ make one\nThen run "npm run deploy" again/);
});

test('a session that ends between two steps is a failure of login, with a remedy', async () => {
    const { error, log } = console;
    const said: string[] = [];
    console.error = console.log = (line: string) => said.push(line);
    try {
        const ended = Object.assign(new Error('Session expired or invalid'), { name: 'INVALID_SESSION_ID' });
        assert.equal(await takeSteps('npm run deploy', [['One', () => Promise.reject(ended)]], 'production'), 3);
        assert.equal(await takeSteps('npm run deploy', [['One', () => Promise.reject(new Error('other'))]]), 1);
    } finally {
        Object.assign(console, { error, log });
    }
    assert.match(said.join('\n'), /sf org login web --alias production/);
});
