import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { compile } from '@lwc/sfdc-lwc-compiler';
import type { Finding } from '../metadata/finding.js';

/** What a component is deployed with: neither its TypeScript nor its tests, as .forceignore says. */
const DEPLOYED = /\.(js|html|css)$/;
const COMPILER_ERROR = 1;

/** A problem of the compiler; levels 0 and 1 are errors, 2 and 3 warnings and notes. */
interface Diagnostic {
    code: number;
    message: string;
    level: number;
    filename?: string;
    location?: { line: number };
}

/**
 * Compiles every bundle in the folders with the compiler that the platform uses.
 * @returns how many bundles there are, and what the compiler refuses
 * @throws when a folder cannot be read
 */
export async function checkBundles(folders: readonly string[]): Promise<{ bundles: number; findings: Finding[] }> {
    const bundles = folders.flatMap((folder) =>
        readdirSync(folder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
            .map(({ name }) => join(folder, name))
    );
    const findings: Finding[] = [];
    // one after the other: the compiler works on one core anyway
    for (const bundle of bundles) findings.push(...(await checkBundle(bundle)));
    return { bundles: bundles.length, findings };
}

async function checkBundle(folder: string): Promise<Finding[]> {
    const name = basename(folder);
    const files = Object.fromEntries(
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((path) => DEPLOYED.test(path) && !path.includes('__tests__'))
            .map((path) => [path, readFileSync(join(folder, path), 'utf8')])
    );
    if (!files[`${name}.js`])
        return [{ path: join(folder, `${name}.js`), line: 1, message: 'is not there: run "npm run build" first.' }];
    const { diagnostics } = (await compile({
        bundle: { namespace: 'c', name, type: 'platform', files }
    })) as { diagnostics: Diagnostic[] };
    return diagnostics
        .filter(({ level }) => level <= COMPILER_ERROR)
        .map(({ message: coloured, filename = '', location }) => {
            const message = stripVTControlCharacters(coloured);
            return {
                path: join(folder, filename),
                line: location?.line ?? Number(/^> *(\d+) \|/m.exec(message)?.[1] ?? 1),
                message: firstLine(message)
            };
        });
}

/** Without the excerpt of the code, the compiler's own steps, and the path of this machine before the file. */
function firstLine(message: string): string {
    return (message.split('\n')[0] ?? '')
        .replace(/^.*Cause - (?:\w+: )?/, '')
        .replace(/\S*\/(\S+\.(?:js|html|css)): /, '')
        .replace(/(LWC\d+: )\w+\.(?:js|html|css): /, '$1');
}
