import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Catalogue, type Component, type PackageDirectory } from './catalogue.js';
import type { Finding } from './finding.js';
import { readFileName } from './registry.js';
import { type Element, MalformedXml, parseXml, select, value } from './xml.js';

/** A file of a package, which is read when it is needed. */
export interface SourceFile {
    path: string;
    directory: PackageDirectory;
    text(): string;
}

/** Everything the rules look at. */
export interface Project {
    /** `sourceApiVersion` of sfdx-project.json, such as `65.0`. */
    apiVersion: string;
    /** Every file of the package directories, `-meta.xml` or not. */
    files: readonly string[];
    /** The same files, with what is in them. */
    sources: readonly SourceFile[];
    /** One for each well-formed `-meta.xml` file. */
    components: readonly Component[];
    /** The same components, and the fields that objects declare in their own file. */
    catalogue: Catalogue;
    /** The files that are not XML. */
    malformed: readonly Finding[];
}

interface ProjectFile {
    packageDirectories: Array<{ path: string; default?: boolean }>;
    sourceApiVersion: string;
}

/**
 * The package directories and API version of a project.
 * @param root the folder with sfdx-project.json
 */
export function readProjectFile(root: string): { directories: PackageDirectory[]; apiVersion: string } {
    const file = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as ProjectFile;
    return {
        directories: file.packageDirectories.map((each) => ({
            path: join(root, each.path),
            default: each.default ?? file.packageDirectories.length === 1
        })),
        apiVersion: file.sourceApiVersion
    };
}

/** Reads all metadata below the directories. */
export function readProject(directories: readonly PackageDirectory[], apiVersion: string): Project {
    const sources = directories.flatMap((directory) =>
        walk(directory.path).map((path) => ({ path, directory, text: () => readFileSync(path, 'utf8') }))
    );
    return projectOf(sources, apiVersion);
}

/** The project that files in the source format make, wherever they come from. */
export function projectOf(sources: readonly SourceFile[], apiVersion: string): Project {
    const components: Component[] = [];
    const malformed: Finding[] = [];
    for (const { path, directory, text } of sources) {
        if (!path.endsWith('-meta.xml')) continue;
        try {
            const root = parseXml(text());
            components.push({ type: root.name, name: fullName(path), path, directory, root });
        } catch (error) {
            if (!(error instanceof MalformedXml)) throw error;
            malformed.push({ path, line: error.line, message: `not well-formed XML: ${error.message}.` });
        }
    }
    const catalogue = new Catalogue([...components, ...components.flatMap(inlineParts)]);
    return { apiVersion, files: sources.map(({ path }) => path), sources, components, catalogue, malformed };
}

function walk(folder: string): string[] {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
        if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === '__tests__') return [];
        const path = join(folder, entry.name);
        return entry.isDirectory() ? walk(path) : [path];
    });
}

/** Parts of an object live in a folder of their own and are called after the object. */
const PARTS_OF_OBJECTS = new Set([
    'CustomField',
    'ListView',
    'CompactLayout',
    'ValidationRule',
    'RecordType',
    'WebLink'
]);

/** Reports and dashboards are called after their folders, too. */
const IN_FOLDERS = /(?:^|\/)(?:reports|dashboards)\/(.+\/)[^/]+$/;

function fullName(path: string): string {
    const { name, type } = readFileName(path) ?? { name: basename(path), type: undefined };
    if (type === 'Report' || type === 'Dashboard') return `${IN_FOLDERS.exec(path)?.[1] ?? ''}${name}`;
    return type !== undefined && PARTS_OF_OBJECTS.has(type) ? `${objectOf(path)}.${name}` : name;
}

function objectOf(path: string): string {
    return basename(dirname(dirname(path)));
}

/** What a file declares inside itself, although it is a component of its own. */
function inlineParts(component: Component): Component[] {
    if (component.type === 'CustomLabels') return parts(component, 'labels', 'CustomLabel', '');
    return component.type === 'CustomObject' ? parts(component, 'fields', 'CustomField', `${component.name}.`) : [];
}

function parts(component: Component, element: string, type: string, prefix: string): Component[] {
    return select(component.root, element).map((root: Element) => ({
        ...component,
        type,
        name: `${prefix}${value(root, 'fullName') ?? ''}`,
        root
    }));
}
