/**
 * Reads what `sf apex run test --code-coverage --json` printed, from standard input: fails below 90 % of the lines of
 * the package's classes, or when a test failed.
 */
import { text } from 'node:stream/consumers';

const LEAST_PERCENT = 90;

interface Answer {
    result: {
        summary: { failing: number; testsRan: number };
        coverage: { coverage: Array<{ name: string; totalLines: number; totalCovered: number }> };
    };
}

const { result } = JSON.parse(await text(process.stdin)) as Answer;
const classes = result.coverage.coverage.filter(({ name }) => name.startsWith('Gong'));
const lines = classes.reduce((sum, { totalLines }) => sum + totalLines, 0);
const covered = classes.reduce((sum, { totalCovered }) => sum + totalCovered, 0);
const percent = lines === 0 ? 0 : Math.floor((covered / lines) * 100);
for (const { name, totalLines, totalCovered } of classes)
    console.log(`${name}: ${totalCovered} of ${totalLines} lines`);
console.log(`${result.summary.testsRan} tests, ${result.summary.failing} failed, ${percent} % of the lines covered`);
if (result.summary.failing > 0 || percent < LEAST_PERCENT) process.exitCode = 1;
