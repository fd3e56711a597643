import { Flags } from '@salesforce/sf-plugins-core';
import { z } from 'zod';
import { id18 } from '../engine/index.js';
import { CRM_OBJECTS, PROPERTY_TYPES } from '../gong/index.js';
import type { CrmContext, EventProperty, NewCall } from '../gong/index.js';
import { day, email, id, phone, time, url, words } from '../gong/input.js';
import { usageError } from './toSfError.js';

/** Reads a flag's value by a schema of Gong's input: what is wrong is said with a right example. */
const read =
    <T>(schema: z.ZodType<T, string>) =>
    (value: string, _context: unknown, { name }: { name: string }): Promise<T> => {
        const result = schema.safeParse(value);
        if (result.success) return Promise.resolve(result.data);
        const [problem, example] = result.error.issues[0]!.message.split(', for example ');
        const actions = example === undefined ? [] : [`Give it like this: --${name} ${example}`];
        return Promise.reject(usageError(`--${name} cannot be "${value}": it ${problem}.`, ...actions));
    };

/** A schema over the texts that `from` can read. */
const readable = <T>(from: (value: string) => T | undefined, problem: string) =>
    z.string().transform((value, context): T => {
        const result = from(value.trim());
        if (result !== undefined) return result;
        context.addIssue({ code: 'custom', message: problem });
        return z.NEVER;
    });

export const idFlag = Flags.custom<string>({ parse: read(id) });
export const timeFlag = Flags.custom<string>({ parse: read(time) });
export const dayFlag = Flags.custom<string>({ parse: read(day) });
export const emailFlag = Flags.custom<string>({ parse: read(email) });
export const phoneFlag = Flags.custom<string>({ parse: read(phone) });
export const urlFlag = Flags.custom<string>({ parse: read(url) });
/** @param example a right value */
export const wordsFlag = (example: string, longest?: number) =>
    Flags.custom<string>({ parse: read(words(example, longest)) });

/** A time, or a date: the start of that day in UTC, as everywhere in Gong's API. */
export const momentFlag = Flags.custom<string>({
    parse: read(
        readable(
            (value) => time.safeParse(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value).data,
            'must be a date, or a time in ISO-8601 with its offset, for example 2026-09-01 or 2026-09-01T08:00:00+02:00'
        )
    )
});

export interface Person {
    readonly name?: string;
    readonly email?: string;
}

function person(value: string): Person | undefined {
    if (email.safeParse(value).success) return { email: value };
    const [, name, address] = /^([^<>@]+?)\s*(?:<([^<>]+)>)?$/.exec(value) ?? [];
    if (name === undefined || (address !== undefined && !email.safeParse(address).success)) return undefined;
    return address === undefined ? { name } : { name, email: address };
}

/** `Grace Holloway <grace@acme.example>`, or one of the two. */
export const personFlag = Flags.custom<Person>({
    parse: read(
        readable(person, 'must be a name, an address, or both, for example "Grace Holloway <grace@acme.example>"')
    )
});

/** The same, where Gong wants an address. */
export const recipientFlag = Flags.custom<Person & { email: string }>({
    parse: read(
        readable((value) => {
            const found = person(value);
            return found?.email === undefined ? undefined : { ...found, email: found.email };
        }, 'must have an address, for example "Grace Holloway <grace@acme.example>"')
    )
});

type Participant = NewCall['parties'][number];
type CrmRecord = CrmContext[number]['objects'][number];

/** A user by id, or anybody by name with address or phone number: `Grace Holloway <+1 415 555 0100>`. */
export const participantFlag = Flags.custom<Participant>({
    parse: read(
        readable((value): Participant | undefined => {
            if (id.safeParse(value).success) return { userId: value };
            const number = /^([^<>]+?)\s*<(\+[^<>]+)>$/.exec(value);
            if (number)
                return phone.safeParse(number[2]).success ? { name: number[1]!, phoneNumber: number[2]! } : undefined;
            const found = person(value);
            return (
                found && { ...(found.name && { name: found.name }), ...(found.email && { emailAddress: found.email }) }
            );
        }, 'must be a user\'s id, or a name with an address or a phone number, for example 7782342274025937895 or "Grace Holloway <grace@acme.example>"')
    )
});

/** A record's id of Salesforce, of 15 characters or 18: it becomes the one of 18. */
export const recordFlag = Flags.custom<string>({
    parse: read(readable(id18, "must be a record's id of 15 or 18 characters, for example 006Hs00001ABCDeIAP"))
});

/** A record of Salesforce: `Opportunity=006…`. */
export const crmFlag = Flags.custom<CrmRecord>({
    parse: read(
        readable(
            (value) => {
                const [type, record] = value.split('=');
                const objectType = CRM_OBJECTS.find((known) => known === type);
                const objectId = id18(record ?? '');
                return objectType && objectId ? { objectType, objectId } : undefined;
            },
            `must be one of ${CRM_OBJECTS.join(', ')} with a record's id, for example Opportunity=006Hs00001ABCDeIAP`
        )
    )
});

/** What crmFlags gave, as Gong takes it. */
export const crmContext = (objects: CrmRecord[] | undefined): CrmContext | undefined =>
    objects?.length ? [{ system: 'Salesforce', objects }] : undefined;

/** `Pages=12`, or with a type: `Pages:number=12`. */
export const propertyFlag = Flags.custom<EventProperty>({
    parse: read(
        readable(
            (value): EventProperty | undefined => {
                const [, name, type = 'string', text] = /^([^:=]+)(?::(\w+))?=(.+)$/.exec(value) ?? [];
                const dataType = PROPERTY_TYPES.find((known) => known === type);
                if (name === undefined || !dataType) return undefined;
                if (dataType !== 'number') return { name, value: text!, dataType };
                return Number.isFinite(Number(text)) ? { name, value: Number(text), dataType } : undefined;
            },
            `must be a name and a value, with a type of ${PROPERTY_TYPES.join(', ')} if need be, for example Pages:number=12`
        )
    )
});
