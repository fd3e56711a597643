/**
 * An Opportunity's calls as the card sees them, without a page around: what the controller answered in the card's words
 * (`read`), the competitors and how they stand with the field (`competitors`), filters (`filter`), mentions over time
 * (`timeline`).
 */
export * from './competitors.js';
export * from './filter.js';
export type { Brief, Call, Heard, Hit, Participant, Said, Screen, Side } from './model.js';
export * from './read.js';
export * from './timeline.js';
