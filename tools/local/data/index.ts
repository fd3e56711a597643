export { demoWorld, type DemoWorld } from './demoWorld.js';
export type { OrgRow } from './deals.js';
export { manyCalls, type ManyCallsOptions } from './manyCalls.js';
export { moveCall } from './twists.js';
export { readWorld, type World } from './readWorld.js';
export { WorldFileError } from './worldFile.js';
