import { asCount, competitorsOf, DAY, mentionsOf } from '#rules';
import type { Competitor, Decision, Mention, Merged, Names, StateLine } from '#rules';
import { COLUMNS } from '../columns.js';
import type { ColumnOf } from '../columns.js';
import type { Change, Deal, DealRow, Fields } from '../ports.js';
import type { RunSettings } from '../settings/runSettings.js';
import { fit, hash } from '../text.js';
import type { CompetitorRecords } from './competitorRecords.js';

const ROW = COLUMNS.Gong_Deal_Competitor__c;
/** The flow that tells the owner of a new competitor passes over older calls. */
const TOLD_WITHIN = 3 * DAY;

/** What the calls of a deal say of its competitors: one computation for the field and for the rows. */
export interface HeardOnDeal {
    /** Also those of which no mention counts. */
    readonly competitors: readonly Competitor[];
    readonly ends: ReadonlyMap<string, Ends>;
    readonly decisions: readonly Decision[];
}

/** The calls on which a competitor was named first and last, and who did it last. */
interface Ends {
    first: Named;
    last: Named;
}

interface Named {
    readonly started: number;
    readonly key: string;
    readonly callId: string;
    readonly mention: Mention;
}

/** @param leaving ids of call rows that count no more */
export function heardOn(deal: Deal, rules: RunSettings, leaving: ReadonlySet<string>): HeardOnDeal {
    const { settings, names } = rules;
    const ends = new Map<string, Ends>();
    const calls = deal.calls
        .filter((call) => !leaving.has(call.id))
        .map(({ id, key, started, competitors }) => {
            const mentions = mentionsOf(competitors, names);
            if (started !== null) {
                for (const mention of mentions) {
                    const named = { started, key, callId: id, mention };
                    const before = ends.get(mention.identity);
                    if (!before) ends.set(mention.identity, { first: named, last: named });
                    else if (isBefore(named, before.first)) before.first = named;
                    else if (isBefore(before.last, named)) before.last = named;
                }
            }
            return { started, mentions };
        });
    return { competitors: competitorsOf(calls, settings.externalOnly), ends, decisions: decisionsOn(deal.rows, names) };
}

/** By the start of the call; of two that started at once by their keys, so that the order of reading makes no difference. */
const isBefore = (one: Named, other: Named): boolean =>
    one.started < other.started || (one.started === other.started && one.key < other.key);

/** The competitor that a row is about: two may be about the same since one became an alias of the other. */
const identityOf = ({ key }: DealRow, names: Names): string => names.identity(key.slice(key.indexOf('.') + 1));

/** What reps decided; of two that an alias has made one the newer counts, and a hidden name is none, whatever they decided. */
function decisionsOn(rows: readonly DealRow[], names: Names): Decision[] {
    const found = new Map<string, Decision>();
    for (const row of rows) {
        if (row.decision === undefined || names.hidden(row.name)) continue;
        const identity = identityOf(row, names);
        const before = found.get(identity);
        if (before && (before.at ?? 0) >= (row.decidedAt ?? 0)) continue;
        found.set(identity, {
            identity,
            name: names.canonical(row.name),
            decision: row.decision,
            at: row.decidedAt
        });
    }
    return [...found.values()];
}

const STATUS: Readonly<Record<StateLine['status'], string>> = {
    heard: 'In the field',
    typed: 'Typed by a rep',
    removed: 'Removed by a rep',
    'not here': 'Removed by a rep',
    'no room': 'No room',
    'no value': 'No such value'
};

/**
 * What differs between the rows that a deal has and those it should have: one for each competitor that its calls name or
 * that a rep decided on. Decisions are read, and never written.
 * @param said from {@link heardOn}
 * @param merged what the field is, or is about to be
 */
export function dealRowChanges(
    deal: Deal,
    said: HeardOnDeal,
    merged: Pick<Merged, 'standing' | 'main'>,
    rules: RunSettings,
    records: CompetitorRecords
): Change[] {
    const heard = new Map(said.competitors.map((one) => [one.identity, one]));
    const wanted = [...said.competitors, ...said.decisions.filter(({ identity }) => !heard.has(identity))];
    const { homes, others } = sorted(deal, wanted, rules.names);
    const changes: Change[] = [];
    for (const { identity, name } of wanted) {
        const before = homes.get(identity);
        homes.delete(identity);
        const ends = said.ends.get(identity);
        const record = records.keyOf(name);
        const fields: Fields = {
            Competitor__c: fit(name, ROW.Competitor__c),
            ...(record !== undefined && { 'Gong_Competitor__r.Key__c': record }),
            Status__c: statusOf(merged.standing.get(identity)),
            ...countsOf(heard.get(identity)),
            ...endsOf(ends),
            Main__c: merged.main === identity,
            New__c: deal.firstSync !== undefined && ends !== undefined && ends.first.started > deal.firstSync
        };
        if (before && isSame(before.fields, fields)) continue;
        const told = isOld(before, ends, rules) ? { Alert_Sent__c: iso(rules.now) } : {};
        // a row's parent is not to be written again, not even as it is
        const parent = before ? {} : { Opportunity__c: deal.id };
        const key = before?.key ?? keyOf(deal.id, identity);
        changes.push({ op: 'upsert', object: OBJECT, key, fields: { ...parent, ...fields, ...told } });
    }
    for (const { id } of [...homes.values(), ...others]) changes.push({ op: 'delete', object: OBJECT, id });
    return changes;
}

const OBJECT = 'Gong_Deal_Competitor__c';

/** The key of a row; an identity that is too long for it is shortened, and told apart by a hash. */
export function keyOf(dealId: string, identity: string): string {
    const room = ROW.Key__c - dealId.length - 1;
    const tail = identity.length <= room ? identity : `${identity.slice(0, room - 17)}.${hash([identity])}`;
    return `${dealId}.${tail}`;
}

/**
 * The stored row of each competitor, and those beside it since an alias made two names one: the row with the newest
 * decision counts, else the one that has the competitor's own key.
 */
function sorted(
    deal: Deal,
    wanted: readonly { readonly identity: string }[],
    names: Names
): { homes: Map<string, DealRow>; others: DealRow[] } {
    const byKey = new Map(wanted.map(({ identity }) => [keyOf(deal.id, identity), identity]));
    const homes = new Map<string, DealRow>();
    const others: DealRow[] = [];
    const weight = (row: DealRow): number =>
        row.decision !== undefined ? 2 + (row.decidedAt ?? 0) : byKey.has(row.key) ? 1 : 0;
    for (const row of [...deal.rows].sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1))) {
        const identity = byKey.get(row.key) ?? identityOf(row, names);
        if (homes.has(identity)) others.push(row);
        else homes.set(identity, row);
    }
    return { homes, others };
}

/** What stands nowhere in the field was heard, and does not count by the settings. */
const statusOf = (standing: StateLine['status'] | undefined): string =>
    standing === undefined ? 'Not counted' : STATUS[standing];

type Columns = Partial<Record<ColumnOf<typeof OBJECT>, unknown>>;

const countsOf = (competitor: Competitor | undefined): Fields =>
    ({
        Customer_Mentions__c: asCount(competitor?.customer ?? 0),
        Our_Mentions__c: asCount(competitor?.us ?? 0),
        Unknown_Mentions__c: asCount(competitor?.unknown ?? 0),
        Calls__c: asCount(competitor?.heard.calls ?? 0)
    }) satisfies Columns;

function endsOf(ends: Ends | undefined): Fields {
    const { by, title } = ends?.last.mention ?? {};
    return {
        First_Heard__c: iso(ends?.first.started),
        First_Call__c: ends?.first.callId ?? null,
        Last_Heard__c: iso(ends?.last.started),
        Last_Call__c: ends?.last.callId ?? null,
        Last_Speaker__c: by === undefined ? null : fit(by, ROW.Last_Speaker__c),
        Last_Speaker_Title__c: title === undefined ? null : fit(title, ROW.Last_Speaker_Title__c)
    } satisfies Columns;
}

const iso = (time: number | undefined): string | null => (time === undefined ? null : new Date(time).toISOString());

const isSame = (stored: Fields, fields: Fields): boolean =>
    Object.entries(fields).every(([name, value]) => (stored[name] ?? null) === value);

/**
 * Whether nobody is to be told of a competitor that comes up: in a backfill, and where the first mention was long ago,
 * as on a deal that is read for the first time.
 */
function isOld(before: DealRow | undefined, ends: Ends | undefined, { backfill, now }: RunSettings): boolean {
    if (before) return backfill === true && before.fields.Customer_Mentions__c === 0 && !before.fields.Alert_Sent__c;
    return backfill === true || (now !== undefined && (ends?.first.started ?? now) < now - TOLD_WITHIN);
}
