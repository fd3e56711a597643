/**
 * Gong's operations, typed, over any transport: functions that take a requester (`Gong`) and input that is checked before
 * anything is sent. Fields of an answer may be missing or added; only types are guaranteed. Lists are async iterators of
 * pages of up to a hundred items.
 */
export { getCall, listCalls, CALL_PARTS, CONTEXTS } from './calls.js';
export type { CallListInput, CallPart } from './calls.js';
export type { Call, CallMetaData } from './call.js';
export { createCall, DIRECTIONS } from './newCall.js';
export type { CreatedCall, NewCall } from './newCall.js';
export { assertUploadable, MEDIA_MOST_BYTES, uploadMedia } from './media.js';
export type { Recording, UploadedMedia } from './media.js';
export { listTranscripts, nameSpeakers } from './transcripts.js';
export type { NamedTranscript, Transcript, TranscriptInput } from './transcripts.js';
export { transcriptSrt, transcriptText, transcriptVtt } from './transcriptText.js';
export {
    ACTIVITIES,
    listActivity,
    listActivityByPeriod,
    listActivityDayByDay,
    listInteractionStats,
    PERIODS
} from './stats.js';
export type {
    Activity,
    ActivityByPeriod,
    ActivityDayByDay,
    InteractionStats,
    PeriodStatsInput,
    StatsInput
} from './stats.js';
export { listAnsweredScorecards, REVIEW_METHODS } from './answeredScorecards.js';
export type { AnsweredScorecard, AnsweredScorecardInput } from './answeredScorecards.js';
export { PROPERTY_TYPES, reportContentShared, reportContentViewed, reportCustomAction } from './content.js';
export type { ContentShared, ContentViewed, CustomAction, EventProperty, Reported, ReportOptions } from './content.js';
export { CRM_OBJECTS, CRM_SYSTEMS } from './crm.js';
export type { CrmContext } from './crm.js';
export { findUser, getUser, listUserHistory, listUsers } from './users.js';
export type { User, UserListInput, UserSetting } from './users.js';
export { listScorecards, listTrackers, listWorkspaces } from './settings.js';
export type { KeywordTracker, Scorecard, Workspace } from './settings.js';
export { getLibraryFolder, listLibraryFolders } from './library.js';
export type { LibraryFolder, LibraryFolderContent } from './library.js';
export { listLogs, LOG_TYPES } from './logs.js';
export type { LogEntry, LogListInput } from './logs.js';
export { findPerson } from './dataPrivacy.js';
export type { PersonInput, PersonReferences } from './dataPrivacy.js';
export { METHODS, request } from './request.js';
export { OPERATIONS } from './operations.js';
export type { Operation, OperationName } from './operations.js';
export type { Next, Page } from './ask.js';
export { BadInput } from './input.js';
export { BadAnswer } from './answer.js';
