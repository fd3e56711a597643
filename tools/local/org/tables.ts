import { makeId } from './ids.js';
import type { Field, Schema, SObjectType } from './schema/types.js';

export type Value = string | number | boolean | null;
/** A stored row, by field name as the schema spells it; a field without a value is absent. */
export type Row = { Id: string } & Record<string, Value>;

interface Table {
    type: SObjectType;
    rows: Map<string, Row>;
    /** The recycle bin: `queryAll` still finds these. */
    deleted: Map<string, Row>;
    /** By field name, then by comparable value: the ids of the rows that have it. */
    indexes: Map<string, Map<Value, Set<string>>>;
    /** How many ids and auto-numbers were given out. */
    given: number;
    numbered: number;
}

/** Rows written since the org started, by object; what was rolled back is not counted. */
export type Writes = Record<string, { created: number; updated: number; deleted: number }>;

/** The org's rows, by object. It stores and finds; what may be stored is decided in rows.ts. */
export class Tables {
    readonly writes: Writes = {};
    private readonly tables = new Map<string, Table>();
    private readonly brought = new Map<string, readonly string[]>();
    private undo: Array<() => void> | undefined;

    constructor(schema: Schema) {
        this.adopt(schema);
    }

    /** Values that rows brought into an unrestricted picklist, in the order of their coming. */
    kept(object: string, field: string): readonly string[] {
        return this.brought.get(`${object}.${field}`) ?? [];
    }

    /** Remembers such a value; a transaction that fails brings none. */
    keep(object: string, field: string, value: string): void {
        const key = `${object}.${field}`;
        const before = this.kept(object, field);
        this.brought.set(key, [...before, value]);
        this.undo?.push(() => void this.brought.set(key, before));
    }

    /** Makes the tables those of the schema: rows of objects that stay are kept, those of objects that go are lost. */
    adopt(schema: Schema): void {
        const before = new Map(this.tables);
        this.tables.clear();
        for (const type of schema.objects.values()) {
            const indexed = [...type.fields.values()].filter(isIndexed);
            const indexes = new Map(indexed.map((field) => [field.name, new Map<Value, Set<string>>()]));
            const { rows, ...known } = before.get(type.name) ?? { rows: [], deleted: new Map(), given: 0, numbered: 0 };
            const table: Table = { ...known, type, indexes, rows: new Map() };
            for (const [, row] of rows) this.swap(table, undefined, withFieldsOf(type, row));
            this.tables.set(type.name, table);
        }
    }

    /** Starts counting writes anew. */
    forgetWrites(): void {
        for (const object of Object.keys(this.writes)) delete this.writes[object];
    }

    /** All rows of an object, oldest first. */
    all(object: string, { deleted = false } = {}): Row[] {
        const { rows, deleted: bin } = this.table(object);
        return deleted ? [...rows.values(), ...bin.values()] : [...rows.values()];
    }

    get(object: string, id: string): Row | undefined {
        return this.table(object).rows.get(id);
    }

    wasDeleted(object: string, id: string): boolean {
        return this.table(object).deleted.has(id);
    }

    /** The rows with that value in an id, reference, unique or external id field. */
    find(object: string, field: Field, value: Value): Row[] {
        const { rows, indexes } = this.table(object);
        if (field.name === 'Id') return [rows.get(String(value))].filter((row) => row !== undefined);
        const ids = indexes.get(field.name)?.get(comparable(field, value)) ?? [];
        return [...ids].map((id) => rows.get(id)!);
    }

    /** The id the next row of an object will get. */
    nextId(object: string): string {
        const table = this.table(object);
        for (;;) {
            const id = makeId(table.type.keyPrefix, ++table.given);
            if (!table.rows.has(id) && !table.deleted.has(id)) return id;
        }
    }

    /** The next number of an auto-number field; numbers of rolled back rows are lost, as on the platform. */
    nextNumber(object: string): number {
        return ++this.table(object).numbered;
    }

    /** Stores a row in place of the one with its id, or as a new one. */
    put(object: string, row: Row): void {
        const table = this.table(object);
        const before = table.rows.get(row.Id);
        this.swap(table, before, row);
        this.count(object, before ? 'updated' : 'created', 1);
        this.undo?.push(() => {
            this.swap(table, row, before);
            this.count(object, before ? 'updated' : 'created', -1);
        });
    }

    /** Moves a row to the recycle bin. */
    remove(object: string, id: string): void {
        const table = this.table(object);
        const row = table.rows.get(id);
        if (!row) return;
        this.swap(table, row, undefined);
        table.deleted.set(id, { ...row, IsDeleted: true });
        this.count(object, 'deleted', 1);
        this.undo?.push(() => {
            table.deleted.delete(id);
            this.swap(table, undefined, row);
            this.count(object, 'deleted', -1);
        });
    }

    /** Does all of the work, or, when it throws, none of it. */
    atomically<T>(work: () => T): T {
        const outer = this.undo;
        const undo: Array<() => void> = [];
        this.undo = undo;
        try {
            const result = work();
            outer?.push(...undo);
            return result;
        } catch (error) {
            for (const step of undo.reverse()) step();
            throw error;
        } finally {
            this.undo = outer;
        }
    }

    private table(object: string): Table {
        const table = this.tables.get(object);
        if (!table) throw new Error(`there is no table ${object}`);
        return table;
    }

    private count(object: string, what: keyof Writes[string], n: 1 | -1): void {
        this.writes[object] ??= { created: 0, updated: 0, deleted: 0 };
        this.writes[object][what] += n;
    }

    private swap(table: Table, before: Row | undefined, after: Row | undefined): void {
        for (const [name, index] of table.indexes) {
            const field = table.type.fields.get(name.toLowerCase())!;
            const key = (row: Row | undefined): Value => comparable(field, row?.[name] ?? null);
            if (key(before) === key(after)) continue;
            if (before && key(before) !== null) index.get(key(before))?.delete(before.Id);
            if (after && key(after) !== null) {
                if (!index.has(key(after))) index.set(key(after), new Set());
                index.get(key(after))!.add(after.Id);
            }
        }
        if (after) table.rows.set(after.Id, after);
        else if (before) table.rows.delete(before.Id);
    }
}

/** The row without the fields that its object no longer has. */
function withFieldsOf(type: SObjectType, row: Row): Row {
    return Object.fromEntries(Object.entries(row).filter(([name]) => type.fields.has(name.toLowerCase()))) as Row;
}

function isIndexed(field: Field): boolean {
    return field.unique || field.externalId || field.type === 'reference';
}

/** A value in the form in which two equal values are the same: texts without regard to case, unless the field or an id says so. */
export function comparable(field: Field, value: Value): Value {
    const exact = field.caseSensitive || field.type === 'reference' || field.type === 'id';
    return typeof value === 'string' && !exact ? value.toLowerCase() : value;
}
