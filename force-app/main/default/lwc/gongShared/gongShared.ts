/**
 * What the card shares with the engine: how to read the Main Competitor(s) field, what the sync knows of it, names and
 * rows. A page loads modules whole and only by the name of their folder; so that it does not load the engine for these
 * few rules, the build puts them into this module (bin/shared.js). They are written once, in gongSync.
 */
export { parseField } from '../gongSync/field.js';
export { asCount, asNumber, asObject, asText, asTime, parseList } from '../gongSync/json.js';
export type { Json } from '../gongSync/json.js';
export { usual } from '../gongSync/list.js';
export { readNames } from '../gongSync/names.js';
export type { Names } from '../gongSync/names.js';
export { byIdentity, isKeptOut, parseState } from '../gongSync/state.js';
export type { StateLine } from '../gongSync/state.js';
