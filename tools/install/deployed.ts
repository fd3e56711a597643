import { failed } from './failures.js';
import { isLogin, remediesFor } from './remedies.js';
import { sf } from './sf.js';
import { StepFailed } from './step.js';

/** Minutes that a deploy may take. */
const WAIT = '30';

/**
 * Deploys with the Salesforce CLI and waits for the end.
 * @param args what is deployed: `--source-dir`, `--metadata-dir`, `--test-level`…
 * @throws {StepFailed} with every component, Apex test and coverage figure that stood in the way, and what to do
 */
export async function deploy(org: string, ...args: string[]): Promise<void> {
    const answer = await sf('project', 'deploy', 'start', '--target-org', org, '--wait', WAIT, ...args);
    if (answer.status === 0) return;
    const { text, problems } = failed(answer);
    throw new StepFailed(
        `${text}\nNothing was changed: a deploy is done as a whole or not at all.`,
        [...remediesFor(problems, org), ...(answer.actions ?? [])],
        problems.some(isLogin) ? 3 : 1
    );
}
