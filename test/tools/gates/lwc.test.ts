import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before, describe, test } from 'node:test';
import { checkBundles } from '../../../tools/gates/lwc/compile.js';
import { format } from '../../../tools/gates/metadata/finding.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** A component a defect, and what the platform's compiler says about it in expected.txt. */
const DEFECTS = join(ROOT, 'test/fixtures/lwc-defects');

describe('a component that the platform would refuse is refused', () => {
    let lines: string[];
    before(async () => {
        const { findings } = await checkBundles([DEFECTS]);
        lines = findings.map((finding) => format({ ...finding, path: relative(DEFECTS, finding.path) }));
    });
    for (const defect of readdirSync(DEFECTS))
        test(defect, () => {
            const expected = readFileSync(join(DEFECTS, defect, 'expected.txt'), 'utf8').trimEnd();
            assert.deepEqual(
                lines.filter((line) => line.startsWith(`${defect}/`)),
                [expected]
            );
        });
});

test('every component of the project compiles', async () => {
    const { bundles, findings } = await checkBundles([join(ROOT, 'force-app/main/default/lwc')]);
    assert.ok(bundles > 0);
    assert.deepEqual(findings.map(format), []);
});
