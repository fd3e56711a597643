/**
 * Reads ahead: while the consumer is busy with one item, up to `most` following ones are fetched. An error of the source
 * arrives after the items before it; a consumer that stops early stops the source after its current item.
 */
export async function* ahead<T>(source: AsyncIterable<T>, most: number): AsyncGenerator<T> {
    const queue: T[] = [];
    let done = false;
    let stopped = false;
    let failure: { error: unknown } | undefined;
    let wake: () => void = () => undefined;
    const change = (): Promise<void> => new Promise((resolve) => (wake = resolve));

    let changed = change();
    const notify = (): void => {
        const previous = wake;
        changed = change();
        previous();
    };
    const fill = async (): Promise<void> => {
        try {
            for await (const item of source) {
                queue.push(item);
                notify();
                while (queue.length >= most && !stopped) await changed;
                if (stopped) return;
            }
        } catch (error) {
            failure = { error };
        } finally {
            done = true;
            notify();
        }
    };
    const filling = fill();
    try {
        for (;;) {
            while (queue.length === 0 && !done) await changed;
            if (queue.length === 0) break;
            const item = queue.shift()!;
            notify();
            yield item;
        }
        if (failure) throw failure.error;
    } finally {
        stopped = true;
        notify();
        await filling;
    }
}
