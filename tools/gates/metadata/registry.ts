import { createRequire } from 'node:module';
import { basename } from 'node:path';

interface RegisteredType {
    name: string;
    suffix?: string;
    children?: { types: Record<string, RegisteredType> };
}

/** The CLI's own table of what a file name means; reading just the table spares loading the whole resolver (2 s). */
const registry = createRequire(import.meta.url)(
    '@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json'
) as { types: Record<string, RegisteredType> };

/** Bundles are known by their folder; their descriptor is named after the bundle's main file. */
const BUNDLES: ReadonlyArray<[string, string]> = [['js', 'LightningComponentBundle']];

const parents = Object.values(registry.types);
const children = parents.flatMap((parent) => Object.values(parent.children?.types ?? {}));
const typeBySuffix = new Map([
    // the parents come last: a child that lives inside its parent's file has the parent's suffix
    ...children.flatMap(entry),
    ...parents.flatMap(entry),
    ...BUNDLES
]);
/** Suffixes that tell nothing: several types have them, each in a folder of its own. */
const shared = new Set(parents.map(({ suffix }) => suffix).filter((suffix, index, all) => all.indexOf(suffix) < index));

/** What the name of a `-meta.xml` file says about it. */
export interface MetaFileName {
    /** The name before the suffix: `Key__c` of `Key__c.field-meta.xml`. */
    name: string;
    suffix: string;
    /** The metadata type; undefined when no type has the suffix, or several. */
    type: string | undefined;
}

/** @returns undefined when the file is not a `<name>.<suffix>-meta.xml` */
export function readFileName(path: string): MetaFileName | undefined {
    const [, name, suffix] = /^(.+)\.([^.]+)-meta\.xml$/.exec(basename(path)) ?? [];
    if (name === undefined || suffix === undefined) return undefined;
    return { name, suffix, type: shared.has(suffix) ? undefined : typeBySuffix.get(suffix) };
}

/** Every suffix that a type has. */
export const SUFFIXES: ReadonlySet<string> = new Set(typeBySuffix.keys());

function entry({ suffix, name }: RegisteredType): Array<[string, string]> {
    return suffix === undefined ? [] : [[suffix, name]];
}
