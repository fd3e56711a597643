/**
 * The sync engine: calls from Gong in, rows and the Main Competitor(s) field out. Pure TypeScript without imports from
 * outside this folder, so that the same source runs in Node and in the browser; {@link Ports} is all it knows of either.
 *
 * Where a rule lives: which opportunity `routes.ts`; which trackers and who said it `hits.ts`; which names `names.ts`;
 * the list `list.ts`; a rep's edits and what fits `merge.ts`; what differs `prepare.ts`; what is written when `settle.ts`.
 */
export { sync } from './run.js';
export type { SyncRequest } from './planRun.js';
export type {
    Change,
    Deal,
    DealCall,
    FieldInfo,
    Fields,
    GongRequest,
    GongResponse,
    ObjectName,
    Org,
    Outcome,
    Ports,
    Progress,
    Setup,
    StoredCall,
    StoredHit
} from './ports.js';
export type { Failure, OpportunityChange, Report, RunKind, RunStatus } from './report.js';
export { adviceFor } from './report.js';
export { gong } from './gong.js';
export type { Gong } from './gong.js';
export { pace } from './pace.js';
export { pages } from './pages.js';
export type { Ask, Page, PagesOptions } from './pages.js';
export { asNumber, asObject, asText } from './json.js';
export type { Json } from './json.js';
export * from './errors.js';
export { fieldLength, readSettings } from './settings.js';
export type { Settings } from './settings.js';
export { chunks } from './chunks.js';
export { id18 } from './id18.js';
export { parseCall } from './call.js';
export type { Call } from './call.js';
export { routeOf } from './routes.js';
export { nameKey, readNames } from './names.js';
export { parseState } from './state.js';
export type { StateLine } from './state.js';
