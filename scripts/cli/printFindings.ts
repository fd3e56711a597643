import type { SfCommand } from '@salesforce/sf-plugins-core';
import type { Finding, Level } from '../checks/finding.js';

const MARKS: Readonly<Record<Level, string>> = { ok: '✔', warn: '!', block: '✖' };

/** Prints findings for people: a mark, the check, what it found, and below it what to do. */
export function printFindings(out: Pick<SfCommand<unknown>, 'log'>, findings: readonly Finding[]): void {
    for (const { id, level, message, actions } of findings) {
        out.log(`${MARKS[level]} ${id}: ${message}`);
        for (const action of actions) out.log(`    → ${action}`);
    }
    const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
    out.log(`\n${count('ok')} ok, ${count('warn')} to look at, ${count('block')} blocking.`);
}
