import { interleave } from '../../../scripts/engine/reading/interleave.js';

const tick = (times = 1): Promise<void> =>
    new Promise((resolve) => setTimeout(() => resolve(times > 1 ? tick(times - 1) : undefined)));

/** Gives 1 to `n`, each after so many ticks, and then fails if told so; remembers how far it came and its end. */
function source(n: number, ticks: number, error?: Error) {
    const seen = { given: 0, ended: false };
    async function* numbers(): AsyncGenerator<number> {
        try {
            for (let i = 1; i <= n; i++) {
                await tick(ticks);
                seen.given = i;
                yield i;
            }
            if (error) throw error;
        } finally {
            seen.ended = true;
        }
    }
    return { seen, items: numbers() };
}

it('everything comes, each source in its own order, the quick ones first', async () => {
    const got: number[] = [];
    for await (const item of interleave([source(3, 20).items, source(5, 1).items])) got.push(item);
    expect(got).toEqual([1, 2, 3, 4, 5, 1, 2, 3]);
});

it('no source is nothing', async () => expect((await interleave([]).next()).done).toBe(true));

it('while one item is used, each source is one further', async () => {
    const [a, b] = [source(9, 1), source(9, 1)];
    const items = interleave([a.items, b.items]);
    await items.next();
    await tick(30);
    expect([a.seen.given, b.seen.given].sort()).toEqual([1, 2]);
    await items.return(undefined);
});

it('an error of one source ends the others, and nobody is left with it', async () => {
    const [bad, good] = [source(1, 1, new Error('gone')), source(50, 2)];
    const read = async (): Promise<void> => {
        for await (const item of interleave([bad.items, good.items])) await tick(item);
    };
    await expect(read()).rejects.toThrow('gone');
    expect([good.seen.ended, good.seen.given < 10]).toEqual([true, true]);
});

it('who stops early stops all sources', async () => {
    const sources = [source(50, 1), source(50, 3)];
    for await (const item of interleave(sources.map(({ items }) => items))) if (item === 2) break;
    expect(sources.map(({ seen }) => seen.ended)).toEqual([true, true]);
});
