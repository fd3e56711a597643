import type { Call } from './call.js';
import { mentionsOf } from './hits.js';
import type { Hit, StoredMention } from './hits.js';
import { asCount } from '#rules';
import { nameKey } from '#rules';
import type { Names } from '#rules';
import { COLUMNS } from '../columns.js';
import type { ColumnOf } from '../columns.js';
import type { Fields } from '../ports.js';
import { fit, fitJson, hash } from '../text.js';
import { oneLine } from '#rules';

const CALL = COLUMNS.Gong_Call__c;
const HIT = COLUMNS.Gong_Tracker_Hit__c;

export interface HitRow {
    readonly key: string;
    readonly fields: Fields;
}

/** The rows that one call on one Opportunity should have. */
export interface CallRows {
    readonly callId: string;
    readonly opportunityId: string;
    /** External id: call id, dot, 18-character Opportunity id. */
    readonly key: string;
    /** Of `Gong_Call__c`, without key, parent and fingerprint. */
    readonly fields: Fields;
    readonly hits: readonly HitRow[];
    /** Tells whether anything above differs from what is stored (Rule 8). */
    readonly digest: string;
}

/** One row set for each Opportunity of the call; what differs between them is only the keys. */
export function rowsOf(call: Call, opportunityIds: readonly string[], hits: readonly Hit[], names: Names): CallRows[] {
    const fields = callFields(call, hits, names);
    // in the order of their keys, so that phrases in another order are no change
    const heard = hits.map(hitFields).sort((a, b) => (a.key < b.key ? -1 : 1));
    const values = Object.values(fields);
    for (const hit of heard) values.push(hit.key, ...Object.values(hit.fields));
    const digest = hash(values);
    return opportunityIds.map((opportunityId) => {
        const key = `${call.id}.${opportunityId}`;
        return {
            callId: call.id,
            opportunityId,
            key,
            fields,
            digest,
            hits: heard.map((hit) => ({ key: `${key}.${hit.key}`, fields: hit.fields }))
        };
    });
}

function callFields(call: Call, hits: readonly Hit[], names: Names): Fields {
    const mentions = mentionsOf(hits, names);
    const sum = (of: (mention: StoredMention) => number): number | undefined =>
        asCount(mentions.reduce((n, mention) => n + of(mention), 0));
    const host = call.parties.find((party) => party.userId !== undefined && party.userId === call.primaryUserId);
    const short = (text: string | undefined, length: number): string | null =>
        text === undefined ? null : fit(text, length);
    return {
        Name: fit(call.title ?? `Call ${call.id}`, CALL.Name),
        Gong_Call_Id__c: call.id,
        Title__c: short(call.title, CALL.Title__c),
        Started__c: call.started === undefined ? null : new Date(call.started).toISOString(),
        Duration__c: call.duration ?? null,
        Url__c: webAddress(call.url),
        Host__c: short(host?.name, CALL.Host__c),
        Direction__c: short(call.direction, CALL.Direction__c),
        Scope__c: short(call.scope, CALL.Scope__c),
        System__c: short(call.system, CALL.System__c),
        Media__c: short(call.media, CALL.Media__c),
        Language__c: short(call.language, CALL.Language__c),
        Private__c: call.isPrivate,
        Workspace_Id__c: short(call.workspaceId, CALL.Workspace_Id__c),
        Participants__c: fitJson(
            call.parties
                .filter((party) => party.name !== undefined)
                .map(({ name, title, side }) => ({ name, title, side })),
            CALL.Participants__c
        ),
        Competitors__c: fitJson(mentions, CALL.Competitors__c),
        Mentions__c: sum((mention) => mention.count),
        External_Mentions__c: sum((mention) => mention.external)
    } satisfies Partial<Record<ColumnOf<'Gong_Call__c'>, unknown>>;
}

/** Only what a browser may open; a longer or other address is left out rather than cut. */
function webAddress(url: string | undefined): string | null {
    return url !== undefined && url.length <= CALL.Url__c && /^https?:\/\/[^\s]+$/i.test(url) ? url : null;
}

function hitFields(hit: Hit): HitRow {
    const { tracker, phrase, occurrences } = hit;
    return {
        // hashed, because names and phrases may be longer than a key and differ in case only
        key: `${hash([tracker.id ?? tracker.name])}.${phrase === undefined ? '0' : hash([nameKey(phrase)])}`,
        fields: {
            Tracker_Id__c: tracker.id === undefined ? null : fit(tracker.id, HIT.Tracker_Id__c),
            Tracker__c: fit(oneLine(tracker.name), HIT.Tracker__c) || null,
            Tracker_Type__c: fit(tracker.type, HIT.Tracker_Type__c),
            Phrase__c: phrase === undefined ? null : fit(phrase, HIT.Phrase__c),
            Competitor__c: hit.competitor === undefined ? null : fit(hit.competitor, HIT.Competitor__c),
            Count__c: asCount(hit.count),
            External_Count__c: asCount(hit.external),
            First_Second__c: occurrences[0]?.second === undefined ? null : round(occurrences[0].second),
            Occurrences__c: fitJson(
                occurrences.map(({ second, speaker, side }) => ({
                    at: second === undefined ? null : round(second),
                    by: speaker ?? null,
                    external: side === 'unknown' ? null : side === 'external'
                })),
                HIT.Occurrences__c
            )
        } satisfies Partial<Record<ColumnOf<'Gong_Tracker_Hit__c'>, unknown>>
    };
}

/** Hundredths of a second, within Number(9,2). */
const round = (second: number): number => Math.min(Math.round(second * 100) / 100, 9_999_999.99);
