/** A call as the oracle knows it: what counts of it, and nothing else. */
export interface OracleCall {
    readonly id: string;
    readonly day: number;
    readonly opportunities: readonly string[];
    readonly heard: Readonly<Record<string, number>>;
    readonly isPrivate: boolean;
    readonly title: string;
}

/** What one Opportunity looks like to its rep, and what is known of each name. */
class Deal {
    /** The names in the field, in order. */
    field: string[] = [];
    /** Those of them that the sync put there. */
    ours = new Set<string>();
    /** The newest mention of each name at the time when it was last seen in the field, or taken out. */
    readonly known = new Map<string, number>();

    /** Rules 4 and 5, as a rep would explain them. */
    listen(calls: readonly OracleCall[]): void {
        const total = new Map<string, { count: number; day: number }>();
        for (const { heard, day } of calls) {
            for (const [name, count] of Object.entries(heard)) {
                const so = total.get(name) ?? { count: 0, day: 0 };
                total.set(name, { count: so.count + count, day: Math.max(so.day, day) });
            }
        }
        const mine = this.field.filter((name) => !this.ours.has(name));
        const removed = [...this.known.keys()].filter((name) => !this.field.includes(name));
        const wanted = [...total]
            .sort(([a, x], [b, y]) => y.count - x.count || y.day - x.day || (a < b ? -1 : 1))
            .filter(([name]) => !mine.includes(name))
            .filter(([name, { day }]) => !removed.includes(name) || day > this.known.get(name)!)
            .map(([name]) => name);
        this.field = [...mine, ...wanted];
        this.ours = new Set(wanted);
        for (const name of this.known.keys()) {
            // a name that nobody mentions any more is forgotten, unless a rep took it out
            if (!total.has(name) && !removed.includes(name)) this.known.delete(name);
        }
        for (const name of this.field) if (total.has(name)) this.known.set(name, total.get(name)!.day);
    }
}

/** The rules of the product on sets of names: no texts, no rows, no pages, no batches. */
export class Oracle {
    readonly deals: ReadonlyMap<string, Deal>;
    gong: readonly OracleCall[] = [];
    private readonly stored = new Map<string, OracleCall>();

    constructor(opportunityIds: readonly string[]) {
        this.deals = new Map(opportunityIds.map((id) => [id, new Deal()]));
    }

    /** Takes over what Gong has, and returns what a report should say. */
    sync(): { seen: number; written: number; unchanged: number; skipped: number } {
        const report = { seen: 0, written: 0, unchanged: 0, skipped: 0 };
        const affected = new Set<string>();
        for (const call of this.gong) {
            const wanted = call.isPrivate ? [] : call.opportunities;
            let changed = false;
            for (const id of this.deals.keys()) {
                const key = `${call.id} on ${id}`;
                const before = this.stored.get(key);
                const after = wanted.includes(id) ? call : undefined;
                if (JSON.stringify(essence(before)) === JSON.stringify(essence(after))) continue;
                affected.add(id);
                if (after) this.stored.set(key, after);
                else this.stored.delete(key);
                changed ||= after !== undefined;
            }
            report.seen++;
            report[wanted.length === 0 ? 'skipped' : changed ? 'written' : 'unchanged']++;
        }
        for (const id of affected) {
            const calls = [...this.stored].filter(([key]) => key.endsWith(` on ${id}`)).map(([, call]) => call);
            this.deals.get(id)!.listen(calls);
        }
        return report;
    }
}

/** What of a call is written into its row. */
const essence = (call: OracleCall | undefined): unknown =>
    call && [call.day, Object.entries(call.heard).toSorted(), call.title];
