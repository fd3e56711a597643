import { chunks } from '../chunks.js';
import { competitorsOf, mentionsOf, merge } from '#rules';
import type { Competitor, Merged, Names } from '#rules';
import type { Change, Deal, FieldTexts, FieldWrite, Org, Outcome, Ports } from '../ports.js';
import type { HeardName, OpportunityChange, Tally } from '../telling/tally.js';
import type { RunSettings } from '../settings/runSettings.js';
import type { Problem } from './owned.js';

/** Twice is enough for two hosts that write the same Opportunity; more would be a loop between automations. */
const ROUNDS = 3;
/** Opportunities that are written and read again together; they do not wait for the others. */
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
    for (const id of opportunityIds) if (!ids.has(id)) problems.set(id, notFound(id));
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
    const { field } = rules.settings;
    for (let round = 1; round <= ROUNDS; round++) {
        const writes = deals.flatMap((deal) => write(deal, rules, leaving) ?? []);
        if (writes.length === 0) break;
        const outcomes = await org.writeFields(
            field,
            writes.map((one) => one.write)
        );
        const open: string[] = [];
        writes.forEach(({ deal, change, write: { next } }, i) => {
            const outcome = outcomes[i]!;
            if (outcome.outcome === 'refused') problems.set(deal.id, outcome);
            else if (outcome.outcome === 'missing') problems.set(deal.id, notFound(deal.id));
            else {
                open.push(deal.id);
                // of a request whose answer was lost, the second one finds what the first one wrote
                if (outcome.outcome === 'written' || isSame(outcome, next)) tally.change(change);
                else if (round === ROUNDS) problems.set(deal.id, busy(deal.id));
            }
        });
        deals = await org.deals(open, field);
    }
}

/** As the platform stores them: it may end lines otherwise. */
const isSame = (one: FieldTexts, other: FieldTexts): boolean =>
    one.field === other.field && plain(one.state) === plain(other.state);

const plain = (text: string | null): string | null => text?.replaceAll('\r\n', '\n') ?? null;

const notFound = (id: string): Problem => ({
    code: 'OPPORTUNITY_NOT_FOUND',
    message: `The Opportunity ${id} does not exist in this org, or the connected user may not see it.`
});

const busy = (id: string): Problem => ({
    code: 'OPPORTUNITY_CHANGING',
    message: `The Opportunity ${id} was changed by somebody else each of the ${ROUNDS} times that it was to be written.`
});

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
    readonly write: FieldWrite;
    readonly change: OpportunityChange;
}

/** What a deal needs written; undefined when it is right already (Rule 8). */
function write(deal: Deal, { settings, names, form }: RunSettings, leaving: ReadonlySet<string>): Write | undefined {
    const calls = deal.calls.filter((call) => !leaving.has(call.id));
    const heard = calls.map(({ started, competitors: text }) => ({ started, mentions: mentionsOf(text, names) }));
    const competitors = competitorsOf(heard, settings.externalOnly).filter(({ count }) => count > 0);
    const { id, field, state } = deal;
    const merged = merge({ field, state, competitors, names, form, mode: settings.mode });
    // always both: the state says of this very field what is the sync's, and another run may write in between
    const next = { field: merged.field, state: merged.state };
    if (isSame(deal, next)) return undefined;
    const change = changeOf(deal, merged, competitors, names);
    return { deal, write: { id, expected: { field, state }, next }, change };
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
