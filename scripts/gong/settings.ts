import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, flag, list, number, text, texts } from './answer.js';
import { askList } from './ask.js';
import { checked, id } from './input.js';
import { OPERATIONS } from './operations.js';

const workspace = answer({ id: text, name: text, description: text });
export type Workspace = z.infer<typeof workspace>;

const tracker = answer({
    trackerId: text,
    trackerName: text,
    workspaceId: text,
    languageKeywords: list(answer({ language: text, keywords: texts, includeRelatedForms: flag })),
    affiliation: text,
    partOfQuestion: flag,
    saidAt: text,
    saidAtInterval: number,
    saidAtUnit: text,
    saidInTopics: texts,
    filterQuery: text,
    created: text,
    creatorUserId: text,
    updated: text,
    updaterUserId: text
});
export type KeywordTracker = z.infer<typeof tracker>;

const question = answer({ questionId: text, questionRevisionId: text, questionText: text, isOverall: flag });
const scorecard = answer({
    scorecardId: text,
    scorecardName: text,
    workspaceId: text,
    enabled: flag,
    updaterUserId: text,
    created: text,
    updated: text,
    reviewMethod: text,
    questions: list(question)
});
export type Scorecard = z.infer<typeof scorecard>;

export const listWorkspaces = (gong: Gong): Promise<Workspace[]> =>
    askList(gong, OPERATIONS.workspaces, 'workspaces', workspace);

/** Keyword trackers: Gong does not list smart trackers. The same name can exist in several workspaces. */
export async function listTrackers(
    gong: Gong,
    input: { workspaceId?: string | undefined } = {}
): Promise<KeywordTracker[]> {
    const query = checked(z.strictObject({ workspaceId: id.optional() }), input);
    return askList(gong, OPERATIONS.trackers, 'keywordTrackers', tracker, { query });
}

export const listScorecards = (gong: Gong): Promise<Scorecard[]> =>
    askList(gong, OPERATIONS.scorecards, 'scorecards', scorecard);
