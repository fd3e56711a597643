import { parseCall, routeOf } from '../engine/index.js';
import { attempt, type Facts } from './facts.js';
import { finding, note, notChecked, type Finding } from './finding.js';
import { RECENT_DAYS } from './workspace.js';

const LINK = [
    'Connect Salesforce in Gong › Admin center › Settings › CRM, and let Gong link calls to Opportunities there.',
    'Open a call in Gong and link it to its Opportunity by hand: the next check must count it.'
];

/** Whether recent calls are linked to Opportunities of Salesforce. An answer without calls is not called healthy. */
export async function calls(facts: Facts): Promise<Finding> {
    const { value, error } = await attempt(facts.calls);
    if (!value) return finding('calls', [notChecked(error)]);
    if (value.calls.length === 0) {
        const where = facts.settings.workspaceId === undefined ? '' : ` in the workspace ${facts.settings.workspaceId}`;
        return finding('calls', [
            note(
                'warn',
                `Gong shows no calls of the last ${RECENT_DAYS} days${where}: there are none, or the access key may not see them. Gong answers the same either way.`,
                'Look in Gong whether calls were recorded.',
                'If they were, let a technical administrator who may see all calls make the access key.'
            )
        ]);
    }
    const why = new Map<string, number>();
    let linked = 0;
    for (const json of value.calls) {
        const reason = reasonOf(json, facts);
        if (reason === undefined) linked++;
        else why.set(reason, (why.get(reason) ?? 0) + 1);
    }
    const others = [...why].map(([reason, count]) => `${count} ${reason}`).join(', ');
    const looked = value.calls.length < value.total ? `, ${value.calls.length} of them looked at` : '';
    const message = `${value.total} calls in the last ${RECENT_DAYS} days${looked}: ${linked} have an Opportunity of Salesforce${others ? ` (the others: ${others})` : ''}.`;
    return finding('calls', [linked > 0 ? note('ok', message) : note('warn', message, ...LINK)]);
}

/** Why the sync would not store a call; undefined when it would. */
function reasonOf(json: unknown, { settings }: Facts): string | undefined {
    try {
        const route = routeOf(parseCall(json), settings);
        return typeof route === 'string' ? route : undefined;
    } catch {
        return 'not understood';
    }
}
