import type { Call, Occurrence, Phrase, Side, Tracker } from './call.js';
import { byCompetitor, nameKey, sidesOf } from '#rules';
import type { Names } from '#rules';
import type { Settings } from '../settings/settings.js';

/** One phrase of a tracker, or one tracker without phrases (smart ones never list any), heard on a call. */
export interface Hit {
    readonly tracker: Tracker;
    readonly phrase: string | undefined;
    /** Canonical name; undefined when the tracker is not one of the competitor trackers. */
    readonly competitor: string | undefined;
    readonly count: number;
    /** How often of these a speaker from outside the company said it. */
    readonly external: number;
    readonly occurrences: readonly Said[];
}

export interface Said {
    readonly second: number | undefined;
    readonly speaker: string | undefined;
    readonly title?: string | undefined;
    readonly side: Side;
}

/** How often a competitor was mentioned on one call, as `Competitors__c` keeps it. */
export interface StoredMention {
    readonly name: string;
    readonly count: number;
    readonly external: number;
    /** How often somebody said it whom Gong could not place; left out where nobody did. */
    readonly unknown?: number;
    /** Who said it last, and that person's job title; left out where Gong does not say. */
    readonly by?: string;
    readonly title?: string;
}

type Named = Pick<Tracker, 'id' | 'name'>;

/** Rule 2: a tracker is meant by its id or by its exact name. */
const meant = (tracker: Named, list: readonly string[]): boolean =>
    list.some((item) => item === tracker.name || item === tracker.id);

/** Whether the tracker's phrases are competitors. */
export const isCompetitorTracker = (tracker: Named, settings: Settings): boolean => meant(tracker, settings.trackers);

/** Whether what the tracker hears is stored. */
export const isStored = (tracker: Named, settings: Settings): boolean =>
    isCompetitorTracker(tracker, settings) ||
    settings.otherTrackers.includes('*') ||
    meant(tracker, settings.otherTrackers);

/** What the trackers that are to be stored heard on a call; every hit has been heard at least once. */
export function hitsOf(call: Call, settings: Settings, names: Names): Hit[] {
    const speakers = new Map(call.parties.filter((party) => party.speakerId).map((party) => [party.speakerId, party]));
    const said = (occurrence: Occurrence): Said => {
        const speaker = speakers.get(occurrence.speakerId);
        const { name, title, side = 'unknown' } = speaker ?? {};
        return { second: occurrence.second, speaker: name, ...(title !== undefined && { title }), side };
    };
    const seen = new Set<string>();
    return call.trackers.flatMap((tracker) => {
        if (!isStored(tracker, settings)) return [];
        const competitors = isCompetitorTracker(tracker, settings);
        const identity = tracker.id ?? tracker.name;
        if (seen.has(identity)) return []; // the same tracker listed twice
        seen.add(identity);
        return trackerHits(tracker).map(({ phrase, count, occurrences }) => {
            const where = occurrences.map(said).sort((a, b) => (a.second ?? Infinity) - (b.second ?? Infinity) || 0);
            return {
                tracker,
                phrase,
                competitor: competitors && phrase !== undefined ? names.canonical(phrase) : undefined,
                count,
                external: Math.min(count, where.filter((s) => s.side === 'external').length),
                occurrences: where
            };
        });
    });
}

interface Heard {
    readonly phrase: string | undefined;
    readonly count: number;
    readonly occurrences: readonly Occurrence[];
}

function trackerHits(tracker: Tracker): Heard[] {
    if (tracker.phrases.length === 0) {
        const count = tracker.count ?? tracker.occurrences.length;
        return count > 0 ? [{ phrase: undefined, count, occurrences: tracker.occurrences }] : [];
    }
    const byPhrase = new Map<string, Heard>();
    for (const phrase of tracker.phrases) {
        // with a single phrase, what Gong lists on the tracker belongs to it
        const occurrences =
            phrase.occurrences.length === 0 && tracker.phrases.length === 1 ? tracker.occurrences : phrase.occurrences;
        const count = heard(phrase, occurrences);
        if (count === 0) continue;
        const key = nameKey(phrase.phrase);
        const before = byPhrase.get(key);
        byPhrase.set(key, {
            phrase: before?.phrase ?? phrase.phrase,
            count: (before?.count ?? 0) + count,
            occurrences: before ? [...before.occurrences, ...occurrences] : occurrences
        });
    }
    return [...byPhrase.values()];
}

/** A phrase that Gong lists without saying how often was heard at least once. */
const heard = (phrase: Phrase, occurrences: readonly Occurrence[]): number =>
    phrase.count ?? Math.max(occurrences.length, 1);

/** The competitors of one call, by name. */
export function mentionsOf(hits: readonly Hit[], names: Names): StoredMention[] {
    const heard = hits.flatMap(({ competitor: name, count, external, occurrences }) => {
        if (name === undefined) return [];
        const { customer, us: others } = sidesOf(count, external);
        const placed = occurrences.filter(({ speaker, side }) => speaker === undefined || side !== 'unknown').length;
        const unknown = Math.min(others, occurrences.length - placed);
        return [{ name, identity: names.identity(name), customer, us: others - unknown, unknown }];
    });
    return [...byCompetitor(heard)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([identity, { name, customer, us, unknown }]) => ({
            name,
            count: customer + us + unknown,
            external: customer,
            ...(unknown > 0 && { unknown }),
            ...lastSpeaker(
                hits.filter((hit) => hit.competitor !== undefined && names.identity(hit.competitor) === identity)
            )
        }));
}

/** Who said it last on the call; of two at once the first by name. */
function lastSpeaker(hits: readonly Hit[]): { by?: string; title?: string } {
    const [last] = hits
        .flatMap(({ occurrences }) => occurrences.filter(({ speaker }) => speaker !== undefined))
        .sort((a, b) => (b.second ?? -1) - (a.second ?? -1) || (a.speaker! < b.speaker! ? -1 : 1));
    return last ? { by: last.speaker!, ...(last.title !== undefined && { title: last.title }) } : {};
}
