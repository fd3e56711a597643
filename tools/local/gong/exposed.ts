import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Call, CallTracker, Context, ContextObject, TrackerPhrase } from './gongData.js';

const flag = z.boolean().nullish();
const flags = (...names: string[]) => z.object(Object.fromEntries(names.map((name) => [name, flag]))).nullish();

const CONTENT_PARTS = ['structure', 'topics', 'pointsOfInterest', 'brief', 'outline', 'highlights', 'callOutcome'];
const INTERACTION_PARTS = { speakers: 'speakers', video: 'video', personInteractionStats: 'interactionStats' };

/** The `contentSelector` of a request. */
export const contentSelector = z
    .object({
        context: z.enum(['None', 'Basic', 'Extended']).nullish(),
        contextTiming: z.array(z.enum(['Now', 'TimeOfCall'])).nullish(),
        exposedFields: z
            .object({
                parties: flag,
                content: flags(...CONTENT_PARTS, 'keyPoints', 'trackers', 'trackerOccurrences'),
                interaction: flags(...Object.keys(INTERACTION_PARTS), 'questions'),
                collaboration: flags('publicComments'),
                media: flag
            })
            .nullish()
    })
    .refine(({ context, contextTiming }) => !contextTiming || context === 'Extended', {
        message: "contextTiming can be provided only when context is 'Extended'"
    });

export type ContentSelector = z.infer<typeof contentSelector>;

/** A call as Gong shows it to a request with this selector. Without one: its meta data only. */
export function exposed(call: Call, selector: ContentSelector | undefined): object {
    const { exposedFields: fields, context = 'None', contextTiming } = selector ?? {};
    // As in `desk.ts`: a field that every reader has to ignore.
    const shown: Record<string, unknown> = { metaData: call.metaData, unannounced: true };
    if (context === 'Basic' || context === 'Extended')
        shown.context = contextsOf(call.context, context === 'Extended', contextTiming ?? ['Now']);
    if (fields?.parties) shown.parties = call.parties ?? null;
    if (fields?.content && call.content) shown.content = contentOf(call.content, fields.content);
    if (fields?.interaction && call.interaction)
        shown.interaction = interactionOf(call.interaction, fields.interaction);
    if (fields?.collaboration?.publicComments)
        shown.collaboration = { publicComments: call.collaboration?.publicComments ?? null };
    if (fields?.media) shown.media = mediaOf(call);
    return shown;
}

/** `Basic` names the linked objects, `Extended` adds their fields; objects of another time than asked for are left out. */
function contextsOf(contexts: Call['context'], extended: boolean, timings: readonly string[]): unknown {
    return each(contexts, (context: Context) => ({
        ...context,
        objects: Array.isArray(context.objects)
            ? context.objects.flatMap((object) => objectsOf(object, extended, timings))
            : context.objects
    }));
}

function objectsOf(object: ContextObject, extended: boolean, timings: readonly string[]): unknown[] {
    const { fields, ...rest } = object ?? {};
    // an account is told once, as it is, and without a timing
    if (rest.objectType === 'Account') delete rest.timing;
    return (rest.objectType === 'Account' ? ['Now'] : timings)
        .filter((timing) => !rest.timing || rest.timing === timing)
        .map((timing) => ({
            ...rest,
            ...(extended && { fields: fields ?? [] }),
            ...(rest.objectType !== 'Account' && { timing })
        }));
}

function contentOf(content: NonNullable<Call['content']>, wanted: Record<string, unknown>): object {
    const shown: Record<string, unknown> = {};
    for (const part of [...CONTENT_PARTS, 'keyPoints'])
        if (wanted[part] && part in content) shown[part] = content[part];
    if (!wanted.trackers || content.trackers === undefined) return shown;
    shown.trackers = wanted.trackerOccurrences ? content.trackers : each(content.trackers, withoutOccurrences);
    return shown;
}

function withoutOccurrences({ occurrences: _, phrases, ...tracker }: CallTracker): object {
    if (phrases === undefined) return tracker;
    return { ...tracker, phrases: each(phrases, ({ occurrences: __, ...phrase }: TrackerPhrase) => phrase) };
}

/** The list with `shape` applied to each object in it. What is no list, or no object, is shown as it is. */
function each<T>(list: T[] | null | undefined, shape: (item: T) => unknown): unknown {
    if (!Array.isArray(list)) return list;
    return list.map((item) => (item && typeof item === 'object' ? shape(item) : item));
}

function interactionOf(interaction: NonNullable<Call['interaction']>, wanted: Record<string, unknown>): object {
    const shown: Record<string, unknown> = {};
    for (const [flagName, part] of Object.entries({ ...INTERACTION_PARTS, questions: 'questions' }))
        if (wanted[flagName] && part in interaction) shown[part] = interaction[part];
    return shown;
}

/** Gong signs these anew for every answer, so they never compare equal. */
function mediaOf(call: Call): object {
    const url = (file: string) =>
        `https://media.gong.example/${call.metaData?.id}/${file}?sig=${randomBytes(16).toString('hex')}`;
    const video = call.metaData?.media === 'Video' && { videoUrl: url('video.mp4') };
    return { audioUrl: url('audio.mp3'), ...video };
}
