import { freemem } from 'node:os';
import { type ApexFinding, inOrder, type Step } from './finding.js';
import { checkFormat } from './format.js';
import { needJava } from './java.js';
import { checkPaths } from './paths.js';
import { checkRules } from './rules.js';
import { checkSoql } from './soql.js';
import { checkTypes } from './types.js';

/** In the order of their patience: the slowest first, so that it starts first. */
const STEPS: Readonly<Record<string, Step>> = {
    paths: checkPaths,
    rules: checkRules,
    types: checkTypes,
    soql: checkSoql,
    format: checkFormat
};

/** What all Java processes take together at their peak. */
const MEMORY_BYTES = 2.5 * 2 ** 30;

export interface Verdict {
    /** By file and line. */
    findings: ApexFinding[];
    /** Milliseconds of each step. */
    timings: Record<string, number>;
}

/**
 * Checks the Apex of a project in every way that needs no org: types, rules, paths, queries and format.
 * The steps run side by side where there is memory for that.
 * @param root the folder with sfdx-project.json
 * @throws {GateBroken} when a tool is missing
 */
export async function checkApex(root: string): Promise<Verdict> {
    await needJava();
    const timings: Record<string, number> = {};
    const timed = async ([name, step]: [string, Step]): Promise<ApexFinding[]> => {
        const started = performance.now();
        const findings = await step(root);
        timings[name] = Math.round(performance.now() - started);
        return findings;
    };
    const steps = Object.entries(STEPS);
    const findings: ApexFinding[][] = [];
    if (freemem() > MEMORY_BYTES) findings.push(...(await Promise.all(steps.map(timed))));
    else for (const step of steps) findings.push(await timed(step));
    return { findings: findings.flat().sort(inOrder), timings };
}
