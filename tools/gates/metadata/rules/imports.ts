import { basename } from 'node:path';
import type { Catalogue, PackageDirectory } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { missing, noSuchField, noSuchObject } from '../names.js';
import type { Project, SourceFile } from '../project.js';
import { at } from '../rule.js';
import { select } from '../xml.js';

/** A file of a component that can name other things: not a style sheet, not a test. */
const CODE = /(?:^|\/)lwc\/([^/]+)\/(?:.+\/)?[^/]+\.(ts|js|html)$/;
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(@salesforce\/\w+\/[^'"]+|c\/\w+)\1/g;
const TAG = /<c-([a-z][a-z0-9-]*)/g;

/** Components import labels, Apex methods, permissions, fields and modules that are there, and pages show components that are. */
export function* importWhatIsThere({ catalogue, sources }: Project): Iterable<Finding> {
    const paths = new Set(sources.map(({ path }) => path));
    const apex = new Map(sources.flatMap((file) => (file.path.endsWith('.cls') ? [[basename(file.path), file]] : [])));
    for (const source of sources) {
        const [, , extension] = CODE.exec(source.path) ?? [];
        // the emitted .js says what its .ts says
        if (!extension || (extension === 'js' && paths.has(source.path.replace(/js$/, 'ts')))) continue;
        for (const { name, line } of namesIn(source.text(), extension)) {
            const message = problemWith(name, catalogue, apex, source.directory);
            if (message) yield { path: source.path, line, message, element: name };
        }
    }
    for (const page of catalogue.all('FlexiPage'))
        for (const element of componentsOf(page.root)) {
            const problem = missing(catalogue, 'LightningComponentBundle', element.text.slice(2), page.directory);
            if (element.text.startsWith('c:') && problem) yield at(page, element, problem);
        }
}

function* namesIn(text: string, extension: string): Iterable<{ name: string; line: number }> {
    for (const match of text.matchAll(extension === 'html' ? TAG : IMPORT)) {
        const line = text.slice(0, match.index).split('\n').length;
        const found = extension === 'html' ? `c/${camelCase(match[1]!)}` : match[2]!;
        yield { name: found, line };
    }
}

/** The element of `gongCalls` in a template is `c-gong-calls`. */
function camelCase(tag: string): string {
    return tag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function problemWith(
    name: string,
    catalogue: Catalogue,
    apex: ReadonlyMap<string, SourceFile>,
    from: PackageDirectory
): string | undefined {
    if (name.startsWith('c/')) return missing(catalogue, 'LightningComponentBundle', name.slice(2), from);
    const [, kind, what = ''] = name.split('/');
    if (kind === 'label')
        return what.startsWith('c.') ? missing(catalogue, 'CustomLabel', what.slice(2), from) : undefined;
    if (kind === 'customPermission') return missing(catalogue, 'CustomPermission', what, from);
    if (kind === 'schema') {
        const [object = '', field] = what.split('.');
        return field === undefined
            ? noSuchObject(catalogue, object, from)
            : noSuchField(catalogue, object, field, from);
    }
    if (kind !== 'apex') return undefined;
    const [owner = '', method] = what.split('.');
    const problem = missing(catalogue, 'ApexClass', owner, from);
    if (problem || method === undefined) return problem;
    const body = apex.get(`${owner}.cls`)?.text() ?? '';
    return offers(body, method) ? undefined : `${owner} has no @AuraEnabled method ${method}.`;
}

/** Whether an Apex class has that method with `@AuraEnabled` before it; the platform looks it up without regard to case. */
function offers(apex: string, method: string): boolean {
    return new RegExp(`@AuraEnabled(?:\\([^)]*\\))?\\s[^;{}]*?\\b${method}\\s*\\(`, 'i').test(apex);
}

function componentsOf(page: Parameters<typeof select>[0]): ReturnType<typeof select> {
    return select(page, 'flexiPageRegions.itemInstances.componentInstance.componentName');
}
