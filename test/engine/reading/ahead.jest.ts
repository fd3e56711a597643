import { ahead } from '../../../scripts/engine/reading/ahead.js';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Counts from 1 to `n` and then fails if told so; remembers what it gave and whether it was stopped. */
function counter(n: number, error?: Error) {
    const seen = { given: 0, stopped: false };
    async function* source(): AsyncGenerator<number> {
        try {
            for (let i = 1; i <= n; i++) {
                await tick();
                seen.given = i;
                yield i;
            }
            if (error) throw error;
        } finally {
            seen.stopped = true;
        }
    }
    return { seen, source: source() };
}

it.each([1, 2, 5, 100])('order is kept, reading %i ahead', async (most) => {
    const got: number[] = [];
    for await (const item of ahead(counter(20).source, most)) {
        got.push(item);
        if (item % 3 === 0) await tick();
    }
    expect(got).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

it('an empty source ends at once', async () => {
    expect(await ahead(counter(0).source, 3).next()).toEqual({ done: true, value: undefined });
});

it('an error arrives after the items before it', async () => {
    const got: number[] = [];
    const read = async (): Promise<void> => {
        for await (const item of ahead(counter(3, new Error('gone')).source, 2)) got.push(item);
    };
    await expect(read()).rejects.toThrow('gone');
    expect(got).toEqual([1, 2, 3]);
});

it('while the consumer is busy no more than asked for is fetched', async () => {
    const { seen, source } = counter(20);
    for await (const item of ahead(source, 3)) {
        for (let i = 0; i < 20; i++) await tick();
        expect(seen.given).toBeLessThanOrEqual(item + 4);
        expect(seen.given).toBeGreaterThanOrEqual(Math.min(item + 2, 20));
    }
});

it('a consumer that stops early stops the source', async () => {
    const { seen, source } = counter(20);
    for await (const item of ahead(source, 2)) if (item === 3) break;
    expect(seen.stopped).toBe(true);
    expect(seen.given).toBeLessThan(8);
});

it('a consumer that fails stops the source, and its own error counts', async () => {
    const { seen, source } = counter(4, new Error('source'));
    const read = async (): Promise<void> => {
        for await (const item of ahead(source, 9)) if (item === 1) throw new Error('consumer');
    };
    await expect(read()).rejects.toThrow('consumer');
    expect(seen.stopped).toBe(true);
});

it('an error of a source that nobody reads on is nobody’s unhandled rejection', async () => {
    const { source } = counter(2, new Error('late'));
    for await (const item of ahead(source, 9)) {
        for (let i = 0; i < 10; i++) await tick();
        expect(item).toBe(1);
        break;
    }
    await tick();
});
