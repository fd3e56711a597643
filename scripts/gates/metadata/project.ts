import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Catalogue, type Component, type PackageDirectory } from './catalogue.js';
import type { Finding } from './finding.js';
import { readFileName } from './registry.js';
import { type Element, MalformedXml, parseXml, select, value } from './xml.js';

/** Everything the rules look at. */
export interface Project {
    /** `sourceApiVersion` of sfdx-project.json, such as `65.0`. */
    apiVersion: string;
    /** Every file of the package directories, `-meta.xml` or not. */
    files: readonly string[];
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
    const files: string[] = [];
    const components: Component[] = [];
    const malformed: Finding[] = [];
    for (const directory of directories) {
        for (const path of walk(directory.path)) {
            files.push(path);
            if (!path.endsWith('-meta.xml')) continue;
            try {
                const root = parseXml(readFileSync(path, 'utf8'));
                components.push({ type: root.name, name: fullName(path), path, directory, root });
            } catch (error) {
                if (!(error instanceof MalformedXml)) throw error;
                malformed.push({ path, line: error.line, message: `not well-formed XML: ${error.message}.` });
            }
        }
    }
    const catalogue = new Catalogue([...components, ...components.flatMap(inlineFields)]);
    return { apiVersion, files, components, catalogue, malformed };
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

function fullName(path: string): string {
    const { name, type } = readFileName(path) ?? { name: basename(path), type: undefined };
    return type !== undefined && PARTS_OF_OBJECTS.has(type) ? `${objectOf(path)}.${name}` : name;
}

function objectOf(path: string): string {
    return basename(dirname(dirname(path)));
}

function inlineFields(component: Component): Component[] {
    if (component.type !== 'CustomObject') return [];
    return select(component.root, 'fields').map((root: Element) => ({
        ...component,
        type: 'CustomField',
        name: `${component.name}.${value(root, 'fullName') ?? ''}`,
        root
    }));
}
