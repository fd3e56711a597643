import { z } from 'zod';
import { answer, flag, list, maybe, number, text, texts } from './answer.js';

const occurrences = list(answer({ startTime: number, speakerId: text }));
const contexts = list(
    answer({
        system: text,
        objects: list(answer({ objectType: text, objectId: text, fields: list(answer({ name: text })), timing: text }))
    })
);

export const metaData = answer({
    id: text,
    url: text,
    title: text,
    scheduled: text,
    started: text,
    /** Seconds. */
    duration: number,
    primaryUserId: text,
    direction: text,
    system: text,
    scope: text,
    media: text,
    language: text,
    workspaceId: text,
    sdrDisposition: text,
    clientUniqueId: text,
    customData: text,
    purpose: text,
    meetingUrl: text,
    isPrivate: flag,
    calendarEventId: text
});

export const call = answer({
    metaData: metaData.catch({}),
    context: contexts,
    parties: list(
        answer({
            id: text,
            emailAddress: text,
            name: text,
            title: text,
            userId: text,
            speakerId: text,
            affiliation: text,
            phoneNumber: text,
            methods: texts,
            context: contexts
        })
    ),
    content: maybe(
        answer({
            trackers: list(
                answer({
                    id: text,
                    name: text,
                    count: number,
                    type: text,
                    occurrences,
                    phrases: list(answer({ phrase: text, count: number, occurrences }))
                })
            )
        })
    )
});

export type CallMetaData = z.infer<typeof metaData>;
/** A call; `context`, `parties` and `content` are there when they were asked for. */
export type Call = z.infer<typeof call>;
