import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE } from '#rules';
import type { GongRequest, GongResponse } from '../gong/client/transport.js';
import { Refusal } from '../refusal.js';
import type { CallQueue } from './callQueue.js';

/** Whether events can be worked on, and what stands in the way: codes, never a text of somebody else's. */
export interface Ready {
    readonly ready: boolean;
    /** `ok`, or why not: `OrgUnavailable`, `SessionExpired`, `no answer`, … */
    readonly org: string;
    /** `ok`, `unknown` when the org does not get that far, or the status that came: `401`. */
    readonly gong: string;
    readonly queue: 'ok' | 'full';
}

export interface ReadinessOptions {
    readonly queue: CallQueue;
    readonly ask: (request: GongRequest) => Promise<GongResponse>;
    readonly now: () => number;
    /** For tests. @default 10000 */
    readonly patienceMs?: number | undefined;
}

/** An answer holds that long, so that whoever asks every second costs no more than one request a minute. */
const HOLDS_MS = MINUTE;
/** Longer than a platform waits for its probe is as good as no answer. */
const PATIENCE_MS = 10_000;
/** Small, and let through by the gateway before there is a verdict. */
const PROBE: GongRequest = { method: 'GET', path: '/v2/workspaces' };

type Answer = Pick<Ready, 'org' | 'gong'>;

/** Asks Gong through the org's gateway, which needs both of them, and remembers the answer for a minute. */
export class Readiness {
    private readonly options: ReadinessOptions;
    private last: { readonly at: number; readonly answer: Promise<Answer> } | undefined;

    constructor(options: ReadinessOptions) {
        this.options = options;
    }

    /** Never rejects. */
    async look(): Promise<Ready> {
        const { queue, now } = this.options;
        if (!this.last || now() - this.last.at >= HOLDS_MS) this.last = { at: now(), answer: this.ask() };
        const { org, gong } = await this.last.answer;
        const room = queue.size < queue.capacity ? 'ok' : 'full';
        return { ready: [org, gong, room].every((one) => one === 'ok'), org, gong, queue: room };
    }

    private async ask(): Promise<Answer> {
        const tired = new AbortController();
        const { ask, patienceMs = PATIENCE_MS } = this.options;
        const late = sleep(patienceMs, { org: 'no answer', gong: 'unknown' }, { signal: tired.signal });
        const asked = ask(PROBE).then(
            ({ status }) => ({ org: 'ok', gong: status === 200 ? 'ok' : String(status) }),
            (error: unknown) => ({ org: error instanceof Refusal ? error.code : 'no answer', gong: 'unknown' })
        );
        const answer = await Promise.race([asked, late]);
        tired.abort();
        return answer;
    }
}
