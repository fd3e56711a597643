import type { Call, CallTracker, CallTranscript, Occurrence, Party } from '../gong/index.js';
import type { Dice } from './dice.js';
import { COMPETITORS, OTHERS, SMART } from './trackers.js';

/** The trackers of a call: how often the competitors were named, by whom and when, and what else Gong listens for. */
export function heardOn(
    dice: Dice,
    rivals: readonly string[],
    speakers: readonly string[],
    seconds: number
): CallTracker[] {
    const moment = (): Occurrence => ({
        startTime: Math.round(dice.next() * seconds * 100) / 100,
        speakerId: dice.pick(speakers)
    });
    const moments = (count: number) =>
        Array.from({ length: count }, moment).sort((a, b) => (a.startTime ?? 0) - (b.startTime ?? 0));
    const listed = (id: string, name: string, phrases: readonly string[]): CallTracker => {
        const found = phrases.map((phrase) => {
            const occurrences = moments(dice.whole(1, 4));
            return { count: occurrences.length, occurrences, phrase };
        });
        const count = found.reduce((sum, phrase) => sum + phrase.count, 0);
        return { id, name, count, type: 'KEYWORD', occurrences: [], phrases: found };
    };
    const trackers = [listed(COMPETITORS.id, COMPETITORS.name, rivals)];
    for (const { id, name, keywords } of OTHERS)
        if (dice.chance(0.4)) trackers.push(listed(id, name, dice.some(keywords, dice.whole(1, 2))));
    for (const { id, name } of SMART) {
        if (!dice.chance(0.15)) continue;
        const occurrences = moments(dice.whole(1, 3));
        trackers.push({ id, name, count: occurrences.length, type: 'SMART', occurrences, phrases: [] });
    }
    return trackers;
}

/** Talk times, stats and questions of a call. */
export function interactionOf(
    dice: Dice,
    parties: readonly Party[],
    seconds: number
): NonNullable<Call['interaction']> {
    const speakers = parties.filter(({ speakerId }) => speakerId);
    const shares = speakers.map(() => dice.next() + 0.2);
    const all = shares.reduce((sum, share) => sum + share, 0.5);
    const stat = (name: string, value: number) => ({ name, value: Math.round(value * 100) / 100 });
    return {
        speakers: speakers.map(({ id, userId }, i) => ({
            id,
            userId,
            talkTime: Math.round((shares[i]! / all) * seconds)
        })),
        interactionStats: [
            stat('Talk Ratio', 0.3 + dice.next() * 0.4),
            stat('Longest Monologue', 40 + dice.next() * 160),
            stat('Longest Customer Story', 20 + dice.next() * 120),
            stat('Interactivity', 2 + dice.next() * 7),
            stat('Patience', 0.3 + dice.next() * 1.4)
        ],
        questions: { companyCount: dice.whole(2, 18), nonCompanyCount: dice.whole(1, 15) }
    };
}

/** What was said, as far as the trackers know: one sentence for each time that a phrase was heard. Times in milliseconds. */
export function transcriptOf({ metaData, content }: Call): CallTranscript | undefined {
    const sentences = (content?.trackers ?? []).flatMap(({ name, phrases }) =>
        (phrases ?? []).flatMap(({ phrase, occurrences }) =>
            (occurrences ?? []).map(({ startTime, speakerId }) => {
                const start = Math.round((startTime ?? 0) * 1000);
                const text = `About ${name?.trim().toLowerCase()}: you mentioned ${phrase}.`;
                return { speakerId, topic: name, start, end: start + 60 * text.length, text };
            })
        )
    );
    if (!metaData?.id || sentences.length === 0) return undefined;
    const transcript = sentences
        .sort((a, b) => a.start - b.start)
        .map(({ speakerId, topic = null, ...sentence }) => ({
            speakerId: speakerId ?? '',
            topic,
            sentences: [sentence]
        }));
    return { callId: metaData.id, transcript };
}
