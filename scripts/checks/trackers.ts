import { nameKey } from '#rules';
import { parseCall } from '../engine/index.js';
import type { Call } from '../engine/index.js';
import { attempt, type Facts } from './facts.js';
import { finding, note, notChecked, type Finding, type Note } from './finding.js';
import type { KeywordTracker } from './workspace.js';

const BUILT_IN = 'Competitors';
const SETTING = 'Gong Settings › Trackers';
const GONG_PAGE = 'Gong › Admin center › Settings › Trackers';
/** Enough names to find the right one among. */
const MAX_LISTED = 8;

/** Whether each configured tracker exists in the workspace, under exactly that name, and has phrases to hear. */
export async function trackers(facts: Facts): Promise<Finding> {
    const { value: all, error } = await attempt(facts.trackers);
    if (!all) return finding('trackers', [notChecked(error)]);
    const { trackers: wanted, workspaceId } = facts.settings;
    const here = all.filter((one) => workspaceId === undefined || !one.workspaceId || one.workspaceId === workspaceId);
    const heard = await heardTrackers(facts);
    const notes = wanted.flatMap((name) => {
        const found = here.filter(({ trackerId, trackerName }) => name === trackerId || name === trackerName);
        return found.length > 0 ? notesOfFound(name, found, heard, facts) : [noteOfMissing(name, here, all, heard)];
    });
    // the sync stops when it finds none, and does without one that is missing
    const some = notes.some(({ level }) => level !== 'block');
    return finding('trackers', [
        ...(await workspaceNotes(facts)),
        ...notes.map((one) => (some && one.level === 'block' ? { ...one, level: 'warn' as const } : one))
    ]);
}

async function workspaceNotes({ settings: { workspaceId }, workspaces }: Facts): Promise<Note[]> {
    const { value, error } = await attempt(workspaces);
    if (!value) return [notChecked(error)];
    if (workspaceId === undefined || value.some(({ id }) => id === workspaceId)) return [];
    const known = value.map(({ id, name }) => `${id} (${name ?? 'without a name'})`).join(', ');
    return [
        note(
            'block',
            `Gong has no workspace ${workspaceId}.`,
            `Set Gong Settings › Workspace to one of: ${known || 'none is visible to the access key'}.`
        )
    ];
}

function notesOfFound(
    name: string,
    found: readonly KeywordTracker[],
    heard: readonly Tracker[] | undefined,
    facts: Facts
): Note[] {
    if (new Set(found.map((one) => one.workspaceId)).size > 1)
        return [
            note(
                'warn',
                `Several workspaces have a tracker "${name}", and all of them count.`,
                'Set Gong Settings › Workspace to the one you want.'
            )
        ];
    const [tracker] = found as [KeywordTracker];
    const phrases = (tracker.languageKeywords ?? []).flatMap(({ keywords }) => keywords ?? []).length;
    const isHeard = heard?.some(({ id, name: on, phrases: said }) => (on === name || id === name) && said.length > 0);
    const notes = [noteOfPhrases(tracker.trackerName, phrases, isHeard)];
    const anyone = (tracker.affiliation ?? 'Anyone') === 'Anyone';
    if (tracker.trackerName === BUILT_IN && anyone && !facts.settings.externalOnly)
        notes.push(
            note(
                'ok',
                `Gong's built-in "${BUILT_IN}" also counts what your own people say.`,
                `To count only what customers say, tick Gong Settings › External Only, or choose in ${GONG_PAGE} that only people outside the company are tracked.`
            )
        );
    return notes;
}

function noteOfPhrases(name: string, phrases: number, isHeard: boolean | undefined): Note {
    if (phrases > 0) return note('ok', `The tracker "${name}" has ${phrases} phrase${phrases === 1 ? '' : 's'}.`);
    // Gong does not list the phrases of its built-in trackers in every company
    if (isHeard) return note('ok', `The tracker "${name}" lists no phrases, and was heard on recent calls.`);
    const silent = isHeard === undefined ? '' : ', and was not heard on recent calls';
    return note(
        'warn',
        `The tracker "${name}" has no phrases${silent}.`,
        `Add your competitors' names to it in ${GONG_PAGE}.`
    );
}

function noteOfMissing(
    name: string,
    here: readonly KeywordTracker[],
    all: readonly KeywordTracker[],
    heard: readonly Tracker[] | undefined
): Note {
    const missing = `No keyword tracker is named exactly "${name}"`;
    if (heard?.some((one) => one.name === name && one.type === 'SMART'))
        return note(
            'block',
            `"${name}" is a smart tracker: Gong does not say which names it heard.`,
            `Make a keyword tracker with your competitors' names in ${GONG_PAGE} and set ${SETTING} to its name.`
        );
    const near = here.find(({ trackerName }) => isNear(trackerName, name));
    if (near)
        return note(
            'block',
            `${missing}; "${near.trackerName}" comes near, and is not taken for it.`,
            // spaces at the ends get lost in a setting, an id does not
            `Set ${SETTING} to its exact name or to its id, ${near.trackerId}.`
        );
    const elsewhere = all.find(({ trackerName, trackerId }) => trackerName === name || trackerId === name);
    if (elsewhere)
        return note(
            'block',
            `${missing} in this workspace, but there is one in the workspace ${elsewhere.workspaceId}.`,
            'Set Gong Settings › Workspace to that one, or make the tracker in this workspace.'
        );
    const names = here.map(({ trackerName }) => `"${trackerName}"`).sort();
    return note(
        'block',
        `${missing} in this workspace.`,
        names.length > 0
            ? `Set ${SETTING} to the exact name or id of one of: ${names.slice(0, MAX_LISTED).join(', ')}.`
            : `Make one in ${GONG_PAGE} with your competitors' names.`
    );
}

/** Other case, spaces or Unicode form, or one name inside the other ("Competitor", "Our competitors"). */
function isNear(one: string, other: string): boolean {
    const [a, b] = [nameKey(one), nameKey(other)];
    return a !== '' && (a.includes(b) || b.includes(a));
}

type Tracker = Call['trackers'][number];

/** The trackers heard on recent calls, smart ones among them: those are listed nowhere else. Undefined: nobody knows. */
async function heardTrackers({ calls }: Facts): Promise<Tracker[] | undefined> {
    const { value } = await attempt(calls);
    return value?.calls.flatMap((call) => {
        try {
            return parseCall(call).trackers;
        } catch {
            return []; // the check of the calls counts it
        }
    });
}
