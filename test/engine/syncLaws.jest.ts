import fc from 'fast-check';
import { sync } from '../../scripts/engine/run.js';
import { Refusal } from '../../scripts/refusal.js';
import type { Report } from '../../scripts/engine/telling/report.js';
import { gated, lastYear } from './support/host.js';
import type { Host } from './support/host.js';
import { FEW_RUNS } from './support/runs.js';
import { build, worlds } from './support/histories.js';

const balanced = ({ seen, written, unchanged, skipped, failed }: Report): boolean =>
    seen === written + unchanged + skipped + failed;

it('seen = written + unchanged + skipped + failed, whatever fails', async () => {
    await fc.assert(
        fc.asyncProperty(worlds(), fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), async (world, refuse) => {
            const host = await build(world);
            let n = 0;
            host.org.refuse = () => (refuse[n++ % refuse.length] ? { code: 'LOCKED', message: 'locked' } : undefined);
            const report = await host.sync();
            // a field that is refused once its rows have gone is no call's failure, and is told all the same
            expect(report).toMatchObject({ seen: world.after.length, exitCode: report.failures.length > 0 ? 1 : 0 });
            expect(balanced(report)).toBe(true);
            if (report.failed > 0) expect(report.failures).not.toEqual([]);
        }),
        FEW_RUNS
    );
});

it('seen = written + unchanged + skipped + failed also in a run that breaks off anywhere', async () => {
    await fc.assert(
        fc.asyncProperty(worlds(15), fc.integer({ min: 0, max: 14 }), async (world, passes) => {
            const host = await build(world);
            host.gong.pageSize = 1;
            let left = passes;
            const before = ({ name }: { readonly name: string }): Promise<void> =>
                name.endsWith('Run') || name === 'setup' || left-- !== 0
                    ? Promise.resolve()
                    : Promise.reject(new Refusal('GONE', 1, 'The org is gone.'));
            const report = await sync(
                gated(host.ports, before, () => Promise.resolve()),
                lastYear(host.clock)
            );
            expect(balanced(report)).toBe(true);
            expect(host.org.runs.at(-1)).toMatchObject({
                Seen__c: report.seen,
                Written__c: report.written,
                Removed__c: report.removed
            });
            const next = await host.sync();
            expect([next.status, balanced(next)]).toEqual(['Finished', true]);
        }),
        FEW_RUNS
    );
});

it('after failures the next run brings everything to where it would have been', async () => {
    await fc.assert(
        fc.asyncProperty(worlds(), fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), async (world, refuse) => {
            const [well, badly] = [await build(world), await build(world)];
            let n = 0;
            badly.org.refuse = () => (refuse[n++ % refuse.length] ? { code: 'LOCKED', message: 'locked' } : undefined);
            await badly.sync();
            badly.org.refuse = () => undefined;
            await badly.sync();
            await well.sync();
            expect(badly.org.contents()).toEqual(well.org.contents());
        }),
        FEW_RUNS
    );
});

it('a second run writes nothing', async () => {
    await fc.assert(
        fc.asyncProperty(worlds(), async (world) => {
            const host = await build(world);
            await host.sync();
            expect(await host.sync()).toMatchObject({ written: 0, removed: 0, opportunities: 0 });
            expect(host.org.writes).toEqual([]);
        }),
        FEW_RUNS
    );
});

it('the order of calls, pages and batches makes no difference', async () => {
    const shuffled = worlds(25).chain((world) =>
        fc.tuple(
            fc.constant(world),
            fc.shuffledSubarray([...world.after], { minLength: world.after.length }),
            fc.integer({ min: 1, max: 3 })
        )
    );
    await fc.assert(
        fc.asyncProperty(shuffled, async ([world, after, pageSize]) => {
            const [one, other] = [await build(world), await build({ ...world, after })];
            other.gong.pageSize = pageSize;
            await one.sync();
            await other.sync();
            expect(other.org.contents()).toEqual(one.org.contents());
        }),
        FEW_RUNS
    );
});

it('a run that is killed at any point and run again ends where an undisturbed one does', async () => {
    /** Lets so many port calls pass; of the one after, if it saves rows, so many of them; then nothing any more. */
    async function killed(host: Host, passes: number, rows: number): Promise<void> {
        let left = passes;
        const dead = new Error('killed');
        const ports = gated(
            host.ports,
            async ({ changes = [] }) => {
                if (left-- > 0) return;
                if (left === -1 && rows > 0 && changes.length > 0) await host.org.save(changes.slice(0, rows));
                throw dead;
            },
            () => Promise.resolve()
        );
        await sync(ports, lastYear(host.clock)).catch((error: unknown) => {
            if (error !== dead) throw error;
        });
    }
    await fc.assert(
        fc.asyncProperty(worlds(), fc.integer({ min: 0, max: 12 }), fc.nat(9), async (world, passes, rows) => {
            const [well, badly] = [await build(world), await build(world)];
            await killed(badly, passes, rows);
            await badly.sync();
            await well.sync();
            expect(badly.org.contents()).toEqual(well.org.contents());
        }),
        FEW_RUNS
    );
});

it('two runs at the same time end where one after the other does', async () => {
    /** Runs two syncs, one over given calls; before each call of a port the schedule says which of them goes on. */
    async function together(host: Host, callIds: readonly string[], schedule: readonly boolean[]): Promise<Report[]> {
        const queues = [{}, { kind: 'Calls', callIds } as const].map((request) => {
            return { request, waiting: [] as (() => void)[], done: false };
        });
        const runs = queues.map((queue) => {
            const wait = (): Promise<void> => new Promise((resolve) => queue.waiting.push(resolve));
            const ports = gated(host.ports, wait, () => Promise.resolve());
            return sync(ports, lastYear(host.clock, queue.request)).finally(() => (queue.done = true));
        });
        for (let i = 0; queues.some(({ done }) => !done);) {
            if (queues.some(({ waiting, done }) => !done && waiting.length === 0)) {
                await Promise.resolve();
                continue;
            }
            const [one, other] = schedule[i++ % schedule.length] ? queues : queues.toReversed();
            (one!.waiting.shift() ?? other!.waiting.shift())?.();
        }
        return Promise.all(runs);
    }
    // more calls than one batch of pages holds, so that each run settles in several steps
    const world = worlds(15).filter(({ after }) => after.length > 0);
    await fc.assert(
        fc.asyncProperty(
            world,
            fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
            fc.nat(9),
            async (one, schedule, n) => {
                const [apart, at] = [await build(one), await build(one)];
                at.gong.pageSize = 1;
                const callIds = one.after.map(({ id }) => id!).filter((_, i) => i % 3 !== n % 3 || i === 0);
                const reports = await together(at, callIds, schedule);
                await apart.sync();
                expect(at.org.contents()).toEqual(apart.org.contents());
                expect(reports).toMatchObject([{ failed: 0 }, { failed: 0 }]);
            }
        ),
        FEW_RUNS
    );
});
