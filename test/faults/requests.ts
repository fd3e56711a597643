import type { FaultRequest } from '../../tools/local/faults.js';

/** The requests that a sync makes, by what they are for. */
export const REQUESTS = [
    'setup',
    'start of the run record',
    'page through the gateway',
    'stored calls',
    'stored hits',
    'call rows',
    'hit rows',
    'removed hits',
    'Opportunities and their calls',
    'Opportunity update',
    'competitor records',
    'deal competitor rows',
    'fingerprints',
    'removed calls',
    'end of the run record'
] as const;
export type RequestKind = (typeof REQUESTS)[number];

interface Subrequest {
    method: string;
    url: string;
    body?: { records?: Record<string, unknown>[] };
}

/**
 * What a request to the org is for; one composite may serve several ends.
 * @param isHit tells the ids of hits from those of calls
 */
export function kindsOf({ method, path, body }: FaultRequest, isHit: (id: string) => boolean): Set<RequestKind> {
    if (path.startsWith('/services/apexrest/gong/opportunities')) return new Set(['Opportunity update']);
    if (path.startsWith('/services/apexrest/')) return new Set(['page through the gateway']);
    if (/\/sobjects\/Gong_Sync_Run__c\/Key__c\//.test(path)) return new Set(['start of the run record']);
    if (/\/sobjects\/Gong_Sync_Run__c\//.test(path)) return new Set(['end of the run record']);
    if (method !== 'POST' || !path.endsWith('/composite')) return new Set();
    const { compositeRequest } = body as { compositeRequest: Subrequest[] };
    return new Set(compositeRequest.flatMap((part) => kindOf(part, isHit) ?? []));
}

function kindOf({ method, url, body }: Subrequest, isHit: (id: string) => boolean): RequestKind | undefined {
    const soql = decodeURIComponent(url);
    if (/FROM Gong_Settings__c/.test(soql)) return 'setup';
    if (/FROM Gong_Call__c WHERE Gong_Call_Id__c/.test(soql)) return 'stored calls';
    if (method === 'GET' && /FROM Gong_Tracker_Hit__c/.test(soql)) return 'stored hits';
    if (/FROM (Opportunity|Gong_Call__c) /.test(soql)) return 'Opportunities and their calls';
    if (url.includes('/sobjects/Gong_Deal_Competitor__c/')) return 'deal competitor rows';
    if (url.includes('/sobjects/Gong_Competitor__c/')) return 'competitor records';
    if (method === 'DELETE') return isHit(/ids=(\w+)/.exec(url)?.[1] ?? '') ? 'removed hits' : 'removed calls';
    const row = body?.records?.[0] ?? {};
    if ('Tracker__c' in row) return 'hit rows';
    if ('Title__c' in row) return 'call rows';
    if ('Fingerprint__c' in row) return 'fingerprints';
    return (row.attributes as { type?: string } | undefined)?.type === 'Opportunity' ? 'Opportunity update' : undefined;
}
