import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Package {
    readonly version?: string;
    readonly resolved?: string;
    readonly integrity?: string;
    readonly link?: boolean;
    readonly inBundle?: boolean;
}
type Wanted = Readonly<Record<string, string>>;

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const { '': root, ...packages } = lock.packages;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Wanted; devDependencies: Wanted };

test('every package is pinned to a version and to its bytes', () => {
    const entries = Object.entries(packages);
    assert.ok(entries.length > 100);
    for (const [path, { version, integrity, link, inBundle }] of entries) {
        assert.ok(version, path);
        assert.ok(!link, `${path} is a folder of one machine`);
        // what comes inside another package is pinned with it
        if (!inBundle) assert.match(integrity ?? '', /^sha512-[\w+/]{86}==/, path);
    }
});

test('no package comes from anywhere but a registry', () => {
    for (const [path, { resolved }] of Object.entries(packages)) {
        if (resolved !== undefined)
            assert.match(resolved, /^https:\/\/[^/]+\/(@[\w.-]+\/)?[\w.-]+\/-\/[\w.-]+\.tgz$/, path);
    }
});

test('the lock file is that of package.json', () => {
    const { dependencies, devDependencies } = root as unknown as typeof manifest;
    assert.deepEqual(dependencies, manifest.dependencies);
    assert.deepEqual(devDependencies, manifest.devDependencies);
});
