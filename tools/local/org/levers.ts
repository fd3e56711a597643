import { z } from 'zod';
import { bodyOf, type Lever, LeverError } from '../levers.js';
import type { OrgState } from './orgState.js';
import { isPicklist } from './picklists.js';
import { refusal } from './refusals.js';
import { defaultLength } from './schema/fields.js';
import { withField } from './schema/read.js';
import { fieldOf, objectOf, type Field, type FieldType, type Schema } from './schema/types.js';

const TYPES = [
    ...['string', 'textarea', 'url', 'email', 'phone', 'boolean', 'int', 'double', 'currency', 'percent'],
    ...['date', 'datetime', 'picklist', 'multipicklist', 'encryptedstring']
] as [FieldType, ...FieldType[]];
const pick = z.union(
    [
        z.string().min(1),
        z.looseObject({ value: z.string().min(1), label: z.string().optional(), active: z.boolean().optional() })
    ],
    'expected an API name, or {value, label, active}'
);
/** In the words of a describe answer; what is left out stays. */
const change = z.strictObject({
    type: z.enum(TYPES).optional(),
    length: z.int().min(1).optional(),
    htmlFormatted: z.boolean().optional(),
    calculated: z.boolean().optional(),
    updateable: z.boolean().optional(),
    picklistValues: z.array(pick).optional(),
    restrictedPicklist: z.boolean().optional()
});
const changes = z.record(z.string(), change);

/** What the org refuses, what its fields are, and what it was asked. */
export function orgLevers(world: OrgState): Lever[] {
    return [
        {
            method: 'PUT',
            path: '/local/refusals',
            pull: (body) => {
                const refusals = bodyOf(z.array(refusal), body);
                for (const one of refusals) {
                    const type = objectOf(world.schema, one.object);
                    if (!type) throw unknown(one.object);
                    const name = Object.keys('where' in one ? one.where : {}).find((each) => !fieldOf(type, each));
                    if (name !== undefined) throw unknown(`${type.name}.${name}`);
                }
                world.refusals = refusals;
                return { refusals };
            }
        },
        {
            method: 'PUT',
            path: '/local/fields',
            pull: (body) => {
                const asked = Object.entries(bodyOf(changes, body));
                const schema = asked.reduce(
                    (before, [path, one]) => withField(before, path, changed(before, path, one)),
                    world.schema
                );
                world.schema = schema;
                world.tables.adopt(schema);
                return { fields: asked.map(([path]) => path) };
            }
        },
        {
            method: 'GET',
            path: '/local/requests',
            pull: () => ({ apiCalls: world.stats.apiCalls, byKind: world.stats.byKind })
        }
    ];
}

/** @throws {LeverError} when there is no such field, or a picklist without values */
function changed(schema: Schema, path: string, asked: z.infer<typeof change>): Partial<Field> {
    const [object = '', name = ''] = path.split('.');
    const type = objectOf(schema, object);
    const field = type && fieldOf(type, name);
    if (!field) throw unknown(path);
    const { picklistValues, restrictedPicklist, updateable, ...plain } = asked;
    const fieldType = plain.type ?? field.type;
    const isList = isPicklist(fieldType);
    if (!isList && (picklistValues || restrictedPicklist))
        throw new LeverError(400, `Nothing was changed: ${path} is no picklist, so that it has no values.`);
    const values = picklistValues?.map((one) => {
        const { value, label = value, active = true } = typeof one === 'string' ? { value: one } : one;
        return { value, label, active };
    });
    const picklist = {
        values: values ?? field.picklist?.values ?? [],
        restricted: field.picklist?.restricted ?? false
    };
    if (isList && picklist.values.length === 0)
        throw new LeverError(400, `Nothing was changed: ${path} needs picklistValues to be a ${fieldType}.`);
    const writable = updateable ?? (plain.calculated === true ? false : undefined);
    return {
        ...(fieldType !== field.type && { length: defaultLength(fieldType), htmlFormatted: false }),
        ...plain,
        picklist: isList ? { ...picklist, restricted: restrictedPicklist ?? picklist.restricted } : undefined,
        ...(writable !== undefined && { createable: writable, updateable: writable })
    };
}

const unknown = (what: string): LeverError =>
    new LeverError(
        400,
        `Nothing was changed: the local org has no ${what.includes('.') ? 'field' : 'object'} ${what}.`
    );
