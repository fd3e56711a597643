import { chunks } from '../chunks.js';
import { asText, merge } from '#rules';
import type { Competitor, Merged, Names } from '#rules';
import type { Change, Deal, FieldTexts, FieldWrite, Org, Outcome, Ports } from '../ports.js';
import type { HeardName, OpportunityChange, Tally } from '../telling/tally.js';
import type { RunSettings } from '../settings/runSettings.js';
import { dealRowChanges, heardOn } from './dealRows.js';
import { problemsOf } from './owned.js';
import type { Owned, Problem } from './owned.js';

/** Twice is enough for two hosts that write the same Opportunity; more would be a loop between automations. */
const ROUNDS = 3;
/** Another host that writes the same Opportunity is done after a few; each of its writes may cost a round here. */
const MOST_ROUNDS = 8;
/** Opportunities that are written and read again together; they do not wait for the others. */
const PART = 400;

/**
 * Writes rows, brings the field and the competitors of these Opportunities in line with the stored calls, and looks again after that: another
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
    let written = 0;
    for (let round = 1; round <= MOST_ROUNDS && written < ROUNDS; round++) {
        const looks = deals.map((deal) => look(deal, rules, leaving));
        const writes = looks.flatMap((one) => (one.write ? [{ ...one, write: one.write }] : []));
        const outcomes =
            writes.length === 0
                ? []
                : await org.writeFields(
                      field,
                      writes.map((one) => one.write)
                  );
        if (outcomes.some(({ outcome }) => outcome === 'written')) written++;
        const isLast = round === MOST_ROUNDS || written === ROUNDS;
        const open = new Set<string>();
        // rows say how names stand in the field, so they follow where it holds what they say
        const right = looks.filter((one) => !one.write && one.rows.length > 0);
        writes.forEach((one, i) => {
            const outcome = outcomes[i]!;
            const { id } = one.deal;
            if (outcome.outcome === 'refused') problems.set(id, outcome);
            else if (outcome.outcome === 'missing') problems.set(id, notFound(id));
            else {
                open.add(id);
                // of a request whose answer was lost, the second one finds what the first one wrote
                if (outcome.outcome === 'written' || isSame(outcome, one.write.next)) {
                    tally.change(one.change());
                    right.push(one);
                } else if (isLast) problems.set(id, busy(id));
            }
        });
        for (const { deal } of right) open.add(deal.id);
        if (open.size === 0) break;
        const rows = right.flatMap((one) => one.rows.map((change) => ({ owner: one.deal.id, change })));
        const again = await saveRows(org, rules, rows, [...open]);
        // one that another host made in between is there when they are read again
        if (isLast) for (const [id, problem] of again.problems) problems.set(id, problem);
        deals = again.deals;
    }
}

/** Saves rows of deals, after the records of competitors that they are the first to name, and reads the deals again. */
async function saveRows(
    org: Org,
    { records, settings }: RunSettings,
    rows: readonly Owned<string>[],
    dealIds: readonly string[]
): Promise<{ problems: Map<string, Problem>; deals: Deal[] }> {
    const named = new Map<string, Change>();
    for (const { change } of rows) {
        const made = change.op === 'upsert' ? records?.creation(asText(change.fields.Competitor__c) ?? '') : undefined;
        if (made?.op === 'upsert') named.set(made.key.toLowerCase(), made);
    }
    const creations = [...named.values()];
    const changes = [...creations, ...rows.map(({ change }) => change)];
    const { outcomes, deals } = await saveThenDeals(org, changes, dealIds, settings.field);
    creations.forEach((change, i) => {
        // one that was made meanwhile is not the sync's to change, and is what its rows refer to
        if (change.op === 'upsert' && outcomes[i]!.ok) records?.created(change.key);
    });
    return { problems: problemsOf(rows, outcomes.slice(creations.length)), deals };
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
    message: `The Opportunity ${id} was changed by somebody else each of the ${MOST_ROUNDS} times that it was to be written.`
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

/** A deal, and what is to be written of it. */
interface Look {
    readonly deal: Deal;
    /** Undefined when the field is right already (Rule 8). */
    readonly write: FieldWrite | undefined;
    readonly change: () => OpportunityChange;
    readonly rows: readonly Change[];
}

function look(deal: Deal, rules: RunSettings, leaving: ReadonlySet<string>): Look {
    const { settings, names, form, records } = rules;
    const said = heardOn(deal, rules, leaving);
    const competitors = said.competitors.filter(({ count }) => count > 0);
    const { id, field, state } = deal;
    const { decisions } = said;
    const merged = merge({ field, state, competitors, decisions, names, form, mode: settings.mode });
    // always both: the state says of this very field what is the sync's, and another run may write in between
    const next = { field: merged.field, state: merged.state };
    return {
        deal,
        write: isSame(deal, next) ? undefined : { id, expected: { field, state }, next },
        change: () => changeOf(deal, merged, competitors, names),
        rows: records ? dealRowChanges(deal, said, merged, rules, records) : []
    };
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
