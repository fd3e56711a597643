// Another day, for tests that must not care which one it is: `GONG_TEST_DAY=2025-03-01T23:59:00Z` moves the clock of every
// process that loads this. Timers and the monotonic clock stay as they are. Jest loads it for each of its environments.
const day = process.env.GONG_TEST_DAY;
if (day) {
    const shift = Date.parse(day) - Date.now();
    if (Number.isNaN(shift)) throw new Error(`GONG_TEST_DAY=${day} is no time: give one like 2025-03-01T23:59:00Z.`);
    const realNow = Date.now;
    Date.now = () => realNow() + shift;
    globalThis.Date = new Proxy(Date, {
        apply: (RealDate) => new RealDate(RealDate.now()).toString(),
        construct: (RealDate, given, made) =>
            Reflect.construct(RealDate, given.length > 0 ? given : [RealDate.now()], made)
    });
}
