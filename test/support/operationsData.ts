import type { GongData } from '../../tools/local/gong/index.js';

export const MAYA = '1001';
export const OMAR = '1002';
export const CALL = '7000000000000000001';
export const OTHER_CALL = '7000000000000000002';
export const OPPORTUNITY = '006Hs00001ABCDeIAP';
/** An id beyond 2^53, as Gong gives them. */
export const SCORECARD = '6849285345123456789';

/** A little of everything that Gong's operations are about, all of it in March 2026. */
export const operationsWorld = (): GongData => ({
    users: [
        {
            id: MAYA,
            emailAddress: 'maya@northwind.example.com',
            emailAliases: ['m.lindqvist@northwind.example.com'],
            firstName: 'Maya',
            lastName: 'Lindqvist',
            title: 'Account Executive',
            active: true,
            created: '2025-01-10T09:00:00Z',
            settingsHistory: [{ setting: 'webConferencesRecorded', value: true, time: '2025-02-01T09:00:00Z' }]
        },
        { id: OMAR, emailAddress: 'omar@northwind.example.com', active: false, created: '2026-01-10T09:00:00Z' },
        { id: '1003', emailAddress: 'support@gong.example', avatar: true }
    ],
    workspaces: [{ id: '501', name: 'Sales', description: 'All of sales' }],
    keywordTrackers: [
        {
            trackerId: '601',
            trackerName: 'Competitors',
            workspaceId: '501',
            affiliation: 'Anyone',
            languageKeywords: [{ language: 'eng', keywords: ['Initech', 'Globex'], includeRelatedForms: true }]
        }
    ],
    scorecards: [
        {
            scorecardId: SCORECARD,
            scorecardName: 'Discovery',
            workspaceId: '501',
            enabled: true,
            reviewMethod: 'MANUAL',
            questions: [{ questionId: '1', questionText: 'How was it?', isOverall: true }]
        }
    ],
    answeredScorecards: [
        {
            answeredScorecardId: '91',
            scorecardId: SCORECARD,
            scorecardName: 'Discovery',
            callId: CALL,
            callStartTime: '2026-03-02T10:00:00Z',
            reviewedUserId: MAYA,
            reviewerUserId: OMAR,
            reviewMethod: 'MANUAL',
            reviewTime: '2026-03-03T10:00:00Z',
            answers: [{ questionId: '1', isOverall: true, score: 4 }]
        }
    ],
    library: [
        {
            id: '801',
            name: 'Great openings',
            workspaceId: '501',
            updated: '2026-03-04T10:00:00Z',
            calls: [{ id: CALL, title: 'Acme: pricing', note: 'Hear the start', snippet: { fromSec: 5, toSec: 65 } }]
        }
    ],
    logs: [
        {
            logType: 'AccessLog',
            eventTime: '2026-03-02T08:00:00Z',
            userId: MAYA,
            userEmailAddress: 'maya@northwind.example.com',
            userFullName: 'Maya Lindqvist',
            logRecord: { browser: 'Firefox' }
        }
    ],
    activities: [{ userId: OMAR, kind: 'callsGaveFeedback', callId: CALL, time: '2026-03-03T10:00:00Z' }],
    transcripts: [
        {
            callId: CALL,
            transcript: [
                {
                    speakerId: 's1',
                    topic: 'Small talk',
                    sentences: [
                        { start: 1000, end: 2500, text: 'Hello Grace.' },
                        { start: 2500, end: 4000, text: 'How are you?' }
                    ]
                },
                { speakerId: 's2', sentences: [{ start: 3_661_004, end: 3_662_000, text: 'Fine <thanks> & you?' }] },
                { speakerId: 's9', sentences: [{ start: 3_663_000, end: 3_663_000, text: 'Who is that?' }] }
            ]
        }
    ],
    calls: [
        {
            metaData: {
                id: CALL,
                url: `https://app.gong.io/call?id=${CALL}`,
                title: 'Acme: "pricing", again',
                started: '2026-03-02T10:00:00Z',
                scheduled: '2026-03-02T10:00:00Z',
                duration: 3700,
                primaryUserId: MAYA,
                direction: 'Conference',
                scope: 'External',
                workspaceId: '501',
                isPrivate: false
            },
            context: [
                {
                    system: 'Salesforce',
                    objects: [
                        {
                            objectType: 'Opportunity',
                            objectId: OPPORTUNITY,
                            fields: [{ name: 'Name', value: 'Acme rollout' }]
                        }
                    ]
                }
            ],
            parties: [
                { id: 'p1', speakerId: 's1', userId: MAYA, name: 'Maya Lindqvist', affiliation: 'Internal' },
                {
                    id: 'p2',
                    speakerId: 's2',
                    name: 'Grace Holloway',
                    emailAddress: 'grace@acme.example',
                    phoneNumber: '+1 415-555-0100',
                    affiliation: 'External',
                    context: [
                        { system: 'Salesforce', objects: [{ objectType: 'Contact', objectId: '003Hs00001ABCDeIAP' }] }
                    ]
                }
            ],
            content: {
                trackers: [
                    {
                        id: '601',
                        name: 'Competitors',
                        count: 2,
                        type: 'KEYWORD',
                        phrases: [{ phrase: 'Initech', count: 2, occurrences: [{ startTime: 12.5, speakerId: 's2' }] }]
                    },
                    { id: '602', name: 'Pricing', count: 0, type: 'KEYWORD' }
                ]
            },
            interaction: {
                interactionStats: [
                    { name: 'Longest Monologue', value: 61 },
                    { name: 'Patience', value: 0.8 }
                ],
                questions: { companyCount: 4 }
            }
        },
        {
            metaData: {
                id: OTHER_CALL,
                title: 'Globex: first call',
                started: '2026-03-09T10:00:00Z',
                duration: 60,
                primaryUserId: OMAR,
                workspaceId: '501'
            }
        }
    ]
});
