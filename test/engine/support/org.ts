import type {
    Change,
    Deal,
    DealRow,
    FieldInfo,
    FieldOutcome,
    Fields,
    FieldWrite,
    Org,
    Outcome,
    Setup,
    StoredCall,
    StoredHit,
    StoredPart
} from '../../../scripts/engine/ports.js';
import type { DealCall } from '#rules';
import { Refused, stored } from './schema.js';
import type { Row } from './schema.js';

/** A row that was written: of the sync's own objects, or an Opportunity's two fields. */
export type Written =
    Change | { readonly op: 'update'; readonly object: 'Opportunity'; readonly id: string; readonly fields: Fields };

/** The rows of an org in memory, as strict as the platform where the engine could get it wrong. */
export class MemoryOrg implements Org {
    requests = 0;
    limit: { readonly used: number; readonly max: number } | undefined;
    /** Requests to Gong in the last 24 hours, besides those of the recorded runs. */
    spent = 0;
    /** Opportunities with decisions that do not show yet. */
    decided: string[] = [];
    settings: Record<string, unknown> | undefined = {};
    competitors: Fields[] = [];
    /** Oldest first. */
    readonly runs: Row[] = [];
    readonly fields = new Map<string, FieldInfo>([['MainCompetitors__c', { type: 'string', length: 255 }]]);
    readonly opportunities = new Map<string, Row>();
    /** By external id. */
    readonly callRows = new Map<string, Row>();
    readonly hitRows = new Map<string, Row>();
    readonly dealRows = new Map<string, Row>();
    /** Records of competitors that the sync made, by name. */
    readonly made = new Map<string, Row>();
    /** Every row that was written. */
    writes: Written[] = [];
    /** Makes the platform refuse a row, as a trigger or a lock would. */
    refuse: (change: Written) => { code: string; message: string } | undefined = () => undefined;
    /** The org's own clock; without one its rows have no date. */
    now: (() => number) | undefined;
    /** When a rep changed an Opportunity last. */
    readonly typed = new Map<string, number>();
    private lastId = 0;

    constructor(...opportunityIds: string[]) {
        for (const Id of opportunityIds) {
            this.opportunities.set(Id, { Id, Name: `Deal ${Id}`, MainCompetitors__c: null, Gong_Competitors__c: null });
        }
    }

    /** The Main Competitor(s) field of an Opportunity. */
    field(opportunityId: string): string | null {
        return this.opportunities.get(opportunityId)!.MainCompetitors__c as string | null;
    }

    /** What a rep does to it. */
    type(opportunityId: string, text: string | null): void {
        Object.assign(this.opportunities.get(opportunityId)!, stored('Opportunity', { MainCompetitors__c: text }));
        this.typed.set(opportunityId, this.now?.() ?? 0);
    }

    /** Everything but the runs and the ids, for comparing. */
    contents(): Record<string, unknown[]> {
        const rows = (table: ReadonlyMap<string, Row>): unknown[] =>
            [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, row]) => ({ key, ...row, Id: undefined }));
        const callOf = (id: unknown): string | undefined => rowsOf(this.callRows, ({ row }) => row.Id === id)[0]?.key;
        const competitors = rows(this.dealRows).map((row) => {
            // who is told depends on who came first
            const { Alert_Sent__c: _, ...rest } = row as Row;
            return { ...rest, First_Call__c: callOf(rest.First_Call__c), Last_Call__c: callOf(rest.Last_Call__c) };
        });
        return {
            opportunities: rows(this.opportunities),
            calls: rows(this.callRows),
            hits: rows(this.hitRows),
            competitors,
            made: [...this.made.keys()].sort()
        };
    }

    setup(now = 0): Promise<Setup> {
        this.requests++;
        const { settings, competitors, fields } = this;
        const runs = this.runs.filter(spansOrFailed).slice(-200).reverse();
        const today = this.runs.filter((run) => Date.parse(text(run, 'Finished__c') ?? '') > now - 86_400_000);
        const gongRequests = today.reduce((sum, run) => sum + Number(run.Gong_Requests__c), this.spent);
        const keptOut = this.runs.filter(({ Kind__c }) => Kind__c === 'Erase');
        return Promise.resolve({
            settings,
            competitors: [...competitors, ...this.made.values()],
            runs,
            keptOut,
            decided: this.decided,
            gongRequests,
            opportunityFields: fields
        });
    }

    calls(callIds: readonly string[]): Promise<StoredCall[]> {
        this.asked(callIds);
        const ids = new Set(callIds);
        return Promise.resolve(
            rowsOf(this.callRows, ({ row }) => ids.has(text(row, 'Gong_Call_Id__c')!)).map(({ key, row }) => ({
                id: text(row, 'Id')!,
                key,
                callId: text(row, 'Gong_Call_Id__c')!,
                opportunityId: text(row, 'Opportunity__c')!,
                fingerprint: text(row, 'Fingerprint__c'),
                workspaceId: text(row, 'Workspace_Id__c')
            }))
        );
    }

    callIdsOf(opportunityId: string): Promise<string[]> {
        this.asked([opportunityId].filter((id) => id !== ''));
        const rows = rowsOf(this.callRows, ({ row }) => row.Opportunity__c === opportunityId);
        return Promise.resolve(rows.map(({ row }) => text(row, 'Gong_Call_Id__c')!));
    }

    changedDeals(opportunityIds: readonly string[], since: number): Promise<Set<string>> {
        this.asked(opportunityIds);
        return Promise.resolve(new Set(opportunityIds.filter((id) => (this.typed.get(id) ?? -Infinity) > since)));
    }

    storedAfter(key: string, most: number): Promise<StoredPart> {
        this.requests++;
        const after = rowsOf(this.callRows, (row) => row.key > key).sort((a, b) => (a.key < b.key ? -1 : 1));
        const rows = after.slice(0, most).map((row) => ({ key: row.key, callId: text(row.row, 'Gong_Call_Id__c')! }));
        return Promise.resolve({ stored: this.callRows.size, rows });
    }

    hits(callKeys: readonly string[]): Promise<StoredHit[]> {
        this.asked(callKeys);
        const keys = new Set(callKeys);
        return Promise.resolve(
            rowsOf(this.hitRows, ({ row }) => keys.has(text(row, 'Gong_Call__r.Key__c')!)).map(
                ({ key, row: { Id, ...fields } }) => {
                    const callKey = fields['Gong_Call__r.Key__c'] as string;
                    return { id: Id as string, key, callKey, fields };
                }
            )
        );
    }

    deals(opportunityIds: readonly string[], field: string): Promise<Deal[]> {
        this.asked(opportunityIds);
        const found = opportunityIds.map((id) => this.opportunities.get(id)).filter((row) => row !== undefined);
        const calls = new Map<unknown, Keyed[]>(opportunityIds.map((id) => [id, []]));
        for (const [key, row] of this.callRows) calls.get(row.Opportunity__c)?.push({ key, row });
        const competitors = [...this.dealRows].map(([key, row]) => ({ key, row }));
        return Promise.resolve(
            found.map((row) => ({
                id: text(row, 'Id')!,
                name: text(row, 'Name')!,
                field: text(row, field),
                state: text(row, 'Gong_Competitors__c'),
                calls: calls.get(row.Id)!.map(dealCall),
                rows: competitors.filter((one) => one.row.Opportunity__c === row.Id).map(dealRow)
            }))
        );
    }

    save(changes: readonly Change[]): Promise<Outcome[]> {
        this.asked(changes);
        const keys = changes.flatMap((change) => ('key' in change ? `${change.object} ${change.key}` : []));
        if (new Set(keys).size < keys.length) throw new Error('DUPLICATE_EXTERNAL_ID in one request');
        return Promise.resolve(
            changes.map((change) => {
                try {
                    const { code, message } = this.refuse(change) ?? {};
                    if (code !== undefined) throw new Refused(code, message!);
                    this.write(change);
                    this.writes.push(change);
                    return { ok: true };
                } catch (error) {
                    if (error instanceof Refused) return error.outcome;
                    throw error;
                }
            })
        );
    }

    writeFields(field: string, writes: readonly FieldWrite[]): Promise<FieldOutcome[]> {
        this.asked(writes);
        return Promise.resolve(writes.map((write) => this.writeField(field, write)));
    }

    private writeField(name: string, { id, expected, next }: FieldWrite): FieldOutcome {
        const row = this.opportunities.get(id);
        if (!row) return { outcome: 'missing' };
        const held = (): { field: string | null; state: string | null } => ({
            field: text(row, name),
            state: text(row, 'Gong_Competitors__c')
        });
        const { field, state } = held();
        if (field !== expected.field || state !== expected.state) return { outcome: 'changed', ...held() };
        const fields = { [name]: next.field, Gong_Competitors__c: next.state };
        const change: Written = { op: 'update', object: 'Opportunity', id, fields };
        try {
            const refused = this.refuse(change);
            if (refused) return { outcome: 'refused', ...refused };
            Object.assign(row, stored('Opportunity', fields));
            this.writes.push(change);
            return { outcome: 'written', ...held() };
        } catch (error) {
            if (!(error instanceof Refused) || error.outcome.ok) throw error;
            return { outcome: 'refused', code: error.outcome.code, message: error.outcome.message };
        }
    }

    startRun(fields: Fields): Promise<string> {
        this.requests++;
        const Id = `a0R${++this.lastId}`;
        const CreatedDate = this.now ? new Date(this.now()).toISOString() : null;
        this.runs.push({ Id, CreatedDate, ...stored('Gong_Sync_Run__c', fields) });
        return Promise.resolve(Id);
    }

    updateRun(id: string, fields: Fields): Promise<void> {
        this.requests++;
        const run = this.runs.find(({ Id }) => Id === id);
        if (!run) throw new Error(`There is no run ${id}`);
        Object.assign(run, stored('Gong_Sync_Run__c', fields));
        return Promise.resolve();
    }

    private write(change: Change): void {
        const table = this.tableOf(change.object);
        if (change.op === 'delete') this.delete(table, change.id);
        else if (change.object === 'Gong_Call__c') this.upsert(table, change, 'Opportunity__c', this.opportunities);
        else if (change.object === 'Gong_Tracker_Hit__c')
            this.upsert(table, change, 'Gong_Call__r.Key__c', this.callRows);
        else if (change.object === 'Gong_Competitor__c') this.create(change);
        else this.upsertCompetitor(change);
    }

    private tableOf(object: Change['object']): Map<string, Row> {
        if (object === 'Gong_Call__c') return this.callRows;
        if (object === 'Gong_Tracker_Hit__c') return this.hitRows;
        return object === 'Gong_Competitor__c' ? this.made : this.dealRows;
    }

    /** The sync may create records of competitors, and not change them. */
    private create({ object, key, fields }: Change & { op: 'upsert' }): void {
        if (this.hasCompetitor(key)) throw new Refused('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights');
        this.made.set(key, { Id: `a0C${++this.lastId}`, Key__c: key, ...stored(object, fields) });
    }

    private hasCompetitor(key: string): boolean {
        const same = (other: unknown): boolean => String(other).toLowerCase() === key.toLowerCase();
        return [...this.made.keys()].some(same) || this.competitors.some((row) => same(row.Key__c));
    }

    private upsertCompetitor(change: Change & { op: 'upsert' }): void {
        const { key, fields } = change;
        if (this.dealRows.has(key) && 'Opportunity__c' in fields)
            throw new Refused('INVALID_FIELD_FOR_INSERT_UPDATE', 'Unable to create/update fields: Opportunity__c');
        const record = fields['Gong_Competitor__r.Key__c'];
        if (typeof record === 'string' && !this.hasCompetitor(record))
            throw new Refused('INVALID_FIELD', `Foreign key external ID: ${record} not found`);
        this.upsert(this.dealRows, change, 'Opportunity__c', this.opportunities);
    }

    private upsert(
        table: Map<string, Row>,
        { object, key, fields }: Change & { op: 'upsert' },
        parent: string,
        parents: ReadonlyMap<string, Row>
    ): void {
        const row = stored(object, fields);
        const before = table.get(key);
        if (!before && (row[parent] ?? null) === null)
            throw new Refused('REQUIRED_FIELD_MISSING', `Missing: [${parent}]`);
        if (parent in row && !parents.has(row[parent] as string)) {
            throw new Refused('INVALID_CROSS_REFERENCE_KEY', `${parent}: no row ${row[parent]}`);
        }
        table.set(key, { ...(before ?? { Id: `a0X${++this.lastId}` }), ...row });
    }

    private delete(table: Map<string, Row>, id: string): void {
        const [found] = rowsOf(table, ({ row }) => row.Id === id);
        if (!found) throw new Refused('ENTITY_IS_DELETED', 'entity is deleted');
        table.delete(found.key);
        const ofCall =
            table === this.callRows ? rowsOf(this.hitRows, ({ row }) => row['Gong_Call__r.Key__c'] === found.key) : [];
        for (const hit of ofCall) this.hitRows.delete(hit.key);
        for (const row of this.dealRows.values()) {
            if (row.First_Call__c === id) row.First_Call__c = null;
            if (row.Last_Call__c === id) row.Last_Call__c = null;
        }
    }

    private asked(list: readonly unknown[]): void {
        if (list.length > 0) this.requests++;
    }
}

interface Keyed {
    readonly key: string;
    readonly row: Row;
}

const rowsOf = (table: ReadonlyMap<string, Row>, accept: (keyed: Keyed) => boolean): Keyed[] =>
    [...table].map(([key, row]) => ({ key, row })).filter(accept);

const text = (row: Row, name: string): string | null => (row[name] as string | undefined) ?? null;

const spansOrFailed = (run: Row): boolean =>
    ['Incremental', 'Backfill', 'Confirm'].includes(String(run.Kind__c)) || Number(run.Failed__c) > 0;

function dealRow({ key, row }: Keyed): DealRow {
    const decision = text(row, 'Decision__c');
    return {
        id: text(row, 'Id')!,
        key,
        name: text(row, 'Competitor__c') ?? '',
        decision: decision === 'Competitor' ? 'in' : decision === null ? undefined : 'out',
        decidedAt: row.Decided_At__c ? Date.parse(String(row.Decided_At__c)) : undefined,
        fields: row
    };
}

function dealCall({ key, row }: Keyed): DealCall {
    const started = text(row, 'Started__c');
    return {
        id: text(row, 'Id')!,
        key,
        started: started === null ? null : Date.parse(started),
        competitors: text(row, 'Competitors__c')
    };
}
