import { Refusal } from '../refusal.js';
import { z } from 'zod';

/**
 * Reading Gong's answers: unknown fields are kept, anything may be missing or null, and a field of another type than
 * documented counts as missing. Ids are texts throughout, also where Gong writes numbers.
 */
export const answer = <T extends z.ZodRawShape>(fields: T) => z.looseObject(fields);

export const text = z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(undefined);
export const number = z.number().nullish().catch(undefined);
export const flag = z.boolean().nullish().catch(undefined);
/** A list; what is in it and cannot be read is left out. */
export const list = <T>(item: z.ZodType<T>) =>
    z
        .array(z.unknown())
        .transform((items) => items.flatMap((each) => readItem(each, item)))
        .nullish()
        .catch(undefined);
export const texts = list(z.string());
export const maybe = <T>(schema: z.ZodType<T>) => schema.nullish().catch(undefined);

/** Gong answered something else than it documents. */
export class BadAnswer extends Refusal {
    override name = 'BadAnswer';
    constructor(what: string) {
        super('BAD_ANSWER', 1, `Gong's answer cannot be read: ${what}.`, 'Report it with the command that you ran.');
    }
}

/** @throws {BadAnswer} when there is something, and it is no list */
export function readList<T>(value: unknown, item: z.ZodType<T>, field: string): T[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw new BadAnswer(`"${field}" is not a list`);
    return value.flatMap((each) => readItem(each, item));
}

/** @throws {BadAnswer} when it is no object */
export function readOne<T>(value: unknown, schema: z.ZodType<T>, field: string): T {
    const read = schema.safeParse(value);
    if (!read.success) throw new BadAnswer(`"${field}" is missing`);
    return read.data;
}

function readItem<T>(value: unknown, schema: z.ZodType<T>): T[] {
    const read = schema.safeParse(value);
    return read.success ? [read.data] : [];
}
