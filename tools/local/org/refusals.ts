import { z } from 'zod';
import { OrgError } from './errors.js';
import { fieldOf, type SObjectType } from './schema/types.js';
import { comparable, type Row, type Value } from './tables.js';
import { stored } from './values.js';

const told = { object: z.string().min(1), code: z.string().regex(/^[A-Z_]+$/, 'expected a code'), message: z.string() };
const value = z.union([z.string(), z.number(), z.boolean(), z.null()], 'expected a text, number, boolean or null');

/**
 * Rows that the org does not take. With `where`: each that has these values, as stored or as it would be, as behind a
 * validation rule, a lock or an approval. With `most`: all rows of a transaction that has more of them, as behind a
 * trigger at its limit.
 */
export const refusal = z.union(
    [
        z.strictObject({ ...told, where: z.record(z.string(), value) }),
        z.strictObject({ ...told, most: z.int().min(1) })
    ],
    'expected {object, where, code, message} or {object, most, code, message}'
);

export type Refusal = z.infer<typeof refusal>;

/** @throws OrgError the code of the first refusal that the row meets; `after` is undefined for a row that goes */
export function refuseRow(
    refusals: readonly Refusal[],
    type: SObjectType,
    before: Row | undefined,
    after: Row | undefined
): void {
    for (const one of refusals) {
        if (!('where' in one) || one.object.toLowerCase() !== type.name.toLowerCase()) continue;
        const meets = (row: Row | undefined): boolean =>
            row !== undefined && Object.entries(one.where).every(([name, wanted]) => has(type, row, name, wanted));
        if (meets(before) || meets(after)) throw new OrgError(one.code, one.message);
    }
}

/** The refusal of a transaction with that many rows of the object, or undefined. */
export function tooMany(refusals: readonly Refusal[], type: SObjectType, count: number): OrgError | undefined {
    const found = refusals.find(
        (one) => 'most' in one && one.object.toLowerCase() === type.name.toLowerCase() && count > one.most
    );
    return found && new OrgError(found.code, found.message);
}

/** A value that the field cannot have is no row's. */
function has(type: SObjectType, row: Row, name: string, wanted: Value): boolean {
    const field = fieldOf(type, name);
    if (!field) return false;
    const real = comparable(field, row[field.name] ?? null);
    try {
        return real === comparable(field, stored(field, wanted));
    } catch {
        return false;
    }
}
