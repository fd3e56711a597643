/**
 * The sync engine: calls from Gong in, rows and the Main Competitor(s) field out. Pure TypeScript without imports from
 * outside this folder, so that the same source runs in Node and in the browser; {@link Ports} is all it knows of either.
 *
 * Where a rule lives: which opportunity `routes.ts`; which trackers and who said it `hits.ts`; which names `names.ts`;
 * the list `list.ts`; a rep's edits and what fits `merge.ts`; what differs `prepare.ts`; what is written when `settle.ts`.
 */
export { sync } from './run.js';
export type { SyncRequest } from './reading/planRun.js';
export type {
    Change,
    Deal,
    DealRow,
    FieldInfo,
    FieldOutcome,
    FieldTexts,
    FieldWrite,
    Fields,
    ObjectName,
    Org,
    Outcome,
    Ports,
    Progress,
    Setup,
    StoredCall,
    StoredHit,
    StoredPart
} from './ports.js';
export type { Failure } from './telling/failure.js';
export type { HeardName, OpportunityChange } from './telling/tally.js';
export type { Report, RunKind, RunStatus } from './telling/report.js';
export { adviceFor } from './telling/failure.js';
export * from './errors.js';
export { readSettings, targetField } from './settings/settings.js';
export type { Settings } from './settings/settings.js';
export { COLUMNS } from './columns.js';
export type { ColumnOf } from './columns.js';
export { GONG_A_DAY } from './reading/budget.js';
export { readWaiting } from './reading/waiting.js';
export type { Waiting } from './reading/waiting.js';
export { pendingRetries, readRuns } from './reading/windows.js';
export { chunks } from './chunks.js';
export { id18 } from './calls/id18.js';
export { parseCall } from './calls/call.js';
export type { Call } from './calls/call.js';
export { routeOf } from './calls/routes.js';
