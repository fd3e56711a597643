import { z } from 'zod';
import { type ApexFinding, GateBroken } from './finding.js';
import { java, JAVA_LIBRARIES } from './java.js';

/** What apex-ls prints with `-f json`: only files that have something wrong with them. */
const Report = z.object({
    files: z.array(
        z.object({
            path: z.string(),
            messages: z.array(
                z.object({
                    start: z.object({ line: z.number() }),
                    category: z.string(),
                    message: z.string()
                })
            )
        })
    )
});

/** Clean, errors, warnings only. */
const FINISHED = new Set<number | null>([0, 4, 6]);

/**
 * Type-checks all Apex with apex-ls, which knows the platform's classes and standard objects of API 65 and reads the
 * project's own objects. It also reports what nothing uses.
 */
export async function checkTypes(root: string): Promise<ApexFinding[]> {
    const { code, stdout, stderr } = await java([
        '-cp',
        `${JAVA_LIBRARIES}/*`,
        'io.github.apexdevtools.apexls.CheckForIssues',
        ...['--workspace', root],
        // the cache would be written to the user's home
        '--nocache',
        ...['--detail', 'unused'],
        ...['--format', 'json']
    ]);
    if (!FINISHED.has(code)) throw new GateBroken(`apex-ls ended with code ${code}: ${(stderr || stdout).trim()}`);
    const report = Report.parse(JSON.parse(stdout));
    return report.files.flatMap(({ path, messages }) =>
        messages.map(({ start, category, message }) => ({
            path,
            line: start.line,
            rule: `type ${category.toLowerCase()}`,
            message
        }))
    );
}
