/** Units of time in milliseconds, for whoever reckons with times: card, engine, command line and stand-ins. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
