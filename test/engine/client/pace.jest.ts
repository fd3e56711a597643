import { pace } from '../../../scripts/gong/client/pace.js';
import { Clock } from '../support/clock.js';

/** When each of so many requests is sent, in milliseconds after the first, all answered at once. */
async function sentAt(count: number): Promise<number[]> {
    const clock = new Clock();
    const start = clock.time;
    const paced = pace(clock);
    const sent: number[] = [];
    await Promise.all(
        Array.from({ length: count }, () =>
            paced(() => {
                sent.push(clock.time - start);
                return Promise.resolve();
            })
        )
    );
    return sent;
}

it('requests are spaced evenly, a third of a second apart; only the turn before the first is made up for', async () => {
    expect(await sentAt(9)).toEqual([0, 0, 336, 1050, 1050, 1386, 2057, 2058, 2394]);
});

it('no four are sent within a second', async () => {
    const sent = await sentAt(40);
    for (let i = 3; i < sent.length; i++) expect(sent[i]! - sent[i - 3]!).toBeGreaterThan(1000);
});

it('the fourth request waits while the first is unanswered: when it was sent it may have arrived', async () => {
    const clock = new Clock();
    const start = clock.time;
    const paced = pace(clock);
    const sent: number[] = [];
    const never = new Promise<void>(() => undefined);
    void paced(() => {
        sent.push(clock.time - start);
        return never;
    });
    for (let i = 0; i < 3; i++)
        await paced(() => {
            sent.push(clock.time - start);
            return Promise.resolve();
        });
    expect(sent).toHaveLength(4);
    expect(sent[3]).toBeGreaterThanOrEqual(1000 + 50);
});

it('a request that fails is one that was sent, and its error is the caller’s', async () => {
    const clock = new Clock();
    const paced = pace(clock);
    await expect(paced(() => Promise.reject(new Error('No.')))).rejects.toThrow('No.');
    for (let i = 0; i < 2; i++) await paced(() => Promise.resolve());
    expect(clock.sleeps).toEqual([336]);
});
