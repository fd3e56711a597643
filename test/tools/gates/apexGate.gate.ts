import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ApexFinding } from '../../../tools/gates/apex/finding.js';
import { checkApex } from '../../../tools/gates/apex/gate.js';
import { API_VERSION } from '../../../scripts/org/apiVersion.js';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const defects = join(fixtures, 'apex-defects');

/** What the gate calls each kind of defect; a folder each. */
const NAMED: Record<string, RegExp> = {
    'debug-statement': /^AvoidDebugStatements: /,
    'dml-in-loop': /^OperationWithLimitsInLoop: /,
    'dynamic-soql': /^ApexSOQLInjection: /,
    'empty-catch': /^EmptyCatchBlock: /,
    'filter-on-long-text': /^soql: Notes__c is a LongTextArea, which cannot be used in WHERE/,
    'hardcoded-id': /^AvoidHardcodingId: /,
    'insecure-endpoint': /^ApexInsecureEndpoint: /,
    'missing-crud': /^ApexCRUDViolation: /,
    'missing-crud-behind-a-call': /^ApexFlsViolation: .*Shelf__c/,
    'mode-not-said': /^soql: the query does not say WITH USER_MODE or WITH SYSTEM_MODE/,
    'missing-sharing': /^ApexSharingViolations: /,
    'query-in-system-mode': /^soql: Database.queryWithBinds does not say AccessLevel.USER_MODE/,
    'soql-in-loop': /^OperationWithLimitsInLoop: /,
    'test-without-assertion': /^ApexUnitTestClassShouldHaveAsserts: /,
    'type-error': /^type error: .*System.String.*System.Integer/,
    undocumented: /^ApexDoc: /,
    unformatted: /^format: /,
    'unknown-child': /^soql: Shelf__c has no child relationship Boks__r, did you mean Books__r\?/,
    'unknown-field': /^soql: Shelf__c has no field Rooms__c, did you mean Room__c\?/,
    'unknown-field-in-trigger': /^soql: Shelf__c has no field Shade__c/,
    'unknown-method': /^type missing: .*'count'/,
    'unknown-object': /^soql: there is no object Shelv__c, did you mean Shelf__c\?/,
    'unknown-relationship': /^soql: Shelf__c has no relationship Acount__r, did you mean Account__r\?/,
    'unknown-standard-field': /^soql: Opportunity has no field StageTitle/,
    'unused-method': /^type unused: .*spare/,
    'unused-variable': /^UnusedLocalVariable: /
};

describe('the Apex gate', () => {
    /** Findings by the folder they are in. */
    const found = new Map<string, ApexFinding[]>();

    before(async () => {
        // one run over all kinds: starting the tools takes longer than what they do
        for (const finding of (await checkApex(defects)).findings) {
            const [kind = ''] = relative(defects, finding.path).split(sep);
            found.set(kind, [...(found.get(kind) ?? []), finding]);
        }
    });

    for (const [kind, name] of Object.entries(NAMED)) {
        it(`names the defect ${kind}`, () => {
            const sentences = (found.get(kind) ?? []).map(({ rule, message }) => `${rule}: ${message}`);
            assert.ok(
                sentences.some((sentence) => name.test(sentence)),
                `${name} in ${JSON.stringify(sentences)}`
            );
        });
    }

    it('has nothing to say about sound Apex', () => {
        assert.deepEqual(found.get('clean'), undefined);
    });

    it('has an expectation for every seeded defect', () => {
        const folders = readdirSync(defects, { withFileTypes: true }).filter((entry) => entry.isDirectory());
        assert.deepEqual(folders.map(({ name }) => name).sort(), ['clean', ...Object.keys(NAMED)].sort());
    });
});

describe('npm run lint:apex', () => {
    it('says where a file cannot be compiled and exits with 1', async () => {
        const { code, stdout } = await lint(['--root', join(fixtures, 'apex-syntax-error')]);
        assert.equal(code, 1);
        assert.match(stdout, /^classes\/SyntaxError\.cls:11: type syntax: /m);
        assert.match(stdout, /^Apex: \d+ findings \(.*types \d+\.\d s.*\)$/m);
    });

    it('exits with 0 when there are no classes and no triggers', async () => {
        const root = mkdtempSync(join(tmpdir(), 'no-apex-'));
        try {
            mkdirSync(join(root, 'force-app'));
            const project = {
                packageDirectories: [{ path: 'force-app', default: true }],
                sourceApiVersion: API_VERSION
            };
            writeFileSync(join(root, 'sfdx-project.json'), JSON.stringify(project));
            const { code, stdout } = await lint(['--root', root]);
            assert.match(stdout, /^Apex: 0 findings/);
            assert.equal(code, 0);
        } finally {
            rmSync(root, { recursive: true });
        }
    });

    it('asks for Java in one sentence when there is none', async () => {
        const { code, stdout, stderr } = await lint([], { PATH: '' });
        assert.equal(stdout, '');
        assert.equal(stderr, 'Java 11 or later is needed on the PATH: `java` was not found.\n');
        assert.equal(code, 1);
    });
});

function lint(args: string[], env = process.env): Promise<{ code: number; stdout: string; stderr: string }> {
    const script = fileURLToPath(new URL('../../../tools/gates/apex.ts', import.meta.url));
    return new Promise((resolve) => {
        execFile(process.execPath, ['--import', 'tsx', script, ...args], { env }, (error, stdout, stderr) =>
            resolve({ code: Number(error?.code ?? 0), stdout, stderr })
        );
    });
}
