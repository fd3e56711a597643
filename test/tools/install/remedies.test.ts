import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, remediesFor } from '../../../tools/install/remedies.js';
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

test('a failure names the component, or the file that is none', () => {
    const failures = [
        { componentType: 'ApexClass', fullName: 'A', problem: 'x' },
        { fullName: 'a.cls', problem: 'y' }
    ];
    assert.equal(describe(failures), 'ApexClass A: x\nFile a.cls: y');
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
