import { callId } from '../../gong/client/callId.js';
import { NotUnderstood, asCount, asList, asNumber, asObject, asText, asTime } from '#rules';
import type { Json } from '#rules';
import { fit } from '../text.js';
import { PLAIN, oneLine } from '#rules';

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

const NOT_PRIVATE: readonly unknown[] = [undefined, null, false, 'false', 0];
// what Phrase__c holds; longer ones would also crowd the other names out of every list
const PHRASE_LENGTH = 255;

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
        crmObjects: readAll(call.context, 'context', parseContext).flat(),
        parties: readAll(call.parties, 'parties', parseParty),
        trackers: readAll(trackers, 'content.trackers', (tracker) => parseTracker(tracker, wanted)),
        tracked: trackers !== undefined && trackers !== null
    };
}

const line = (value: unknown): string | undefined => {
    const text = asText(value);
    if (text !== undefined && PLAIN.test(text)) return text;
    // half of a surrogate pair does not survive the way into the org, and would look like a change for ever
    return text === undefined ? undefined : oneLine(text.replace(/\p{Cs}/gu, '\ufffd')) || undefined;
};

/** What is read of the objects of a list; nulls and scalars between them, and what nothing is read of, are passed over. */
function readAll<T>(value: unknown, what: string, read: (item: Json) => T | undefined): T[] {
    const found: T[] = [];
    for (const item of asList(value, what)) {
        const object = asObject(item);
        const one = object && read(object);
        if (one !== undefined) found.push(one);
    }
    return found;
}

function parseContext(context: Json): CrmObject[] {
    const system = asText(context.system) ?? '';
    return readAll(context.objects, 'context.objects', (object) => {
        const id = asText(object.objectId);
        return id === undefined ? undefined : { system, type: asText(object.objectType) ?? '', id };
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

function parseTracker(tracker: Json, wanted: (tracker: Pick<Tracker, 'id' | 'name'>) => boolean): Tracker | undefined {
    // a tracker is known by its name; spaces around it are part of the name (Rule 2: a near miss never matches)
    const name = typeof tracker.name === 'string' ? tracker.name : undefined;
    const id = asText(tracker.id);
    const known = name ?? id;
    if (known === undefined || !wanted({ id, name: known })) return undefined;
    return {
        id,
        name: known,
        type: asText(tracker.type)?.toUpperCase() ?? 'KEYWORD',
        count: asCount(tracker.count),
        occurrences: readAll(tracker.occurrences, 'occurrences', parseOccurrence),
        phrases: readAll(tracker.phrases, 'tracker.phrases', parsePhrase)
    };
}

function parsePhrase(phrase: Json): Phrase | undefined {
    const text = line(phrase.phrase);
    if (text === undefined) return undefined;
    const occurrences = readAll(phrase.occurrences, 'occurrences', parseOccurrence);
    return { phrase: fit(text, PHRASE_LENGTH), count: asCount(phrase.count), occurrences };
}

function parseOccurrence(occurrence: Json): Occurrence {
    const second = asNumber(occurrence.startTime);
    return {
        second: second !== undefined && second >= 0 ? second : undefined,
        speakerId: asText(occurrence.speakerId)
    };
}
