import type { Call, GongUser, GongData } from '../gong/index.js';
import { isoAt } from './clock.js';
import type { Dice } from './dice.js';
import { REPS } from './people.js';
import { SALES } from './trackers.js';
import { HOUR } from '../time.js';

const SCORECARD = { scorecardId: '8231550041937720111', scorecardName: 'Discovery call' };
const KINDS = ['callsGaveFeedback', 'callsSharedInternally', 'callsSharedExternally', 'othersCallsListenedTo'] as const;

/** What managers and reps do with calls: scorecards, feedback, the library and the logs. */
export function coaching(
    dice: Dice,
    calls: readonly Call[],
    users: readonly GongUser[]
): Pick<GongData, 'scorecards' | 'answeredScorecards' | 'activities' | 'library' | 'logs'> {
    const manager = users[0]!;
    const created = manager.created!;
    const visible = calls.filter(({ metaData, availableAt }) => !metaData?.isPrivate && !availableAt);
    const reviewed = dice
        .some(visible, 30)
        .map((call) => ({ ...factsOf(call), by: dice.pick(users.slice(0, REPS.length)) }));
    const after = (started: string, hours: number) => isoAt(Date.parse(started) + hours * HOUR, 0);
    return {
        scorecards: [
            {
                ...SCORECARD,
                workspaceId: SALES,
                enabled: true,
                updaterUserId: manager.id,
                created,
                updated: created,
                reviewMethod: 'MANUAL',
                questions: [question(1, 'How well was the need understood?', false), question(2, 'Overall', true)]
            }
        ],
        answeredScorecards: reviewed.slice(0, 12).map(({ id, started, host }) => ({
            answeredScorecardId: dice.digits(19),
            ...SCORECARD,
            callId: id,
            callStartTime: started,
            reviewedUserId: host,
            reviewerUserId: manager.id,
            reviewMethod: 'MANUAL',
            editorUserId: null,
            reviewTime: after(started, 2),
            visibilityType: 'PUBLIC',
            answers: [1, 2].map((n) => ({
                questionId: questionId(n),
                questionRevisionId: questionId(n + 10),
                isOverall: n === 2,
                score: dice.whole(1, 5),
                answerText: null,
                notApplicable: false,
                selectedOptions: null
            }))
        })),
        activities: reviewed.map(({ id, started, by }, i) => ({
            userId: by.id,
            kind: KINDS[i % KINDS.length]!,
            callId: id,
            time: after(started, 1)
        })),
        library: [
            {
                id: '9120004417730021001',
                name: 'Best of',
                parentFolderId: null,
                createdBy: manager.id,
                updated: created
            },
            {
                id: '9120004417730021002',
                name: 'Objections: competitors',
                parentFolderId: '9120004417730021001',
                createdBy: manager.id,
                updated: created,
                calls: reviewed.slice(0, 5).map(({ id, title, url, started }) => ({
                    id,
                    title,
                    note: null,
                    addedBy: manager.id,
                    created: after(started, 3),
                    url,
                    snippet: { fromSec: 30, toSec: 90 }
                }))
            }
        ].map((folder) => ({ ...folder, workspaceId: SALES })),
        logs: reviewed.map(({ id, started, by }) => ({
            logType: 'UserCallPlay',
            eventTime: after(started, 1),
            userId: by.id,
            userEmailAddress: by.emailAddress ?? '',
            userFullName: `${by.firstName} ${by.lastName}`,
            logRecord: { callId: id, playedSeconds: dice.whole(20, 900) }
        }))
    };
}

function factsOf({ metaData }: Call) {
    const { id, started, primaryUserId: host, title = null, url = null } = metaData ?? {};
    return { id: id!, started: started!, host: host!, title, url };
}

function questionId(n: number): string {
    return String(8_231_550_041_937_720_200n + BigInt(n));
}

function question(n: number, questionText: string, isOverall: boolean): Record<string, unknown> {
    return {
        questionId: questionId(n),
        questionRevisionId: questionId(n + 10),
        questionText,
        isOverall,
        questionType: 'SCALE',
        answerGuide: null,
        minRange: '1',
        maxRange: '5',
        answerOptions: null
    };
}
