import { basename, dirname } from 'node:path';
import { findingsOf } from '../../../gates/metadata/check.js';
import type { Component, PackageDirectory } from '../../../gates/metadata/catalogue.js';
import type { Finding } from '../../../gates/metadata/finding.js';
import { projectOf, type Project } from '../../../gates/metadata/project.js';
import { loadSchema } from '../../../gates/metadata/schema.js';
import { value } from '../../../gates/metadata/xml.js';
import type { Session } from '../orgState.js';
import type { DeployPackage, Named } from './package.js';
import { problemOf } from './wording.js';

/** A component that cannot be deployed, and why. */
export interface Failure extends Named {
    /** In the zip. */
    path: string;
    line: number;
    problem: string;
}

/** What a deploy would do: the components it brings, those it takes away, and what is wrong with them. */
export interface Plan {
    components: Array<Named & { path: string; isNew: boolean }>;
    deleted: Array<Named & { there: boolean }>;
    failures: Failure[];
    /** Text of all of the org's files afterwards, by path. */
    files: Map<string, string>;
}

const ORG: PackageDirectory = { path: 'org', default: true };
const PACKAGE: PackageDirectory = { path: 'package', default: false };
const metadataApi = lazily(loadSchema);

/** Checks a package against what the org has: by the rules of the metadata gate, and by those that only an org knows. */
export function planDeploy({ world }: Session, request: DeployPackage, apiVersion: string): Plan {
    const before = projectIn(world.schema.files, ORG, apiVersion);
    const bundles = new Set([...request.files.keys()].filter((path) => path.startsWith('lwc/')).map(dirname));
    const kept = [...world.schema.files].filter(([path]) => !bundles.has(dirname(path)));
    const doomed = new Set(
        before.components.filter(({ type, name }) => request.destructive.some(same({ type, name }))).flatMap(filesOf)
    );
    const files = new Map([...kept.filter(([path]) => !doomed.has(path) && !within(doomed, path)), ...request.files]);

    const project = projectOf(
        [...files].map(([path, text]) => ({
            path,
            directory: request.files.has(path) ? PACKAGE : ORG,
            text: () => text
        })),
        apiVersion
    );
    const brought = project.components.filter(({ directory }) => directory === PACKAGE);
    const known = new Set(findingsOf(metadataApi(), before).map(keyOf));
    const failures = findingsOf(metadataApi(), project)
        .filter((finding) => request.files.has(finding.path) || (doomed.size > 0 && !known.has(keyOf(finding))))
        .map((finding) => failureOf(finding, project, request));
    for (const { path, line, message } of request.malformed)
        failures.push({ type: '', name: basename(path), path, line, problem: `Error parsing file: ${message}` });
    return {
        components: brought.map(({ type, name, path }) => ({
            type,
            name,
            path: request.origin.get(path) ?? path,
            isNew: !before.catalogue.find(type, name, ORG)
        })),
        deleted: request.destructive.map((named) => ({ ...named, there: before.components.some(same(named)) })),
        failures: [
            ...failures,
            ...notFound(request, project),
            ...changedTypes(brought, before, request),
            ...stillAssigned(world, request)
        ],
        files
    };
}

function projectIn(files: ReadonlyMap<string, string>, directory: PackageDirectory, apiVersion: string): Project {
    return projectOf(
        [...files].map(([path, text]) => ({ path, directory, text: () => text })),
        apiVersion
    );
}

/** A file of code goes with its descriptor. */
const filesOf = ({ path }: Component): string[] => [path, path.replace(/-meta\.xml$/, '')];

/** An object goes with its parts, a bundle with its files. */
function within(doomed: ReadonlySet<string>, path: string): boolean {
    const [kind, name] = path.split('/');
    if (kind === 'objects') return doomed.has(`objects/${name}/${name}.object-meta.xml`);
    return kind === 'lwc' && doomed.has(`lwc/${name}/${name}.js-meta.xml`);
}

const same =
    (one: Named) =>
    (other: Named): boolean =>
        one.type === other.type && one.name === other.name;
const keyOf = ({ path, message }: Finding): string => `${path}:${message}`;

function failureOf(finding: Finding, project: Project, { origin }: DeployPackage): Failure {
    const bundle = /^lwc\/([^/]+)\//.exec(finding.path)?.[1];
    const component = project.components.find(({ path }) =>
        bundle ? path === `lwc/${bundle}/${bundle}.js-meta.xml` : path === finding.path
    );
    return {
        type: component?.type ?? '',
        name: component?.name ?? bundle ?? basename(finding.path),
        path: origin.get(finding.path) ?? finding.path,
        line: finding.line,
        problem: problemOf(finding)
    };
}

/** What package.xml names is in the zip. */
function notFound({ named }: DeployPackage, { catalogue }: Project): Failure[] {
    return named
        .filter(
            ({ type, name }) => name !== '*' && !catalogue.find(type, name, PACKAGE) && !/^CustomLabels$/.test(type)
        )
        .map(({ type, name }) => ({
            type: '',
            name: 'package.xml',
            path: 'package.xml',
            line: 0,
            problem: `An object '${name}' of type ${type} was named in package.xml, but was not found in zipped directory`
        }));
}

/** A field that is there keeps its type. */
function changedTypes(brought: readonly Component[], before: Project, { origin }: DeployPackage): Failure[] {
    return brought.flatMap(({ type, name, path, root }) => {
        const known = type === 'CustomField' ? before.catalogue.find(type, name, ORG) : undefined;
        const [from, to] = [known && value(known.root, 'type'), value(root, 'type')];
        if (from === undefined || from === to) return [];
        const problem = `Cannot change the type of the field ${name} from ${from} to ${to}`;
        return [{ type, name, path: origin.get(path) ?? path, line: 1, problem }];
    });
}

/** A permission set that somebody has cannot be deleted. */
function stillAssigned({ tables }: Session['world'], { destructive }: DeployPackage): Failure[] {
    const assigned = new Set(tables.all('PermissionSetAssignment').map(({ PermissionSetId }) => PermissionSetId));
    return tables
        .all('PermissionSet')
        .filter(
            ({ Id, Name }) => assigned.has(Id) && destructive.some(same({ type: 'PermissionSet', name: String(Name) }))
        )
        .map(({ Name }) => ({
            type: 'PermissionSet',
            name: String(Name),
            path: 'destructiveChanges.xml',
            line: 0,
            problem: `The permission set ${String(Name)} is assigned to users: remove the assignments first`
        }));
}

function lazily<T>(make: () => T): () => T {
    let made: T | undefined;
    return () => (made ??= make());
}
