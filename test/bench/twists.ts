import type { Call } from '../../tools/local/gong/index.js';
import type { LocalOrg } from '../../tools/local/org/index.js';

/** What happens in every company, and what a sync has to get right. */
export interface Right {
    /** A call that Gong shows only after the first run, though it took place before. */
    readonly lateCall: boolean;
    /** A call that Gong links to two Opportunities. */
    readonly twoOpportunities: boolean;
    /** A name that a rep typed between the runs. */
    readonly repsEdit: boolean;
}

const FUTURE = '2999-01-01T00:00:00Z';
const TYPED = 'Typed by a rep';
const HALF_HOUR = 1_800_000;

/** Twists some plain calls, the last of which becomes one of the second run. */
export class Twists {
    /** Calls that finish after the first run: one of the time before it, and a new one. */
    readonly late: Call;
    readonly fresh: Call;
    private readonly opportunityIds: readonly string[];
    private readonly both: Call;

    constructor(calls: Call[], opportunityIds: readonly string[], to: number) {
        this.opportunityIds = opportunityIds;
        [this.both, this.late, this.fresh] = [calls[3]!, calls.at(-3)!, calls.at(-1)!];
        this.both.context![0]!.objects!.push({ objectType: 'Opportunity', objectId: opportunityIds[0]! });
        rename(this.both, 'Both');
        link(this.late, opportunityIds[1]!);
        rename(this.late, 'Late');
        link(this.fresh, opportunityIds[2]!);
        this.fresh.metaData!.started = new Date(to + HALF_HOUR).toISOString();
        for (const call of [this.late, this.fresh]) call.availableAt = FUTURE;
    }

    /** Between the runs. */
    happen({ tables }: LocalOrg): void {
        for (const call of [this.late, this.fresh]) delete call.availableAt;
        const row = tables.get('Opportunity', this.opportunityIds[2]!)!;
        const before = row.MainCompetitors__c as string | null;
        tables.put('Opportunity', { ...row, MainCompetitors__c: before ? `${TYPED}, ${before}` : TYPED });
    }

    right({ tables }: LocalOrg): Right {
        const has = (n: number, name: string): boolean =>
            String(tables.get('Opportunity', this.opportunityIds[n]!)?.MainCompetitors__c ?? '').includes(name);
        return {
            lateCall: has(1, 'Late'),
            twoOpportunities: has(0, 'Both') && has(3, 'Both'),
            repsEdit: has(2, TYPED)
        };
    }
}

function rename(call: Call, phrase: string): void {
    call.content!.trackers![0]!.phrases = [{ phrase, count: 1, occurrences: [] }];
}

function link(call: Call, objectId: string): void {
    Object.assign(call.context![0]!.objects![0]!, { objectId });
}
