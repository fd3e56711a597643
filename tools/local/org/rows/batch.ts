import { OrgError, UnreadableBody } from '../errors.js';
import { to18 } from '../ids.js';
import type { SObjectType } from '../schema/types.js';
import type { Session } from '../orgState.js';
import { tooMany } from '../refusals.js';
import type { RowResult } from './result.js';
import { createRow, deleteRow, updateRow, upsertRow, type Body } from './save.js';

/** Rows the platform handles as one: two rows of a chunk may not mean the same record. */
export const CHUNK = 200;

export interface BatchOptions {
    /** One failure undoes all. */
    allOrNone?: boolean;
    /** A row that cannot even be read fails alone (Bulk API), not the whole request (REST). */
    forgiving?: boolean;
}

/** Creates rows, each of the type that `typeOf` gives. */
export function createRows(
    session: Session,
    rows: Body[],
    typeOf: (row: Body) => SObjectType,
    options: BatchOptions
): RowResult[] {
    return each(session, rows, options, typeOf, (row, type) => ({ id: createRow(session, type, row).Id }));
}

/** Updates rows by their Id. */
export function updateRows(
    session: Session,
    rows: Body[],
    typeOf: (row: Body) => SObjectType,
    options: BatchOptions
): RowResult[] {
    const repeated = duplicates(rows.map((row) => to18(idOf(row))));
    return each(session, rows, options, typeOf, (row, type) => {
        const id = idOf(row);
        if (!id) throw new OrgError('MISSING_ARGUMENT', 'Id not specified in an update call', { fields: ['Id'] });
        if (repeated.has(to18(id))) throw new OrgError('DUPLICATE_VALUE', `duplicate id in list: ${id}`);
        return { id: updateRow(session, type, id, row).Id };
    });
}

/** Upserts rows by an external id; rows that share one all fail. */
export function upsertRows(
    session: Session,
    type: SObjectType,
    field: string,
    rows: Body[],
    options: BatchOptions
): RowResult[] {
    const repeated = duplicates(rows.map((row) => valueOf(row, field)));
    return each(
        session,
        rows,
        options,
        () => type,
        (row) => {
            const value = valueOf(row, field);
            if (repeated.has(value)) {
                throw new OrgError('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, {
                    fields: [field]
                });
            }
            const saved = upsertRow(session, type, { field, value }, row);
            return { id: saved.row.Id, created: saved.created };
        }
    );
}

/** Deletes rows by id, each of the type that `typeOf` gives. */
export function deleteRows(
    session: Session,
    ids: string[],
    typeOf: (id: string) => SObjectType,
    options: BatchOptions
): RowResult[] {
    return each(
        session,
        ids.map((id) => ({ id })),
        options,
        ({ id }) => typeOf(id),
        ({ id }, type) => {
            deleteRow(session, type, id);
            return { id: to18(id) };
        }
    );
}

/** Saves each row on its own and gives a result for each, in order. */
function each<T extends Body>(
    { world }: Session,
    rows: T[],
    { allOrNone = false, forgiving = false }: BatchOptions,
    typeOf: (row: T) => SObjectType,
    save: (row: T, type: SObjectType) => RowResult
): RowResult[] {
    const types = rows.map((row) => attempt(() => typeOf(row)));
    const counts = new Map<SObjectType | undefined, number>();
    for (const { value: type } of types) counts.set(type, (counts.get(type) ?? 0) + 1);
    const results: RowResult[] = [];
    try {
        world.tables.atomically(() => {
            for (const [index, row] of rows.entries()) {
                try {
                    const fault = world.rowFaults?.(row, index);
                    if (fault) throw new OrgError(fault.code, fault.message ?? fault.code);
                    const { value: type, error } = types[index]!;
                    if (!type) throw error;
                    const excess = tooMany(world.refusals, type, counts.get(type)!);
                    if (excess) throw excess;
                    results.push(world.tables.atomically(() => save(row, type)));
                } catch (error) {
                    if (!(error instanceof OrgError) || (error instanceof UnreadableBody && !forgiving)) throw error;
                    results.push({ error });
                }
            }
            if (allOrNone && results.some(({ error }) => error)) throw new RolledBack();
        });
    } catch (error) {
        if (!(error instanceof RolledBack)) throw error;
        return results.map((result) => (result.error ? result : { error: ROLLED_BACK }));
    }
    return results;
}

/** What is wrong with a row comes out when it is its turn. */
function attempt<T>(work: () => T): { value?: T; error?: unknown } {
    try {
        return { value: work() };
    } catch (error) {
        return { error };
    }
}

class RolledBack extends Error {}

const ROLLED_BACK = new OrgError(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header'
);

function idOf(row: Body): string {
    return String(valueOf(row, 'Id') ?? '');
}

function valueOf(row: Body, field: string): unknown {
    return Object.entries(row).find(([name]) => name.toLowerCase() === field.toLowerCase())?.[1];
}

function duplicates(keys: unknown[]): Set<unknown> {
    const seen = new Set<unknown>();
    return new Set(keys.filter((key) => key !== undefined && key !== '' && (seen.has(key) || !seen.add(key))));
}
