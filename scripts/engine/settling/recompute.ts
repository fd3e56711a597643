import { chunks } from '../chunks.js';
import { competitorsOf, mentionsOf, merge } from '#rules';
import type { Competitor, Merged, Names } from '#rules';
import type { Change, Deal, Org, Outcome, Ports } from '../ports.js';
import type { HeardName, OpportunityChange, Tally } from '../telling/tally.js';
import type { RunSettings } from '../settings/runSettings.js';
import { problemsOf } from './owned.js';
import type { Owned, Problem } from './owned.js';

/** Twice is enough for two hosts that write the same Opportunity; more would be a loop between automations. */
const ROUNDS = 3;
/** Opportunities that are updated and read again in one API call; they do not wait for the others. */
const PART = 400;

/**
 * Writes rows, brings the field of these Opportunities in line with the stored calls, and looks again after that: another
 * host may have added calls between the reading and the writing, and whoever looks last puts it right.
 * @param leaving ids of call rows that are about to be removed and count no more.
 * @param rows changes to write first.
 * @returns what became of the rows, and what went wrong by Opportunity.
 */
export async function recompute(
    ports: Ports,
    rules: RunSettings,
    opportunityIds: readonly string[],
    leaving: ReadonlySet<string>,
    tally: Tally,
    rows: readonly Change[] = []
): Promise<{ outcomes: Outcome[]; problems: Map<string, Problem> }> {
    const problems = new Map<string, Problem>();
    const { field } = rules.settings;
    const { outcomes, deals: found } = await saveThenDeals(ports.org, rows, opportunityIds, field);
    const ids = new Set(found.map((deal) => deal.id));
    for (const id of opportunityIds) {
        const message = `The Opportunity ${id} does not exist in this org, or the connected user may not see it.`;
        if (!ids.has(id)) problems.set(id, { code: 'OPPORTUNITY_NOT_FOUND', message });
    }
    const parts = chunks(found, PART);
    await Promise.all(parts.map((deals) => settleDeals(ports.org, rules, deals, leaving, tally, problems)));
    return { outcomes, problems };
}

async function settleDeals(
    org: Org,
    rules: RunSettings,
    deals: readonly Deal[],
    leaving: ReadonlySet<string>,
    tally: Tally,
    problems: Map<string, Problem>
): Promise<void> {
    for (let round = 1; round <= ROUNDS; round++) {
        const writes = deals.flatMap((deal) => write(deal, rules, leaving) ?? []);
        if (writes.length === 0) break;
        const rows = writes.flatMap((one) => one.rows);
        const open = writes.map(({ deal }) => deal.id);
        const changes = rows.map(({ change }) => change);
        const saved = await saveThenDeals(org, changes, open, rules.settings.field);
        for (const [deal, problem] of problemsOf(rows, saved.outcomes)) problems.set(deal.id, problem);
        for (const { deal, change } of writes) if (!problems.has(deal.id)) tally.change(change);
        deals = saved.deals.filter((deal) => !problems.has(deal.id));
    }
}

async function saveThenDeals(
    org: Org,
    changes: readonly Change[],
    opportunityIds: readonly string[],
    field: string
): Promise<{ outcomes: Outcome[]; deals: Deal[] }> {
    if (org.saveThenDeals) return org.saveThenDeals(changes, opportunityIds, field);
    const outcomes = changes.length === 0 ? [] : await org.save(changes);
    return { outcomes, deals: await org.deals(opportunityIds, field) };
}

interface Write {
    readonly deal: Deal;
    readonly rows: readonly Owned<Deal>[];
    readonly change: OpportunityChange;
}

/** The rows that a deal needs written; undefined when it is right already (Rule 8). */
function write(deal: Deal, { settings, names, form }: RunSettings, leaving: ReadonlySet<string>): Write | undefined {
    const calls = deal.calls.filter((call) => !leaving.has(call.id));
    const heard = calls.map(({ started, competitors: text }) => ({ started, mentions: mentionsOf(text, names) }));
    const competitors = competitorsOf(heard, settings.externalOnly).filter(({ count }) => count > 0);
    const merged = merge({ field: deal.field, state: deal.state, competitors, names, form, mode: settings.mode });
    const state = deal.state?.replaceAll('\r\n', '\n') ?? null;
    if (merged.field === deal.field && merged.state === state) return undefined;
    // always both: the state says of this very field what is the sync's, and another run may write in between
    const fields = { [settings.field]: merged.field, Gong_Competitors__c: merged.state };
    const update = { op: 'update', object: 'Opportunity', id: deal.id, fields } as const;
    return { deal, rows: [{ owner: deal, change: update }], change: changeOf(deal, merged, competitors, names) };
}

/** What happens to the field, with what the calls say of each name. */
function changeOf(
    { id, name, field: before }: Deal,
    merged: Merged,
    competitors: readonly Competitor[],
    names: Names
): OpportunityChange {
    const known = new Map(competitors.map((one) => [one.identity, one]));
    const heard = (list: readonly string[]): HeardName[] =>
        list.map((each) => {
            const { count: mentions = 0, calls = 0 } = known.get(names.identity(each)) ?? {};
            return { name: each, mentions, calls };
        });
    return {
        id,
        name,
        before,
        after: merged.field,
        added: heard(merged.added),
        dropped: merged.dropped.filter((each) => !merged.noRoom.includes(each)),
        keptOut: heard(merged.keptOut),
        noRoom: heard(merged.noRoom)
    };
}
