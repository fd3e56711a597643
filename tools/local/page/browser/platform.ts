/** What the platform does around a component: wires, Apex, records; answered by the page's server from the local org. */
import type { WireAdapter, WireAdapterConstructor } from 'lwc';

/** What the server writes into the page before any module runs. */
export interface PageData {
    readonly opportunityId: string;
    readonly width: string;
    /** How the server answers, see `states.ts`. */
    readonly state: string;
    readonly user: {
        readonly username: string;
        /** `en-US`: of the labels */
        readonly lang: string;
        /** `en-US`: of dates and numbers */
        readonly locale: string;
        readonly timeZone: string;
        /** 1 is Sunday. */
        readonly firstDayOfWeek: number;
    };
    readonly properties: Readonly<Record<string, string>>;
}

declare global {
    var page: PageData;
}

export const { page } = globalThis;
const seen = (globalThis.seen = { apexCalls: 0, dataAt: 0, drawnAt: 0 });

/** Asks the page's server. What goes wrong is thrown in the platform's shape: `{status, body: {message}}`. */
export async function ask(path: string, body: object): Promise<unknown> {
    const response = await fetch(`api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, username: page.user.username, state: page.state })
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw Object.assign(new Error(), { status: response.status, body: answer });
    return frozen(answer);
}

/** The platform's data cannot be changed by a component. */
function frozen<T>(value: T): T {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
    return value;
}

interface Wired {
    data: unknown;
    error: unknown;
}

const refreshes = new WeakMap<object, () => Promise<void>>();

/**
 * A wire adapter that asks whenever its parameters change and all of them are known.
 * @param connected how each of the components that use it asks again
 */
export function adapter(
    asking: (config: Record<string, unknown>) => Promise<unknown>,
    connected = new Set<() => Promise<void>>()
): WireAdapterConstructor {
    return class implements WireAdapter {
        private readonly give: (wired: Wired) => void;
        private config: Record<string, unknown> | undefined;
        private latest = 0;

        constructor(give: (wired: Wired) => void) {
            this.give = give;
            give({ data: undefined, error: undefined });
        }

        connect(): void {
            connected.add(this.load);
        }

        disconnect(): void {
            connected.delete(this.load);
        }

        update(config: Record<string, unknown>): void {
            if (Object.values(config).includes(undefined)) return;
            if (JSON.stringify(config) === JSON.stringify(this.config)) return;
            this.config = config;
            void this.load();
        }

        private readonly load = async (): Promise<void> => {
            if (!this.config) return;
            const run = ++this.latest;
            const wired = await asking(this.config).then(
                (data): Wired => ({ data, error: undefined }),
                (error: unknown): Wired => ({ data: undefined, error })
            );
            if (run !== this.latest) return;
            refreshes.set(wired, this.load);
            this.give(wired);
        };
    };
}

/** An Apex method: callable and, where it is cacheable, to be wired. */
export function apex(method: string): unknown {
    const call = async (params: object): Promise<unknown> => {
        seen.apexCalls++;
        const answer = await ask('apex', { method, params });
        if (seen.dataAt === 0) {
            seen.dataAt = performance.now();
            // the next frame but one comes when what this frame drew is on the screen
            requestAnimationFrame(() => requestAnimationFrame(() => (seen.drawnAt = performance.now())));
        }
        return answer;
    };
    return Object.assign(call, { adapter: adapter(call) });
}

export async function refreshApex(wired: object): Promise<void> {
    await refreshes.get(wired)?.();
}
