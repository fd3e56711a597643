/** A clock that stands still but for its sleeps, which it remembers. */
export class Clock {
    time = Date.parse('2026-05-05T12:00:00Z');
    readonly sleeps: number[] = [];

    readonly now = (): number => this.time;

    readonly sleep = (milliseconds: number): Promise<void> => {
        this.sleeps.push(milliseconds);
        this.time += milliseconds;
        return Promise.resolve();
    };
}
