/** What the order of a composite's subrequests depends on. */
interface Step {
    readonly method: string;
    readonly url: string;
    readonly referenceId: string;
    readonly body?: unknown;
}

/**
 * The order in which a composite runs: as written only with `collateSubrequests: false`. Otherwise Salesforce keeps no
 * order but that of explicit references (`@{account.id}`), and this is the worst one: what reads goes before what
 * writes, and of the rest the last goes first.
 */
export function orderOf<T extends Step>(subrequests: readonly T[], collate: boolean): T[] {
    if (!collate) return [...subrequests];
    const left = new Set(subrequests);
    const order: T[] = [];
    while (left.size > 0) {
        const ready = [...left].filter((one) => !waits(one, subrequests, left)).reverse();
        const next = ready.find(({ method }) => method === 'GET') ?? ready[0]!;
        order.push(next);
        left.delete(next);
    }
    return order;
}

/** Whether it names one before it that has not run; naming a later one is no order, but an error once it runs. */
function waits(step: Step, all: readonly Step[], left: ReadonlySet<Step>): boolean {
    const text = step.url + JSON.stringify(step.body ?? '');
    const named = new Set([...text.matchAll(/@\{(\w+)/g)].map(([, name]) => name));
    return all.slice(0, all.indexOf(step)).some((one) => left.has(one) && named.has(one.referenceId));
}
