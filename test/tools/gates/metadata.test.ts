import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PackageDirectory } from '../../../tools/gates/metadata/catalogue.js';
import { checkMetadata } from '../../../tools/gates/metadata/check.js';
import { format } from '../../../tools/gates/metadata/finding.js';
import { loadSchema } from '../../../tools/gates/metadata/schema.js';
import { API_VERSION } from '../../../scripts/org/apiVersion.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** A folder a defect: a small package that has just that, and the findings it must produce in expected.txt. */
const BROKEN = join(ROOT, 'test/fixtures/broken-metadata');

const schema = loadSchema();

/** Defects between two packages have them in `app`, which is deployed alone too, and `extra`. */
function packagesOf(folder: string): PackageDirectory[] {
    if (!existsSync(join(folder, 'extra'))) return [{ path: folder, default: true }];
    return [
        { path: join(folder, 'app'), default: true },
        { path: join(folder, 'extra'), default: false }
    ];
}

function check(folder: string): string[] {
    const { findings } = checkMetadata(schema, packagesOf(folder), API_VERSION);
    return findings.map((finding) => format({ ...finding, path: relative(folder, finding.path) }));
}

describe('a defect is found, and nothing else', () => {
    for (const defect of readdirSync(BROKEN))
        test(defect.replaceAll('-', ' '), () => {
            const expected = readFileSync(join(BROKEN, defect, 'expected.txt'), 'utf8')
                .trimEnd()
                .split('\n');
            assert.deepEqual(check(join(BROKEN, defect)), expected);
        });
});

describe('the command', () => {
    const run = (...folders: string[]) => {
        const args = ['--import', 'tsx', 'tools/gates/metadata.ts', ...folders];
        return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    };

    test('finds nothing in this project and exits with 0', () => {
        const { stdout, status } = run();
        assert.match(stdout, /^\d+ metadata files checked, 0 findings\n$/);
        assert.equal(status, 0);
    });

    test('checks a further folder as a package on top of the project, prints what it finds and exits with 1', () => {
        const folder = 'test/fixtures/broken-metadata/permissions-on-no-object';
        const { stdout, status } = run(folder);
        const [finding, count] = stdout.trimEnd().split('\n');
        assert.equal(
            finding,
            `${folder}/permissionsets/Reps.permissionset-meta.xml:3: no object is called "opportunity_".`
        );
        assert.match(count ?? '', /^\d+ metadata files checked, 1 finding$/);
        assert.equal(status, 1);
    });
});
