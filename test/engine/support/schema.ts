import { COLUMNS } from '../../../scripts/engine/columns.js';
import type { Outcome } from '../../../scripts/engine/ports.js';

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

type Type = number | string;

/** The fields that the engine may write, by the metadata; a number is the length of a text. */
export const SCHEMA: Readonly<Record<string, Readonly<Record<string, Type>>>> = {
    Gong_Call__c: { ...COLUMNS.Gong_Call__c, Opportunity__c: 18 },
    Gong_Tracker_Hit__c: { ...COLUMNS.Gong_Tracker_Hit__c, 'Gong_Call__r.Key__c': COLUMNS.Gong_Call__c.Key__c },
    Gong_Deal_Competitor__c: {
        ...COLUMNS.Gong_Deal_Competitor__c,
        Opportunity__c: 18,
        First_Call__c: 18,
        Last_Call__c: 18,
        'Gong_Competitor__r.Key__c': COLUMNS.Gong_Competitor__c.Key__c,
        Status__c: 40,
        // a rep's, and the flow's
        Decision__c: 'reference',
        Decided_At__c: 'reference'
    },
    Gong_Competitor__c: { Name: COLUMNS.Gong_Competitor__c.Name },
    Gong_Sync_Run__c: { ...COLUMNS.Gong_Sync_Run__c, Kind__c: 40, Status__c: 40 },
    // the field that is kept in sync is the customer's own
    Opportunity: { ...COLUMNS.Opportunity, MainCompetitors__c: 255 }
};

export class Refused extends Error {
    readonly outcome: Outcome;
    constructor(code: string, message: string) {
        super(`${code}: ${message}`);
        this.outcome = { ok: false, code, message };
    }
}

/** The fields as the platform would store them. */
export function stored(object: string, fields: Readonly<Record<string, unknown>>): Row {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, store(object, name, value)]));
}

function store(object: string, name: string, value: unknown): Value {
    const type = SCHEMA[object]?.[name];
    if (type === undefined) throw new Refused('INVALID_FIELD', `No such column '${name}' on ${object}`);
    if (value === null) return null;
    if (type === 'checkbox') return typeof value === 'boolean' ? value : refuse(name, value);
    if (type === 'number') {
        if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(name, value);
        if (Math.abs(value) >= 1e9) throw new Refused('NUMBER_OUTSIDE_VALID_RANGE', `${name}: ${value}`);
        return value;
    }
    // references are written by the key of their row, and a run's number is the platform's
    if (type === 'reference' || type === 'autonumber')
        throw new Refused('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${name}`);
    if (typeof value !== 'string') return refuse(name, value);
    if (type === 'datetime') {
        const time = Date.parse(value);
        // the platform keeps whole seconds
        return Number.isNaN(time) ? refuse(name, value) : new Date(Math.floor(time / 1000) * 1000).toISOString();
    }
    // texts are trimmed, and half of a surrogate pair does not survive the wire
    const text = value.trim().replace(/\p{Cs}/gu, '\ufffd');
    if (typeof type === 'number' && text.length > type)
        throw new Refused('STRING_TOO_LONG', `${name}: data value too large (max length=${type})`);
    return text === '' ? null : text;
}

function refuse(name: string, value: unknown): never {
    throw new Refused('JSON_PARSER_ERROR', `Cannot deserialize ${String(value)} for ${name}`);
}
