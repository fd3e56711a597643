import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `0.2.0` in `## 0.2.0` or `## 0.2.0 (2026-12-01)`. */
const NEWEST = /^## (\S+)/m;

interface Project {
    /** A folder without a package is deployed by those who want it, and has no version. */
    packageDirectories: { path: string; package?: string; versionName?: string; versionNumber?: string }[];
}

/**
 * Says where a release would contradict itself: the version stands in package.json, and lock file, changelog, deployment
 * files and tag have to agree with it.
 * @param tag the tag that is released, such as `v0.2.0`; none outside of a release
 * @returns one sentence for each contradiction
 */
export function releaseProblems(root: string, tag: string | undefined): string[] {
    const read = (path: string): string => readFileSync(join(root, path), 'utf8');
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const lock = JSON.parse(read('package-lock.json')) as { version: string; packages: { '': { version: string } } };
    const { packageDirectories } = JSON.parse(read('sfdx-project.json')) as Project;
    const said: Record<string, string | undefined> = {
        'package-lock.json': lock.version,
        'the root package of package-lock.json': lock.packages[''].version,
        'the newest part of CHANGELOG.md': NEWEST.exec(read('CHANGELOG.md'))?.[1],
        'the image in deploy/kubernetes/serve.yaml': imageOf(read('deploy/kubernetes/serve.yaml')),
        'the image in deploy/kubernetes/sync.yaml': imageOf(read('deploy/kubernetes/sync.yaml')),
        ...Object.fromEntries(
            packageDirectories
                .filter((folder) => folder.package !== undefined)
                .flatMap(({ path, versionName, versionNumber }) => [
                    [`the versionName of ${path} in sfdx-project.json`, versionName?.replace(/^v/, '')],
                    [`the versionNumber of ${path} in sfdx-project.json`, versionNumber?.replace(/\.NEXT$/, '')]
                ])
        ),
        ...(tag !== undefined && { 'the tag': tag.replace(/^v(?=\d)/, '') })
    };
    return Object.entries(said)
        .filter(([, other]) => other !== version)
        .map(([where, other]) => `package.json is version ${version}, but ${where} says ${other ?? 'none'}.`);
}

const imageOf = (manifest: string): string | undefined => /^\s*image: gong-serve:(\S+)/m.exec(manifest)?.[1];
