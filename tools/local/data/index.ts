export { demoData, type DemoData } from './demoData.js';
export type { OrgRow } from './deals.js';
export { manyCalls, type ManyCallsOptions } from './manyCalls.js';
export { moveCall } from './twists.js';
export { readFiles, type LocalData } from './readFiles.js';
export { WorldFileError } from './inputFile.js';
