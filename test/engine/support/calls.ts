/** Calls as `/v2/calls/extensive` gives them, from the few words that matter to a test. */
export interface CallSketch {
    readonly id?: string;
    readonly title?: string;
    /** ISO text. @default 2026-05-04T10:00:00Z */
    readonly started?: string | null;
    /** Ids of the linked Opportunities. @default the first one */
    readonly opportunities?: readonly string[];
    /** What the tracker `Competitors` heard: phrase to count, or to [count, how often from outside]. */
    readonly heard?: Readonly<Record<string, number | readonly [number, number]>>;
    readonly isPrivate?: boolean;
    readonly workspaceId?: string;
    /** Instead of what `opportunities` and `heard` would make. */
    readonly context?: unknown;
    readonly trackers?: unknown;
    readonly parties?: unknown;
}

/** The 18-character id of the n-th Opportunity of a test. */
export const opp = (n: number): string => `006${String(n).padStart(12, '0')}AAA`;

export const FIRST = opp(1);
export const SECOND = opp(2);

export function aCall(sketch: CallSketch = {}): Record<string, unknown> {
    const { id = '100', started = '2026-05-04T10:00:00Z', opportunities = [FIRST], heard = {} } = sketch;
    return {
        metaData: {
            id,
            url: `https://app.gong.example/call?id=${id}`,
            title: sketch.title ?? 'Demo',
            started,
            duration: 1800,
            primaryUserId: '9001',
            direction: 'Conference',
            system: 'Zoom',
            scope: 'External',
            media: 'Video',
            language: 'eng',
            isPrivate: sketch.isPrivate ?? false,
            workspaceId: sketch.workspaceId
        },
        context: 'context' in sketch ? sketch.context : [salesforce(...opportunities)],
        parties: sketch.parties ?? [
            { id: 'p1', name: 'Rita Rep', userId: '9001', speakerId: 's1', affiliation: 'Internal' },
            { id: 'p2', name: 'Bo Buyer', title: 'CFO', speakerId: 's2', affiliation: 'External' }
        ],
        content: { trackers: sketch.trackers ?? [aTracker(heard)] }
    };
}

/** A Salesforce context with an Account and these Opportunities. */
export const salesforce = (...opportunities: readonly string[]): unknown => ({
    system: 'Salesforce',
    objects: [
        { objectType: 'Account', objectId: '001000000000001AAA' },
        ...opportunities.map((objectId) => ({ objectType: 'Opportunity', objectId }))
    ]
});

/** A keyword tracker; of each phrase the outside (`s2`) speaks first, then the rep (`s1`). */
export function aTracker(heard: NonNullable<CallSketch['heard']>, name = 'Competitors', id = '7'): unknown {
    const phrases = Object.entries(heard).map(([phrase, said]) => {
        const [count, external] = typeof said === 'number' ? [said, 0] : said;
        const occurrences = Array.from({ length: count }, (_, i) => ({
            startTime: 10 * i + 0.5,
            speakerId: i < external ? 's2' : 's1'
        }));
        return { phrase, count, occurrences };
    });
    return { id, name, type: 'KEYWORD', count: phrases.reduce((n, { count }) => n + count, 0), phrases };
}
