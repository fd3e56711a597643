import { mock } from 'node:test';

/**
 * The day that a file's fixtures are of, for tests of what compares with now: they mean the same on any day. To be called
 * at the top of the file; only `Date` stands still, timers run.
 */
export const onDay = (now: string): void => mock.timers.enable({ apis: ['Date'], now: Date.parse(now) });
