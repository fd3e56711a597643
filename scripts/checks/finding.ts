import { Refusal } from '../refusal.js';

/** The checks, in the order in which they are shown. */
export const CHECKS = ['credential', 'email-domain', 'trackers', 'calls', 'fields', 'access', 'freshness'] as const;
export type CheckId = (typeof CHECKS)[number];

/** `block` stops everything, `warn` is worth a look, `ok` was looked at and is well. */
export type Level = 'ok' | 'warn' | 'block';

/** What one check found. */
export interface Finding {
    readonly id: CheckId;
    readonly level: Level;
    /** Sentences on what is. */
    readonly message: string;
    /** What to do, a step each. */
    readonly actions: readonly string[];
}

/** One thing that a check noticed. */
export interface Note {
    readonly level: Level;
    readonly message: string;
    readonly actions: readonly string[];
}

export const note = (level: Level, message: string, ...actions: string[]): Note => ({ level, message, actions });

/** What an error says, as a note. */
export const noteOf = (level: Level, { message, actions }: Refusal): Note => ({ level, message, actions });

/** A note on what could not be looked at because of something that another check tells in full. */
export const notChecked = (error: Refusal): Note =>
    error instanceof Blocked
        ? note('warn', `Not checked: no call is read as long as ${error.finding.id} blocks.`)
        : note('warn', `Not checked, Gong could not be asked: ${error.message}`);

const RANK: Readonly<Record<Level, number>> = { block: 0, warn: 1, ok: 2 };

/** All notes of a check as one finding, the gravest first: its level is the finding's. */
export function finding(id: CheckId, notes: readonly Note[]): Finding {
    const sorted = [...notes].sort((a, b) => RANK[a.level] - RANK[b.level]);
    return {
        id,
        level: sorted[0]?.level ?? 'ok',
        message: sorted.map(({ message }) => message).join(' '),
        actions: [...new Set(sorted.flatMap(({ actions }) => actions))]
    };
}

/** A blocking finding as an error: what was asked for does not run. */
export class Blocked extends Refusal {
    override name = 'Blocked';
    readonly finding: Finding;

    constructor(found: Finding) {
        super(found.id.toUpperCase().replace('-', '_'), 4, found.message, ...found.actions);
        this.finding = found;
    }
}
