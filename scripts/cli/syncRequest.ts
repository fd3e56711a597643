import { SfError } from '@salesforce/core';
import { id18 } from '../engine/index.js';
import type { SyncRequest } from '../engine/index.js';
import { DAY } from '#rules';

export interface SyncFlags {
    readonly days?: number | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly 'call-id'?: readonly string[] | undefined;
    readonly opportunity?: string | undefined;
    readonly 'dry-run'?: boolean | undefined;
}

/**
 * What the flags of `gong sync` ask for: given calls, one Opportunity, a backfill, or (without flags) what is new.
 * @throws {SfError} with exit code 2 for a value that cannot be read, with a right example.
 */
export function syncRequest(flags: SyncFlags, now: number): SyncRequest {
    const common = { host: 'cli', dryRun: flags['dry-run'] };
    const callIds = flags['call-id']?.flatMap((ids) => ids.split(',')).map((id) => id.trim());
    if (callIds) {
        for (const id of callIds) if (!/^\d{1,20}$/.test(id)) throw usage('call-id', id, '7782342274025937895');
        return { ...common, kind: 'Calls', callIds };
    }
    const span = spanOf(flags, now);
    if (flags.opportunity !== undefined) {
        const opportunityId = id18(flags.opportunity);
        if (opportunityId === undefined) throw usage('opportunity', flags.opportunity, '006Hs00001ABCDeIAP');
        return { ...common, kind: 'Opportunity', opportunityId, span };
    }
    return span ? { ...common, kind: 'Backfill', span } : { ...common, kind: 'Incremental' };
}

function spanOf(flags: SyncFlags, now: number): { from: number; to: number } | undefined {
    if (flags.days !== undefined) return { from: now - flags.days * DAY, to: now };
    if (flags.from === undefined) return undefined;
    const from = time('from', flags.from);
    const to = flags.to === undefined ? now : time('to', flags.to);
    if (to <= from) throw SfError.create({ name: 'BadSpan', message: '--to must be later than --from.', exitCode: 2 });
    return { from, to };
}

/** A date is the start of that day in UTC, as everywhere in Gong's API. */
function time(flag: string, value: string): number {
    const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(value) ? Date.parse(value) : NaN;
    // Date.parse takes the 30th of February for the 2nd of March
    const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(iso) || !day.toISOString().startsWith(value.slice(0, 10)))
        throw usage(flag, value, '2026-09-01 or 2026-09-01T08:00:00+02:00');
    return iso;
}

function usage(flag: string, value: string, example: string): SfError {
    return SfError.create({
        name: 'BadFlag',
        message: `--${flag} cannot be "${value}".`,
        actions: [`Give it like this: --${flag} ${example}`],
        exitCode: 2
    });
}
