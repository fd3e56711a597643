import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXml, select, value } from '../gates/metadata/xml.js';

const TYPES: Readonly<Record<string, string>> = {
    Checkbox: "'checkbox'",
    DateTime: "'datetime'",
    Lookup: "'reference'",
    MasterDetail: "'reference'",
    Number: "'number'",
    Picklist: "'picklist'"
};
/** What a standard Name holds. */
const NAME_LENGTH = 80;

const HEAD = `/**
 * Made by "npm run docs" from force-app/main/default/objects: the columns of each object, and how long their texts may be
 * in UTF-16 units. What the engine writes and what is asked of an org names its columns from here.
 */
export const COLUMNS = {
`;

const TAIL = `
/** The name of a column of an object. */
export type ColumnOf<T extends keyof typeof COLUMNS> = keyof (typeof COLUMNS)[T] & string;
`;

/**
 * The text of scripts/engine/columns.ts.
 * @param objects the folder with one folder for each object
 * @throws Error naming the field of a type that nothing here writes or reads
 */
export function columnsFile(objects: string): string {
    const types = readdirSync(objects).sort();
    const body = types.map((object) => {
        const folder = join(objects, object, 'fields');
        const fields = readdirSync(folder)
            .sort()
            .map((file) => column(`${object}/fields/${file}`, readFileSync(join(folder, file), 'utf8')));
        const own = nameOf(join(objects, object, `${object}.object-meta.xml`));
        return `    ${object}: {\n${[...own, ...fields].map((line) => `        ${line}`).join(',\n')}\n    }`;
    });
    return `${HEAD}${body.join(',\n')}\n} as const;\n${TAIL}`;
}

function nameOf(path: string): string[] {
    if (!existsSync(path)) return []; // of a standard object only its new fields are here
    const type = select(parseXml(readFileSync(path, 'utf8')), 'nameField').map((name) => value(name, 'type'))[0];
    if (type === undefined) return [];
    return [`Name: ${type === 'Text' ? NAME_LENGTH : "'autonumber'"}`];
}

function column(path: string, text: string): string {
    const field = parseXml(text);
    const type = value(field, 'type') ?? '';
    const shown = value(field, 'length') ?? TYPES[type] ?? (type === 'Url' ? '255' : undefined);
    if (shown === undefined) throw new Error(`${path}: a column of type ${type} has no place in columns.ts yet.`);
    return `${value(field, 'fullName')!}: ${shown}`;
}
