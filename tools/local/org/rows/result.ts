import type { OrgError } from '../errors.js';

/** What became of a row. */
export type RowResult = { id: string; created?: boolean; error?: undefined } | { error: OrgError };
