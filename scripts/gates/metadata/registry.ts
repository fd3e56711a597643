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
const typeBySuffix = new Map([
    // the parents come last: a child that lives inside its parent's file has the parent's suffix
    ...parents.flatMap(({ children }) => Object.values(children?.types ?? {}).flatMap(entry)),
    ...parents.flatMap(entry),
    ...BUNDLES
]);

/** What the name of a `-meta.xml` file says about it. */
export interface MetaFileName {
    /** The name before the suffix: `Key__c` of `Key__c.field-meta.xml`. */
    name: string;
    suffix: string;
    /** The metadata type; undefined when no type has the suffix. */
    type: string | undefined;
}

/** @returns undefined when the file is not a `<name>.<suffix>-meta.xml` */
export function readFileName(path: string): MetaFileName | undefined {
    const [, name, suffix] = /^(.+)\.([^.]+)-meta\.xml$/.exec(basename(path)) ?? [];
    if (name === undefined || suffix === undefined) return undefined;
    return { name, suffix, type: typeBySuffix.get(suffix) };
}

/** Every suffix that a type has, for suggestions. */
export function suffixes(): Iterable<string> {
    return typeBySuffix.keys();
}

function entry({ suffix, name }: RegisteredType): Array<[string, string]> {
    return suffix === undefined ? [] : [[suffix, name]];
}
