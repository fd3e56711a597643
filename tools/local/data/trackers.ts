import type { KeywordTracker } from '../gong/index.js';

export const SALES = '5201874406325917283';
export const SUPPORT = '5201874406325917284';

export const WORKSPACES = [
    { id: SALES, name: 'Sales', description: 'Calls of the sales team' },
    { id: SUPPORT, name: 'Support', description: 'Calls of the support team' }
];

/** A tracker of the fictional workspace: what Gong listens for, and where its ids come from. */
interface Listener {
    id: string;
    name: string;
    workspaceId: string;
    keywords: readonly string[];
    affiliation?: 'Anyone' | 'Company' | 'NonCompany';
}

/** The built-in one lists no keywords in its settings, as Gong's own does; its phrases still turn up on calls. */
export const COMPETITORS: Listener = {
    id: '7118830041562299401',
    name: 'Competitors',
    workspaceId: SALES,
    keywords: []
};

/** Same word, other case: heard by Gong, and not the tracker that is asked for. */
export const NEAR_MISS: Listener = {
    id: '7118830041562299402',
    name: 'competitors',
    workspaceId: SALES,
    keywords: ['rival', 'the other vendor']
};

export const SUPPORT_COMPETITORS: Listener = { ...COMPETITORS, id: '7118830041562299403', workspaceId: SUPPORT };

export const OTHERS: readonly Listener[] = [
    {
        id: '7118830041562299411',
        name: 'Pricing',
        workspaceId: SALES,
        keywords: ['discount', 'list price', 'per meter', 'budget'],
        affiliation: 'NonCompany'
    },
    {
        id: '7118830041562299412',
        name: 'Security review',
        workspaceId: SALES,
        keywords: ['SOC 2', 'penetration test', 'data residency']
    },
    {
        id: '7118830041562299413',
        name: 'Procurement',
        workspaceId: SALES,
        keywords: ['purchase order', 'legal review', 'MSA']
    },
    {
        id: '7118830041562299414',
        name: 'Next steps',
        workspaceId: SALES,
        keywords: ['next week', 'follow up', 'send over']
    }
];

/** Smart trackers: on calls only, never in the settings. */
export const SMART = [
    { id: '7118830041562299421', name: 'Budget concern' },
    { id: '7118830041562299422', name: 'Switching from a competitor' }
] as const;

/** What `/v2/settings/trackers` lists. */
export function keywordTrackers(created: string): KeywordTracker[] {
    return [COMPETITORS, NEAR_MISS, SUPPORT_COMPETITORS, ...OTHERS].map((tracker) => ({
        trackerId: tracker.id,
        trackerName: tracker.name,
        workspaceId: tracker.workspaceId,
        languageKeywords:
            tracker.keywords.length === 0
                ? []
                : [{ language: 'eng', keywords: [...tracker.keywords], includeRelatedForms: true }],
        affiliation: tracker.affiliation ?? 'Anyone',
        partOfQuestion: false,
        saidAt: 'Anytime',
        saidAtInterval: null,
        saidAtUnit: null,
        saidInTopics: [],
        filterQuery: '{}',
        created,
        creatorUserId: null,
        updated: created,
        updaterUserId: null
    }));
}
