import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, flag, list, number, text, texts } from './answer.js';
import { askPages } from './ask.js';
import type { Page } from './ask.js';
import { checked, day, ids, inOrder, oneOf } from './input.js';
import { OPERATIONS } from './operations.js';

export const REVIEW_METHODS = ['AUTOMATIC', 'MANUAL', 'BOTH'] as const;
const answeredInput = z
    .strictObject({
        /** Days of the calls: the first one, and the day after the last one. */
        callFrom: day.optional(),
        callTo: day.optional(),
        /** Days of the reviews. */
        reviewFrom: day.optional(),
        reviewTo: day.optional(),
        /** @default MANUAL */
        reviewMethod: oneOf(REVIEW_METHODS).optional(),
        /** Whose calls were reviewed. */
        userIds: ids.optional(),
        scorecardIds: ids.optional(),
        cursor: z.string().min(1).optional()
    })
    .refine(({ callFrom, callTo }) => inOrder(callFrom, callTo), {
        path: ['callTo'],
        error: 'must be later than callFrom'
    })
    .refine(({ reviewFrom, reviewTo }) => inOrder(reviewFrom, reviewTo), {
        path: ['reviewTo'],
        error: 'must be later than reviewFrom'
    });
export type AnsweredScorecardInput = z.input<typeof answeredInput>;

const answered = answer({
    answeredScorecardId: text,
    scorecardId: text,
    scorecardName: text,
    callId: text,
    callStartTime: text,
    reviewedUserId: text,
    reviewerUserId: text,
    reviewMethod: text,
    editorUserId: text,
    reviewTime: text,
    visibilityType: text,
    answers: list(
        answer({
            questionId: text,
            questionRevisionId: text,
            isOverall: flag,
            score: number,
            answerText: text,
            notApplicable: flag,
            selectedOptions: texts
        })
    )
});
export type AnsweredScorecard = z.infer<typeof answered>;

/** Scorecards that were filled in, by days of the calls or of the reviews. @throws {BadInput} */
export async function* listAnsweredScorecards(
    gong: Gong,
    input: AnsweredScorecardInput = {}
): AsyncGenerator<Page<AnsweredScorecard>> {
    const { callFrom, callTo, reviewFrom, reviewTo, userIds, cursor: at, ...rest } = checked(answeredInput, input);
    const dated = { callFromDate: callFrom, callToDate: callTo, reviewFromDate: reviewFrom, reviewToDate: reviewTo };
    const body = { filter: { ...dated, reviewedUserIds: userIds, ...rest } };
    yield* askPages(gong, OPERATIONS.answeredScorecards, 'answeredScorecards', answered, { body, cursor: at });
}
