// a busy machine is no failure
jest.setTimeout(60_000);

/** How many cases a property test tries: enough to meet every rule, few enough for a run of seconds. */
export const RUNS = { numRuns: 200 };
/** For properties that sync several times a case. */
export const FEW_RUNS = { numRuns: 60 };
