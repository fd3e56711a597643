/** RefreshView: who is registered is asked to refresh when something on the page signals it. */
const handlers = new Map<number, () => Promise<boolean>>();
let last = 0;

export function registerRefreshHandler(element: unknown, handler: () => Promise<boolean>): number {
    if (typeof element !== 'object' || element === null) throw new TypeError('registerRefreshHandler: no element');
    handlers.set(++last, handler);
    return last;
}

export function unregisterRefreshHandler(handler: number): void {
    if (!handlers.delete(handler)) throw new Error(`unregisterRefreshHandler: ${handler} is not registered`);
}

/** What a RefreshEvent starts. @throws Error when a handler does not give a promise of true or false */
export async function refreshAll(): Promise<void> {
    for (const handler of handlers.values()) {
        const answer: unknown = await handler();
        if (typeof answer !== 'boolean') throw new Error('A refresh handler has to resolve to true or false.');
    }
}
