import type { Finding } from '../../scripts/checks/finding.js';
import { printFindings } from '../../scripts/cli/printFindings.js';
import { gongAnswer } from './sf.js';
import { StepFailed } from './step.js';

/** "Blocked by a check". */
const BLOCKED = 4;

/**
 * Runs `gong check` and shows its findings.
 * @returns whether the login of this org could sync: who installs need not be who syncs
 * @throws {StepFailed} when something else blocks
 */
export async function checkConnection(org: string): Promise<boolean> {
    const { result, message, actions = [], exitCode = 1 } = await gongAnswer('check', '--target-org', org);
    if (!Array.isArray(result)) throw new StepFailed(message ?? 'gong check gave no answer.', actions, exitCode);
    const findings = result as Finding[];
    printFindings(console, findings);
    const blocking = findings.filter(({ level }) => level === 'block').map(({ id }) => id);
    if (blocking.some((id) => id !== 'access'))
        throw new StepFailed(
            'A check blocks: nothing would be synced.',
            [`See above for the reason and what to do. Then look again: npx gong check --target-org ${org}`],
            BLOCKED
        );
    return blocking.length === 0;
}
