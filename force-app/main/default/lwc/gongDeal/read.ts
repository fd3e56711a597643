import { asCount, asNumber, asObject, asText, asTime, parseList, readNames, sidesOf } from 'c/gongRules';
import type { Json, Names } from 'c/gongRules';
import type { Brief, Call, Heard, Hit, Participant, Said, Screen, Side } from './model.js';
import { webAddress } from './moment.js';
import { allOf } from './order.js';

/** The controller's answer in the card's words. Whatever is missing, hidden or not as expected is undefined or left out. */
export function readScreen(answer: unknown): Screen {
    const screen = asObject(answer) ?? {};
    const names = readNames(rows(screen.names));
    const heard = new Map<string, Heard[]>();
    for (const hit of rows(screen.hits)) {
        const call = asText(hit.Gong_Call__c);
        if (call === undefined) continue;
        if (!heard.has(call)) heard.set(call, []);
        heard.get(call)!.push(readHeard(hit, names));
    }
    const field = asText(screen.field);
    return {
        allowed: screen.allowed === true,
        admin: screen.admin === true,
        ready: screen.ready !== false,
        blocked: asText(screen.blocked),
        partial: screen.partial === true,
        field: field === undefined ? undefined : { name: field, label: asText(screen.fieldLabel) ?? field },
        externalOnly: screen.externalOnly === true,
        names,
        lastSynced: asTime(screen.lastSynced),
        calls: rows(screen.calls).map((row): Brief => {
            const id = String(row.Id);
            return { id, started: asTime(row.Started__c), heard: heard.get(id) ?? [] };
        }),
        more: screen.more === true,
        first: readCalls(screen.first, names)
    };
}

/** Rows of Gong_Call__c with their hits: competitors before anything else, each most heard first. */
export function readCalls(answer: unknown, names: Names): Call[] {
    return rows(answer).map((row) => ({
        id: String(row.Id),
        title: asText(row.Title__c),
        url: webAddress(asText(row.Url__c)),
        started: asTime(row.Started__c),
        duration: asCount(row.Duration__c),
        host: asText(row.Host__c),
        direction: asText(row.Direction__c),
        system: asText(row.System__c),
        participants: parseList(row.Participants__c).flatMap(readParticipant),
        hits: rows(row.Gong_Tracker_Hits__r)
            .map((hit) => readHit(hit, names))
            .sort((a, b) => rank(b) - rank(a))
    }));
}

const rank = ({ competitor, ...sides }: Heard): number => (competitor ? 1e9 : 0) + allOf(sides);

function readHeard(row: Json, names: Names): Heard {
    const competitor = asText(row.Competitor__c);
    const { customer, us, unknown } = sidesOf(row.Count__c, row.External_Count__c);
    const shown = competitor === undefined ? undefined : shownAs(competitor, names);
    return {
        tracker: asText(row.Tracker__c) ?? '',
        competitor: shown?.name,
        identity: shown?.identity,
        customer,
        us,
        unknown
    };
}

interface Shown {
    readonly name: string;
    readonly identity: string;
}
const shownNames = new WeakMap<Names, Map<string, Shown | undefined>>();

/** What a stored name is shown as; undefined for a hidden one. Thousands of rows have the same few names. */
function shownAs(stored: string, names: Names): Shown | undefined {
    let known = shownNames.get(names);
    if (!known) shownNames.set(names, (known = new Map()));
    if (!known.has(stored)) {
        const name = names.canonical(stored);
        known.set(stored, names.hidden(stored) ? undefined : { name, identity: names.identity(name) });
    }
    return known.get(stored);
}

function readHit(row: Json, names: Names): Hit {
    return {
        ...readHeard(row, names),
        id: String(row.Id),
        phrase: asText(row.Phrase__c),
        smart: row.Tracker_Type__c === 'SMART',
        said: parseList(row.Occurrences__c).flatMap(readSaid)
    };
}

function readSaid(item: unknown): Said[] {
    const said = asObject(item);
    if (!said) return [];
    const side: Side = said.external === true ? 'external' : said.external === false ? 'internal' : 'unknown';
    const at = asNumber(said.at);
    return [{ at: at !== undefined && at >= 0 ? at : undefined, by: asText(said.by), side }];
}

function readParticipant(item: unknown): Participant[] {
    const party = asObject(item);
    const name = asText(party?.name);
    if (name === undefined) return [];
    const side: Side = party?.side === 'external' || party?.side === 'internal' ? party.side : 'unknown';
    return [{ name, title: asText(party?.title), side }];
}

function rows(value: unknown): Json[] {
    return Array.isArray(value) ? value.map(asObject).filter((row) => row !== undefined) : [];
}
