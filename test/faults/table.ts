import { readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';

const FILE = 'docs/reliability.md';
const START = '<!-- written by npm run test:faults -->';

interface Outcome {
    readonly atOnce: boolean;
    /** Rows that are not as a run without faults leaves them. */
    readonly lost: number;
    /** Rows that are there more often. */
    readonly doubled: number;
}

/** What was tried and how it ended, by what it was tried on. */
export class Tried {
    readonly rows = new Map<
        string,
        { faults: Set<string>; tried: number; atOnce: number; lost: number; doubled: number }
    >();

    add(what: string, fault: string, { atOnce, lost, doubled }: Outcome): void {
        const row = this.rows.get(what) ?? { faults: new Set(), tried: 0, atOnce: 0, lost: 0, doubled: 0 };
        row.faults.add(fault);
        row.tried++;
        if (atOnce) row.atOnce++;
        row.lost += lost;
        row.doubled += doubled;
        this.rows.set(what, row);
    }
}

/** Compares the table in docs/reliability.md with what was seen; UPDATE_DOCS=1 writes it. */
export function writeTable(tried: Tried): void {
    const lines = [...tried.rows].map(
        ([what, row]) =>
            `| ${what} | ${row.faults.size} | ${row.tried} | ${row.atOnce} | ${row.tried - row.atOnce} | ${row.lost} | ${row.doubled} |`
    );
    const table = [
        '| request | kinds of fault | tried | survived by the same run | completed by the next run | rows lost | rows doubled |',
        '| --- | --- | --- | --- | --- | --- | --- |',
        ...lines
    ].join('\n');
    const text = readFileSync(FILE, 'utf8');
    const head = text.slice(0, text.indexOf(START) + START.length);
    const whole = `${head}\n\n${table}\n`;
    if (process.env['UPDATE_DOCS']) writeFileSync(FILE, whole);
    else
        assert.equal(
            text.replace(/[ -]+/g, ' '),
            whole.replace(/[ -]+/g, ' '),
            `${FILE} is current (UPDATE_DOCS=1 writes it)`
        );
}
