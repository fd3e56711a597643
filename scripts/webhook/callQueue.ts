/** A call to read, once it is due. */
export interface Waiting {
    readonly callId: string;
    readonly isTest: boolean;
    /** How often the call was read before and was not finished in Gong. */
    readonly tries: number;
    /** Milliseconds since 1970. */
    readonly due: number;
}

export interface CallQueueOptions {
    /** Calls that wait at most. @default 10000, about 2 MB and two minutes of work */
    readonly capacity?: number | undefined;
    /** How long a call waits for more events about it, in milliseconds. @default 3000 */
    readonly delayMs?: number | undefined;
    readonly now: () => number;
}

const CAPACITY = 10_000;
const DELAY_MS = 3000;

/** The calls that events named, each once. It lives in memory: what is lost with it, the next incremental sync finds. */
export class CallQueue {
    private readonly waiting = new Map<string, Waiting>();
    readonly capacity: number;
    private readonly delayMs: number;
    private readonly now: () => number;

    constructor({ capacity = CAPACITY, delayMs = DELAY_MS, now }: CallQueueOptions) {
        this.capacity = capacity;
        this.delayMs = delayMs;
        this.now = now;
    }

    get size(): number {
        return this.waiting.size;
    }

    /** Takes an event in; one about a call that waits already changes nothing, unless that was to be read much later. */
    offer(callId: string, isTest: boolean): 'queued' | 'coalesced' | 'full' {
        const key = keyOf(callId, isTest);
        const before = this.waiting.get(key);
        const due = this.now() + this.delayMs;
        if (before && before.due <= due) return 'coalesced';
        if (!before && this.waiting.size >= this.capacity) return 'full';
        this.waiting.set(key, { callId, isTest, tries: 0, due });
        return 'queued';
    }

    /** Puts a call back to be read at a later time; false when there is no room. An event since then comes first. */
    putBack(call: Waiting): boolean {
        const key = keyOf(call.callId, call.isTest);
        if (this.waiting.has(key)) return true;
        if (this.waiting.size >= this.capacity) return false;
        this.waiting.set(key, call);
        return true;
    }

    /** Takes out at most so many calls that are due, tests and real events never together. */
    take(most: number, now = this.now()): Waiting[] {
        const taken: Waiting[] = [];
        for (const call of this.waiting.values()) {
            if (taken.length >= most) break;
            if (call.due <= now && call.isTest === (taken[0] ?? call).isTest) taken.push(call);
        }
        for (const { callId, isTest } of taken) this.waiting.delete(keyOf(callId, isTest));
        return taken;
    }

    /** Forgets the calls that were read before and are to be read again; gives their number. */
    dropRetries(): number {
        const retries = [...this.waiting].filter(([, { tries }]) => tries > 0);
        for (const [key] of retries) this.waiting.delete(key);
        return retries.length;
    }
}

const keyOf = (callId: string, isTest: boolean): string => (isTest ? `test ${callId}` : callId);
