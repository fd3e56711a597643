/**
 * What the local Gong knows: the shapes of Gong's own answers. Everything below `metaData.id` can be absent or null,
 * as it can be in Gong. Properties that Gong does not have are marked *(local)*; no answer shows them.
 */
type Maybe<T> = T | null | undefined;

export interface Occurrence {
    /** Seconds from the start of the call. */
    startTime?: Maybe<number>;
    speakerId?: Maybe<string>;
}

export interface TrackerPhrase {
    phrase?: Maybe<string>;
    count?: Maybe<number>;
    occurrences?: Maybe<Occurrence[]>;
}

/** A tracker as it was heard on one call. Smart trackers never list phrases. */
export interface CallTracker {
    id?: Maybe<string>;
    name?: Maybe<string>;
    count?: Maybe<number>;
    type?: Maybe<string>;
    occurrences?: Maybe<Occurrence[]>;
    phrases?: Maybe<TrackerPhrase[]>;
}

export interface ContextObject {
    objectType?: Maybe<string>;
    objectId?: Maybe<string>;
    fields?: Maybe<{ name?: Maybe<string>; value?: unknown }[]>;
    timing?: Maybe<string>;
}

export interface Context {
    system?: Maybe<string>;
    objects?: Maybe<ContextObject[]>;
}

export interface Party {
    id?: Maybe<string>;
    emailAddress?: Maybe<string>;
    name?: Maybe<string>;
    title?: Maybe<string>;
    userId?: Maybe<string>;
    speakerId?: Maybe<string>;
    affiliation?: Maybe<string>;
    phoneNumber?: Maybe<string>;
    methods?: Maybe<string[]>;
    context?: Maybe<Context[]>;
}

export interface CallMetaData {
    id?: Maybe<string>;
    url?: Maybe<string>;
    title?: Maybe<string>;
    /** ISO-8601, with whatever offset. */
    scheduled?: Maybe<string>;
    started?: Maybe<string>;
    /** Seconds. */
    duration?: Maybe<number>;
    primaryUserId?: Maybe<string>;
    direction?: Maybe<string>;
    system?: Maybe<string>;
    scope?: Maybe<string>;
    media?: Maybe<string>;
    language?: Maybe<string>;
    workspaceId?: Maybe<string>;
    sdrDisposition?: Maybe<string>;
    clientUniqueId?: Maybe<string>;
    customData?: Maybe<string>;
    purpose?: Maybe<string>;
    meetingUrl?: Maybe<string>;
    isPrivate?: Maybe<boolean>;
    calendarEventId?: Maybe<string>;
}

export interface PublicComment {
    id?: Maybe<string>;
    commenterUserId?: Maybe<string>;
    comment?: Maybe<string>;
    posted?: Maybe<string>;
    [field: string]: unknown;
}

/** A call as `POST /v2/calls/extensive` gives it with everything asked for. */
export interface Call {
    metaData?: Maybe<CallMetaData>;
    context?: Maybe<Context[]>;
    parties?: Maybe<Party[]>;
    content?: Maybe<{ trackers?: Maybe<CallTracker[]>; [part: string]: unknown }>;
    interaction?: Maybe<{
        speakers?: Maybe<{ id?: Maybe<string>; userId?: Maybe<string>; talkTime?: Maybe<number> }[]>;
        interactionStats?: Maybe<{ name?: Maybe<string>; value?: Maybe<number> }[]>;
        questions?: Maybe<{ companyCount?: Maybe<number>; nonCompanyCount?: Maybe<number> }>;
        [part: string]: unknown;
    }>;
    collaboration?: Maybe<{ publicComments?: Maybe<PublicComment[]> }>;
    media?: Maybe<{ audioUrl?: Maybe<string>; videoUrl?: Maybe<string> }>;
    /** *(local)* ISO-8601: nobody sees the call before, however long ago it took place. */
    availableAt?: string;
    /** *(local)* Created over the API and still without its recording: nobody sees the call. */
    awaitsMedia?: boolean;
}

export interface GongUser {
    id: string;
    emailAddress?: Maybe<string>;
    created?: Maybe<string>;
    active?: Maybe<boolean>;
    emailAliases?: Maybe<string[]>;
    firstName?: Maybe<string>;
    lastName?: Maybe<string>;
    title?: Maybe<string>;
    phoneNumber?: Maybe<string>;
    settings?: Maybe<Record<string, boolean>>;
    managerId?: Maybe<string>;
    /** *(local)* A synthetic user for Gong's own staff: listed only with `includeAvatars`. */
    avatar?: boolean;
    /** *(local)* False when the user's calls have no Whisper, hence no interaction stats. */
    whisper?: boolean;
    /** *(local)* What `/v2/users/{id}/settings-history` gives. */
    settingsHistory?: { setting: string; value: boolean; time: string }[];
    [field: string]: unknown;
}

export interface KeywordTracker {
    trackerId: string;
    trackerName: string;
    workspaceId?: Maybe<string>;
    languageKeywords?: Maybe<{ language: string; keywords: string[]; includeRelatedForms?: boolean }[]>;
    affiliation?: Maybe<string>;
    [field: string]: unknown;
}

export interface Workspace {
    id: string;
    name?: Maybe<string>;
    description?: Maybe<string>;
}

/** As `/v2/settings/scorecards` gives it: recordings have ids as strings. */
export interface Scorecard {
    scorecardId: string;
    scorecardName: string;
    workspaceId?: string;
    enabled?: boolean;
    reviewMethod?: string;
    questions?: Record<string, unknown>[];
    [field: string]: unknown;
}

/** As `/v2/stats/activity/scorecards` gives it, ids as strings. */
export interface AnsweredScorecard {
    answeredScorecardId: string;
    scorecardId: string;
    scorecardName: string;
    callId: string;
    callStartTime: string;
    reviewedUserId: string;
    reviewerUserId?: string | null;
    reviewMethod: string;
    reviewTime: string;
    answers?: Record<string, unknown>[];
    [field: string]: unknown;
}

export interface LibraryFolder {
    id: string;
    name: string;
    parentFolderId?: Maybe<string>;
    createdBy?: Maybe<string>;
    updated?: Maybe<string>;
    /** *(local)* Which workspace's library the folder is in. */
    workspaceId?: string;
    /** What `/v2/library/folder-content` gives. */
    calls?: Record<string, unknown>[];
}

export interface LogEntry {
    /** *(local)* `AccessLog`, `UserActivityLog`, `UserCallPlay`, … */
    logType: string;
    eventTime: string;
    userId?: string;
    userEmailAddress?: string;
    userFullName?: string;
    logRecord?: Record<string, unknown>;
}

export interface CallTranscript {
    callId: string;
    /** Times in milliseconds. */
    transcript: {
        speakerId: string;
        topic?: string | null;
        sentences: { start: number; end: number; text: string }[];
    }[];
}

/** *(local)* Something that a user did to a call. `kind` is a field of Gong's activity stats, e.g. `callsGaveFeedback`. */
export interface Activity {
    userId: string;
    kind: string;
    callId: string;
    time: string;
}

export interface GongData {
    calls: Call[];
    users?: GongUser[];
    keywordTrackers?: KeywordTracker[];
    workspaces?: Workspace[];
    scorecards?: Scorecard[];
    answeredScorecards?: AnsweredScorecard[];
    library?: LibraryFolder[];
    logs?: LogEntry[];
    transcripts?: CallTranscript[];
    activities?: Activity[];
    /** *(local)* Content events that were reported so far. */
    contentEvents?: Record<string, unknown>[];
    /** *(local)* IANA name of the company's time zone. Default UTC. */
    timeZone?: string;
}
