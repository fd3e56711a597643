import { relative } from 'node:path';
import { format, type Finding } from '../metadata/finding.js';

/** Something in Apex that would not compile, is not safe, or is not written the way this project writes it. */
export interface ApexFinding extends Finding {
    /** Who says so: `type`, `format`, `soql` or the rule of PMD or of the graph engine, such as `ApexCRUDViolation`. */
    rule: string;
}

/** One part of the gate: looks at a project and says what is wrong. */
export type Step = (root: string) => Promise<ApexFinding[]>;

/** The step itself could not do its work; the message says what is missing. */
export class GateBroken extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'GateBroken';
    }
}

/** `file:line: rule: sentence` in one line, with paths below the project. */
export function line(finding: ApexFinding, root: string): string {
    const path = relative(root, finding.path) || '.';
    const sentence = finding.message.replaceAll(`${root}/`, '').replace(/\s+/g, ' ').trim();
    return format({ ...finding, path, message: `${finding.rule}: ${sentence}` });
}

/** By file, then by line. */
export function inOrder(a: ApexFinding, b: ApexFinding): number {
    return a.path.localeCompare(b.path) || a.line - b.line || a.rule.localeCompare(b.rule);
}
