import { asCount, asList, asNumber, asObject, asText, asTime, NotUnderstood } from './json.js';
import type { Json } from './json.js';
import { fit, oneLine, PLAIN } from './text.js';

/** Where somebody stands as Gong sees it: on a domain of the company, outside of it, or not known. */
export type Side = 'external' | 'internal' | 'unknown';

export interface Party {
    readonly name: string | undefined;
    readonly title: string | undefined;
    readonly userId: string | undefined;
    readonly speakerId: string | undefined;
    readonly side: Side;
}

/** A moment at which something was said. */
export interface Occurrence {
    /** Seconds from the start of the call. */
    readonly second: number | undefined;
    readonly speakerId: string | undefined;
}

export interface Phrase {
    readonly phrase: string;
    readonly count: number | undefined;
    readonly occurrences: readonly Occurrence[];
}

export interface Tracker {
    readonly id: string | undefined;
    readonly name: string;
    readonly type: string;
    readonly count: number | undefined;
    readonly occurrences: readonly Occurrence[];
    readonly phrases: readonly Phrase[];
}

/** An object of a CRM that Gong linked to the call. */
export interface CrmObject {
    readonly system: string;
    readonly type: string;
    readonly id: string;
}

/** A call of `/v2/calls/extensive`, of which only the id is certain. */
export interface Call {
    readonly id: string;
    readonly url: string | undefined;
    readonly title: string | undefined;
    /** Milliseconds since 1970. */
    readonly started: number | undefined;
    /** Seconds. */
    readonly duration: number | undefined;
    readonly primaryUserId: string | undefined;
    readonly workspaceId: string | undefined;
    readonly direction: string | undefined;
    readonly system: string | undefined;
    readonly scope: string | undefined;
    readonly media: string | undefined;
    readonly language: string | undefined;
    readonly isPrivate: boolean;
    readonly crmObjects: readonly CrmObject[];
    readonly parties: readonly Party[];
    readonly trackers: readonly Tracker[];
    /** False while Gong has not looked for trackers yet; a call on which none was heard has an empty list. */
    readonly tracked: boolean;
}

// what Gong_Call_Id__c holds; Gong's ids are numbers of up to 20 digits, given as text
const CALL_ID = /^[\w-]{1,20}$/;

const NOT_PRIVATE: readonly unknown[] = [undefined, null, false, 'false', 0];
// what Phrase__c holds; longer ones would also crowd the other names out of every list
const PHRASE_LENGTH = 255;

/** The id of a call, also of one that cannot be understood otherwise. */
export function callId(json: unknown): string | undefined {
    const id = asText(asObject(asObject(json)?.metaData)?.id);
    return id !== undefined && CALL_ID.test(id) ? id : undefined;
}

/**
 * Reads one call. Everything below `metaData.id` may be missing or null; unknown fields are ignored.
 * @param wanted the trackers to read: of a page with every tracker of a company, most is theirs. All by default.
 * @throws {NotUnderstood} when there is no id, or a list is something else than a list.
 */
export function parseCall(
    json: unknown,
    wanted: (tracker: Pick<Tracker, 'id' | 'name'>) => boolean = () => true
): Call {
    const id = callId(json);
    if (id === undefined) throw new NotUnderstood('metaData.id is missing or is not the id of a call');
    const call = asObject(json)!;
    const meta = asObject(call.metaData)!;
    const trackers = asObject(call.content)?.trackers;
    return {
        id,
        url: asText(meta.url),
        title: line(meta.title),
        started: asTime(meta.started) ?? asTime(meta.scheduled),
        duration: asCount(meta.duration),
        primaryUserId: asText(meta.primaryUserId),
        workspaceId: asText(meta.workspaceId),
        direction: line(meta.direction),
        system: line(meta.system),
        scope: line(meta.scope),
        media: line(meta.media),
        language: line(meta.language),
        // what is neither yes nor no counts as private: better a call too few than a secret
        isPrivate: !NOT_PRIVATE.includes(meta.isPrivate),
        crmObjects: asList(call.context, 'context').flatMap(parseContext),
        parties: objects(call.parties, 'parties').map(parseParty),
        trackers: objects(trackers, 'content.trackers').flatMap((tracker) => parseTracker(tracker, wanted)),
        tracked: trackers !== undefined && trackers !== null
    };
}

const line = (value: unknown): string | undefined => {
    const text = asText(value);
    if (text !== undefined && PLAIN.test(text)) return text;
    // half of a surrogate pair does not survive the way into the org, and would look like a change for ever
    return text === undefined ? undefined : oneLine(text.replace(/\p{Cs}/gu, '\ufffd')) || undefined;
};

/** The objects of a list; nulls and scalars between them are passed over. */
function objects(value: unknown, what: string): Json[] {
    return asList(value, what)
        .map(asObject)
        .filter((item) => item !== undefined);
}

function parseContext(json: unknown): CrmObject[] {
    const context = asObject(json);
    const system = asText(context?.system) ?? '';
    return objects(context?.objects, 'context.objects').flatMap((object) => {
        const id = asText(object.objectId);
        return id === undefined ? [] : [{ system, type: asText(object.objectType) ?? '', id }];
    });
}

function parseParty(party: Json): Party {
    const affiliation = asText(party.affiliation)?.toLowerCase();
    return {
        name: line(party.name),
        title: line(party.title),
        userId: asText(party.userId),
        speakerId: asText(party.speakerId),
        side: affiliation === 'external' || affiliation === 'internal' ? affiliation : 'unknown'
    };
}

function parseTracker(tracker: Json, wanted: (tracker: Pick<Tracker, 'id' | 'name'>) => boolean): Tracker[] {
    // a tracker is known by its name; spaces around it are part of the name (Rule 2: a near miss never matches)
    const name = typeof tracker.name === 'string' ? tracker.name : undefined;
    const id = asText(tracker.id);
    const known = name ?? id;
    if (known === undefined || !wanted({ id, name: known })) return [];
    return [
        {
            id,
            name: known,
            type: asText(tracker.type)?.toUpperCase() ?? 'KEYWORD',
            count: asCount(tracker.count),
            occurrences: parseOccurrences(tracker.occurrences),
            phrases: objects(tracker.phrases, 'tracker.phrases').flatMap((phrase) => {
                const text = line(phrase.phrase);
                if (text === undefined) return [];
                const occurrences = parseOccurrences(phrase.occurrences);
                return [{ phrase: fit(text, PHRASE_LENGTH), count: asCount(phrase.count), occurrences }];
            })
        }
    ];
}

function parseOccurrences(value: unknown): Occurrence[] {
    return objects(value, 'occurrences').map((occurrence) => {
        const second = asNumber(occurrence.startTime);
        return {
            second: second !== undefined && second >= 0 ? second : undefined,
            speakerId: asText(occurrence.speakerId)
        };
    });
}
