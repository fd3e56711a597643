import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Asked } from './commands.js';

interface Schema {
    readonly $ref?: string;
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly maxLength?: number;
    readonly items?: Schema;
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, Schema>>;
}

export interface DocumentedOperation {
    readonly scope: string;
    /** Parameters of the query, and whether they are required. */
    readonly query?: Readonly<Record<string, boolean>>;
    readonly body?: Schema;
    readonly bodyType?: string;
    readonly success: number;
    readonly answer: Schema;
}

/** The operations of the allow-list as Gong documents them: names, types and what is required. */
export const { operations: DOCUMENTED, schemas } = JSON.parse(
    readFileSync(new URL('../fixtures/gong-operations.json', import.meta.url), 'utf8')
) as { operations: Readonly<Record<string, DocumentedOperation>>; schemas: Readonly<Record<string, Schema>> };

/** The operation that a request means, `GET /v2/calls/{id}`. */
export const operationOf = ({ method, path }: Pick<Asked, 'method' | 'path'>): string =>
    `${method} ${path.replace(/\/\d+/g, '/{id}')}`;

/** Holds a request against Gong's documentation: nothing that Gong does not know, nothing left out that it needs. */
export function assertDocumented(asked: Asked): void {
    const name = operationOf(asked);
    const operation = DOCUMENTED[name];
    assert.ok(operation, `${name} is not documented`);
    const { query = {}, body, bodyType } = operation;
    for (const key of Object.keys(asked.query)) assert.ok(key in query, `${name} has no parameter ${key}`);
    for (const [key, required] of Object.entries(query))
        assert.ok(!required || asked.query[key], `${name} needs ${key}`);
    if (bodyType) assert.ok(Buffer.isBuffer(asked.body), name);
    else if (body) assert.deepEqual(problems(body, asked.body, { strict: true }), [], name);
}

/** Holds an answer against Gong's documentation; fields that it does not name are none of its business. */
export function answerProblems(operation: string, answer: unknown): string[] {
    return problems(DOCUMENTED[operation]!.answer, answer, { strict: false });
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
    string: (value) => typeof value === 'string',
    boolean: (value) => typeof value === 'boolean',
    number: (value) => typeof value === 'number',
    integer: (value) => Number.isInteger(value),
    array: Array.isArray,
    // Gong's document calls it an object where any value may stand
    object: () => true
};

function problems(given: Schema, value: unknown, how: { strict: boolean }, at = ''): string[] {
    const schema = given.$ref === undefined ? given : schemas[given.$ref]!;
    if (value === null && !how.strict) return [];
    const kind = schema.properties
        ? (v: unknown) => typeof v === 'object' && v !== null
        : TYPES[schema.type ?? 'object']!;
    // recorded answers about scorecards have texts of digits where Gong documents integers
    if (!how.strict && schema.type === 'integer' && typeof value === 'string' && /^\d+$/.test(value)) return [];
    // a value of a property may be a number, as Gong's description of dataType says
    if (!kind(value) && !(at.endsWith('.value') && typeof value === 'number')) return [`${at} is no ${schema.type}`];
    if (schema.enum && !schema.enum.includes(value as string)) return [`${at} is none of ${schema.enum.join()}`];
    if (Array.isArray(value)) return value.flatMap((item, i) => problems(schema.items ?? {}, item, how, `${at}[${i}]`));
    if (!schema.properties) return [];
    const fields = value as Record<string, unknown>;
    const missing = how.strict ? (schema.required ?? []).filter((name) => fields[name] === undefined) : [];
    return [
        ...missing.map((name) => `${at}.${name} is missing`),
        ...Object.entries(fields).flatMap(([name, item]) => {
            const property = schema.properties![name];
            if (property) return problems(property, item, how, `${at}.${name}`);
            return how.strict ? [`${at}.${name} is unknown`] : [];
        })
    ];
}
