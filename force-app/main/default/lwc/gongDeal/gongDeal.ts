/**
 * An Opportunity's calls as the card sees them, without a page around: what the controller answered in the card's words
 * (`read`), which calls are there with everything (`loaded`), the competitors and how they stand with the field
 * (`competitors`), which matters most (`order`), mentions over time (`timeline`), all of it as rows (`rows`), filters
 * (`filter`), links into recordings (`moment`), what stands in place of calls (`notice`), and all of it together (`deal`).
 */
export * from './competitors.js';
export { Deal } from './deal.js';
export * from './filter.js';
export * from './loaded.js';
export type { Brief, Call, Heard, Hit, Participant, Said, Screen, Side } from './model.js';
export { momentOf } from './moment.js';
export { allOf, SIDES } from './order.js';
export type { Sides } from 'c/gongRules';
export * from './read.js';
export * from './rows.js';
export * from './timeline.js';
