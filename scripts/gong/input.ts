import { Refusal } from '../refusal.js';
import { z } from 'zod';

/** Input that Gong would refuse, refused before anything is sent: the message names the field and a right example. */
export class BadInput extends Refusal {
    override name = 'BadInput';
    /** The field as in Gong's request, such as `parties.0.name`. */
    readonly field: string;
    /** What is wrong with it, to be read after its name. */
    readonly problem: string;

    constructor(field: string, problem: string) {
        super('BAD_INPUT', 2, `${field} ${problem}.`.trim());
        this.field = field;
        this.problem = problem;
    }
}

/** The input in the schema's shape. @throws {BadInput} for the first thing that is wrong */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
    const result = schema.safeParse(input);
    if (result.success) return result.data;
    const { path, message, ...issue } = result.error.issues[0]!;
    if (issue.code === 'unrecognized_keys') throw new BadInput(issue.keys[0]!, 'is not a field of this operation');
    throw new BadInput(path.join('.') || 'input', message);
}

const must = (what: string, example: string): { error: string } => ({
    error: `must be ${what}, for example ${example}`
});

const matching = (pattern: RegExp, what: string, example: string) => {
    const params = must(what, example);
    return z.string(params).regex(pattern, params);
};

/** One of the ids that Gong gives to calls, users, workspaces… */
export const id = matching(/^\d{1,20}$/, 'an id of up to 20 digits', '7782342274025937895');
export const ids = z.array(id).min(1, 'must list at least one id, for example 7782342274025937895');

const TIME = must('a time in ISO-8601 with its offset', '2026-09-01T08:00:00+02:00 or 2026-09-01T06:00:00Z');
/** A point in time; seconds may be left out. */
export const time = z
    .string(TIME)
    .transform((value) => value.replace(/(T\d\d:\d\d)(?=Z$|[+-])/, '$1:00'))
    .pipe(z.iso.datetime({ offset: true, ...TIME }));

/** A day of the company's calendar. */
export const day = z.iso.date(must('a date', '2026-09-01'));

export const email = z.email(must('an email address', 'grace@acme.example'));
export const phone = matching(
    /^\+[\d\s().-]*\d[\d\s().-]*$/,
    'a phone number with + and its country code',
    '+1 415 555 0100'
);
export const url = z.url({ protocol: /^https?$/, ...must('a URL', 'https://docs.example.com/contract') });
/** A text that says something. */
export const words = (example: string, longest = 10_000) =>
    z
        .string(must('a text', example))
        .trim()
        .min(1, must('a text', example))
        .max(longest, `must have at most ${longest} characters`);
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
    z.enum(values, { error: `must be one of ${values.join(', ')}` });

/** `from` before `to`, where both are given. */
export const inOrder = (from: string | undefined, to: string | undefined): boolean =>
    from === undefined || to === undefined || Date.parse(from) < Date.parse(to);
