import type { RecordType } from './types.js';
import { flag, list, textOf, type Xml } from './xml.js';

/** A record type from its metadata: which values its rows may choose of each picklist. */
export function recordType(object: string, name: string, xml: Xml): RecordType {
    const picklists = list(xml, 'picklistValues').map((one) => {
        const values = list(one, 'values');
        const names = values.map((value) => decoded(textOf(value, 'fullName') ?? ''));
        const chosen = values.findIndex((value) => flag(value, 'default'));
        const field = (textOf(one, 'picklist') ?? '').toLowerCase();
        return [
            field,
            { values: new Set(names.map((each) => each.toLowerCase())), defaultValue: names[chosen] }
        ] as const;
    });
    return {
        object,
        name,
        label: textOf(xml, 'label') ?? name,
        active: textOf(xml, 'active') !== 'false',
        picklists: new Map(picklists)
    };
}

/** In these files alone the names of values are written as in an address: `Existing Customer %2F Upgrade`. */
function decoded(name: string): string {
    try {
        return decodeURIComponent(name);
    } catch {
        return name;
    }
}
