import type { SfCommand } from '@salesforce/sf-plugins-core';
import type { Failure, Report } from '../engine/index.js';
import { whyOf } from './whyOf.js';
import { table } from './table.js';

const none = '–';
/** More rows than this are for --json. */
const MAX_LISTED = 50;

/** Prints a run for people: which Opportunities changed and why, which rows failed and what to do, then the totals. */
export function printReport(out: Pick<SfCommand<unknown>, 'log' | 'warn'>, report: Report): void {
    if (report.changes.length > 0) {
        const rows = report.changes
            .slice(0, MAX_LISTED)
            .map((change) => [change.name, change.before ?? none, change.after ?? none, whyOf(change)]);
        out.log(table({ Opportunity: 25, Before: 15, After: 27, Why: 33 }, rows));
        more(out, report.opportunities, 'Opportunities');
    }
    if (report.removedCalls.length > 0) {
        const shown = report.removedCalls.slice(0, MAX_LISTED);
        out.log(`${report.dryRun ? 'Calls to remove' : 'Calls removed'}: ${shown.join(', ')}`);
        more(out, report.removedCalls.length, 'calls');
    }
    if (report.failures.length > 0) {
        out.log('Failed:');
        out.log(failureTable(report.failures.slice(0, MAX_LISTED)));
        more(out, report.failures.length, 'failed rows');
    }
    if (report.error !== null) out.warn([report.error, ...report.actions].join('\n'));
    out.log(totals(report));
}

/** Which rows failed, why, and what to do. */
export function failureTable(failures: readonly Failure[]): string {
    const rows = failures.map(({ callId, opportunityId, message, action }) => [
        callId ?? none,
        opportunityId ?? none,
        message,
        action
    ]);
    return table({ Call: 18, Opportunity: 18, Message: 31, 'What to do': 33 }, rows);
}

function more(out: Pick<SfCommand<unknown>, 'log'>, count: number, what: string): void {
    if (count > MAX_LISTED) out.log(`… and ${count - MAX_LISTED} more ${what}: --json lists them.`);
}

/** Two lines: what became of the calls, and what it cost. */
export function totals(report: Report): string {
    const why = Object.entries(report.skippedWhy).map(([reason, count]) => `${count} ${reason}`);
    const calls = [
        `${report.written} written`,
        `${report.unchanged} unchanged`,
        `${report.skipped} skipped${why.length > 0 ? ` (${why.join(', ')})` : ''}`,
        `${report.failed} failed`
    ].join(', ');
    return [
        `${report.dryRun ? 'Dry run, nothing was written: ' : ''}${counted(report.seen, 'call')} seen: ${calls}.`,
        `${counted(report.opportunities, 'Opportunity', 'Opportunities')} updated, ${counted(report.removed, 'row')} removed; ` +
            `${counted(report.gongRequests, 'request')} to Gong, ${counted(report.orgRequests, 'Salesforce API call')}.`,
        ...(report.parked > 0 ? [`${report.parked} parked: see "gong runs parked".`] : [])
    ].join('\n');
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
