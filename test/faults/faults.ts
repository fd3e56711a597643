import type { Fault } from '../../tools/local/faults.js';

const salesforce = (errorCode: string, message: string): { body: unknown } => ({ body: [{ errorCode, message }] });
const gong = (sentence: string): { body: unknown } => ({ body: { requestId: 'r1', errors: [sentence] } });

/** What can happen to any request: at the network, and between it and Salesforce. */
export const ANY: Readonly<Record<string, Fault>> = {
    'connection refused': { kind: 'refuse' },
    'reset before it was done': { kind: 'resetBefore' },
    'reset after it was done': { kind: 'resetAfter' },
    stalled: { kind: 'stall', ms: 300 },
    'answer cut off': { kind: 'truncate' },
    'HTML instead of JSON': { kind: 'html', status: 200 },
    'HTML maintenance page': { kind: 'html', status: 503 },
    '401 session expired': {
        kind: 'status',
        status: 401,
        ...salesforce('INVALID_SESSION_ID', 'Session expired or invalid')
    },
    '403 forbidden': { kind: 'status', status: 403, ...salesforce('INSUFFICIENT_ACCESS', 'no access') },
    '403 request limit exceeded': {
        kind: 'status',
        status: 403,
        ...salesforce('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
    },
    '404 not found': {
        kind: 'status',
        status: 404,
        ...salesforce('NOT_FOUND', 'The requested resource does not exist')
    },
    '413 too large': { kind: 'status', status: 413, ...salesforce('REQUEST_TOO_LARGE', 'too large') },
    '500': { kind: 'status', status: 500, ...salesforce('UNKNOWN_EXCEPTION', 'An unexpected error occurred') },
    '503': { kind: 'status', status: 503, ...salesforce('SERVER_UNAVAILABLE', 'The service is not available') }
};

/** What Gong may answer through the gateway. */
export const FROM_GONG: Readonly<Record<string, Fault>> = {
    'Gong 429, seconds': { kind: 'status', status: 429, headers: { 'retry-after': '2' }, ...gong('limit exceeded') },
    'Gong 429, a date': {
        kind: 'status',
        status: 429,
        headers: { 'retry-after': new Date(Date.UTC(2026, 5, 1, 0, 0, 5)).toUTCString() },
        ...gong('limit exceeded')
    },
    'Gong 429, no Retry-After': { kind: 'status', status: 429, ...gong('limit exceeded') },
    'Gong 429, an absurd Retry-After': {
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '-17 bananas' },
        ...gong('limit exceeded')
    },
    'Gong 429 for hours': {
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '40000' },
        ...gong('limit exceeded')
    },
    'Gong 401': { kind: 'status', status: 401, ...gong('Provided API key is not valid') },
    'Gong 403': { kind: 'status', status: 403, ...gong('The IP address is not allowed') },
    'Gong 404 for an id': { kind: 'status', status: 404, ...gong('Call ID 1 was not found') },
    'Gong 500': { kind: 'status', status: 500, ...gong('internal error') },
    'Gong HTML': { kind: 'html', status: 502 },
    'Gong answer cut off': { kind: 'truncate' },
    'Gong reset': { kind: 'resetAfter' }
};

/** Codes with which single rows fail. */
export const ROW_CODES = ['UNABLE_TO_LOCK_ROW', 'STORAGE_LIMIT_EXCEEDED', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'];
