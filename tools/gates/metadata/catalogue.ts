import type { Element } from './xml.js';

/** A directory that is deployed as one: an entry of `packageDirectories` in sfdx-project.json. */
export interface PackageDirectory {
    path: string;
    /** The package that stands alone; the others may build on it. */
    default: boolean;
}

/** One component, as its file declares it. */
export interface Component {
    /** Name of the metadata type: `CustomField`, `PermissionSet`… */
    type: string;
    /** Full name as the Metadata API has it: `Gong_Call__c.Key__c` for a field. */
    name: string;
    path: string;
    directory: PackageDirectory;
    root: Element;
}

/**
 * Finds components by type and name, from where one stands: a package sees itself and the default package, and the
 * default package only itself, since the others may never be deployed.
 */
export class Catalogue {
    private readonly byType = new Map<string, Map<string, Component[]>>();

    constructor(components: readonly Component[]) {
        for (const component of components) {
            const ofType = this.byType.get(component.type) ?? new Map<string, Component[]>();
            this.byType.set(component.type, ofType);
            ofType.set(component.name, [...(ofType.get(component.name) ?? []), component]);
        }
    }

    /** @returns undefined when there is none that `from` may rely on */
    find(type: string, name: string, from: PackageDirectory): Component | undefined {
        return this.declarations(type, name).find(({ directory }) => directory === from || directory.default);
    }

    /** All components of that type and name, wherever they are. */
    declarations(type: string, name: string): readonly Component[] {
        return this.byType.get(type)?.get(name) ?? [];
    }

    /** The names of all components of a type, for suggestions. */
    names(type: string): string[] {
        return [...(this.byType.get(type)?.keys() ?? [])];
    }

    /** The components of a type. */
    all(type: string): Component[] {
        return [...(this.byType.get(type)?.values() ?? [])].flat();
    }

    /** The fields that `from` can rely on an object having, from all packages it sees. */
    fields(object: string, from: PackageDirectory): Component[] {
        return this.all('CustomField').filter(
            ({ name, directory }) => name.startsWith(`${object}.`) && (directory === from || directory.default)
        );
    }
}
