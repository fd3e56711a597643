import type { Outcome } from '../../../scripts/engine/ports.js';

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

type Type = number | 'number' | 'datetime' | 'checkbox';

/** The fields that the engine may write; a number is the length of a text. */
export const SCHEMA: Readonly<Record<string, Readonly<Record<string, Type>>>> = {
    Gong_Call__c: {
        Name: 80,
        Opportunity__c: 18,
        Gong_Call_Id__c: 20,
        Title__c: 255,
        Started__c: 'datetime',
        Duration__c: 'number',
        Url__c: 255,
        Host__c: 120,
        Direction__c: 40,
        Scope__c: 40,
        System__c: 40,
        Media__c: 40,
        Language__c: 40,
        Private__c: 'checkbox',
        Participants__c: 32_768,
        Competitors__c: 32_768,
        Mentions__c: 'number',
        External_Mentions__c: 'number',
        Fingerprint__c: 32
    },
    Gong_Tracker_Hit__c: {
        'Gong_Call__r.Key__c': 60,
        Tracker_Id__c: 20,
        Tracker__c: 255,
        Tracker_Type__c: 20,
        Phrase__c: 255,
        Competitor__c: 255,
        Count__c: 'number',
        External_Count__c: 'number',
        First_Second__c: 'number',
        Occurrences__c: 32_768
    },
    Gong_Sync_Run__c: {
        Kind__c: 40,
        Status__c: 40,
        Host__c: 80,
        From__c: 'datetime',
        To__c: 'datetime',
        Started__c: 'datetime',
        Finished__c: 'datetime',
        Checkpoint__c: 'datetime',
        Error__c: 4096,
        Seen__c: 'number',
        Written__c: 'number',
        Unchanged__c: 'number',
        Skipped__c: 'number',
        Failed__c: 'number',
        Removed__c: 'number',
        Opportunities__c: 'number',
        Gong_Requests__c: 'number',
        Org_Requests__c: 'number',
        Skipped_Why__c: 4096,
        Failures__c: 131_072,
        Retry__c: 131_072
    },
    Opportunity: { MainCompetitors__c: 255, Gong_Competitors__c: 32_768 }
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
    if (typeof value !== 'string') return refuse(name, value);
    if (type === 'datetime') {
        const time = Date.parse(value);
        // the platform keeps whole seconds
        return Number.isNaN(time) ? refuse(name, value) : new Date(Math.floor(time / 1000) * 1000).toISOString();
    }
    // texts are trimmed, and half of a surrogate pair does not survive the wire
    const text = value.trim().replace(/\p{Cs}/gu, '\ufffd');
    if (text.length > type) throw new Refused('STRING_TOO_LONG', `${name}: data value too large (max length=${type})`);
    return text === '' ? null : text;
}

function refuse(name: string, value: unknown): never {
    throw new Refused('JSON_PARSER_ERROR', `Cannot deserialize ${String(value)} for ${name}`);
}
