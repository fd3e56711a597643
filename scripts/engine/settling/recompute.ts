import { chunks } from '../chunks.js';
import { competitorsOf } from '#rules';
import type { Competitor } from '#rules';
import { merge } from '#rules';
import type { Merged } from '#rules';
import type { Change, Deal, Org, Outcome, Ports } from '../ports.js';
import type { Tally } from '../telling/tally.js';
import type { RunSettings } from '../settings/runSettings.js';

export interface Problem {
    readonly code: string;
    readonly message: string;
}

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
        const changes = writes.map(({ change }) => change);
        const open = writes.map(({ deal }) => deal.id);
        const saved = await saveThenDeals(org, changes, open, rules.settings.field);
        saved.outcomes.forEach((outcome, i) => {
            const { deal, merged, competitors } = writes[i]!;
            if (!outcome.ok) problems.set(deal.id, outcome);
            else
                tally.change({
                    id: deal.id,
                    name: deal.name,
                    before: deal.field,
                    after: merged.field,
                    why: whyOf(deal, merged, competitors)
                });
        });
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
    readonly merged: Merged;
    readonly competitors: readonly Competitor[];
    readonly change: Change;
}

/** The update that a deal needs; undefined when it is right already (Rule 8). */
function write(deal: Deal, { settings, names, length }: RunSettings, leaving: ReadonlySet<string>): Write | undefined {
    const calls = deal.calls.filter((call) => !leaving.has(call.id));
    const competitors = competitorsOf(calls, names, settings.externalOnly);
    const merged = merge({ field: deal.field, state: deal.state, competitors, names, length, mode: settings.mode });
    const state = deal.state?.replaceAll('\r\n', '\n') ?? null;
    if (merged.field === deal.field && merged.state === state) return undefined;
    // always both: the state says of this very field what is the sync's, and another run may write in between
    const fields = { [settings.field]: merged.field, Gong_Competitors__c: merged.state };
    return { deal, merged, competitors, change: { op: 'update', object: 'Opportunity', id: deal.id, fields } };
}

/** One line for people: what came, what went, and what stayed out, with the reason; empty when there is nothing to tell. */
function whyOf(deal: Deal, merged: Merged, competitors: readonly Competitor[]): string {
    const mentions = (name: string): string => {
        const competitor = competitors.find((item) => item.name === name);
        if (!competitor) return name;
        return `${name} (${competitor.count}× on ${competitor.calls} ${competitor.calls === 1 ? 'call' : 'calls'})`;
    };
    const parts = [
        ['added', merged.added.map(mentions)],
        ['no longer mentioned:', merged.dropped.filter((name) => !merged.noRoom.includes(name))],
        ['kept out, removed by a rep:', merged.keptOut],
        ['no room:', merged.noRoom]
    ] as const;
    const said = parts.filter(([, list]) => list.length > 0).map(([word, list]) => `${word} ${list.join(', ')}`);
    if (said.length > 0) return said.join('; ');
    return merged.field === deal.field ? '' : 'order or spelling follows the calls';
}
