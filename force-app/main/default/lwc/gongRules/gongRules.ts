/**
 * The rules that say what the Main Competitor(s) field should be (Rules 3 to 6): names and their aliases, the competitors
 * of a deal, what the sync remembers, how the field is read and written, and the merge with a rep's edits. Pure
 * TypeScript that imports nothing: the card imports it as `c/gongRules`, engine and checks as `#rules`.
 */
export { namesOf, textForm } from './field.js';
export type { FieldForm, FieldItem } from './field.js';
export {
    asCount,
    asList,
    asNumber,
    asObject,
    asText,
    asTime,
    exactIntegers,
    NotUnderstood,
    parseList
} from './json.js';
export type { Json } from './json.js';
export { competitorsOf } from './list.js';
export type { Competitor, DealCall, HeardCall } from './list.js';
export { byCompetitor, mentionsOf, sidesOf } from './mentions.js';
export type { Mention, Sides } from './mentions.js';
export { merge } from './merge.js';
export type { Decision, Merged } from './merge.js';
export { nameKey, readNames } from './names.js';
export type { Names } from './names.js';
export { picklistForm } from './picklist.js';
export type { PicklistValue } from './picklist.js';
export { byIdentity, isKeptOut, parseState } from './state.js';
export type { StateLine } from './state.js';
export { oneLine, PLAIN } from './text.js';
export { DAY, HOUR, MINUTE, SECOND } from './time.js';
