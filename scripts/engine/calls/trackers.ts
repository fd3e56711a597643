import type { Batch } from './batch.js';
import { TrackerNotFound } from '../errors.js';
import type { Gong } from '../../gong/client/gong.js';
import { asList, asObject, asText } from '#rules';
import { nameKey } from '#rules';
import type { Settings } from '../settings/settings.js';

/**
 * Makes sure, before the first row is written, that a configured tracker exists. It costs nothing when one of the calls
 * has it, and one request to Gong when none has.
 * @returns whether it is certain; calls without any tracker say nothing about it.
 * @throws {TrackerNotFound} naming the near miss, which Rule 2 never matches silently.
 */
export async function assertTracker(
    gong: Gong,
    settings: Settings,
    { trackers, hasCompetitors }: Pick<Batch, 'trackers' | 'hasCompetitors'>
): Promise<boolean> {
    if (hasCompetitors) return true;
    if (trackers.size === 0) return false;

    const heard = new Set(trackers);
    const query = { workspaceId: settings.workspaceId };
    const answer = await gong.request({ method: 'GET', path: '/v2/settings/trackers', query });
    for (const item of asList(answer?.keywordTrackers, 'keywordTrackers')) {
        const id = asText(asObject(item)?.trackerId);
        const name = asObject(item)?.trackerName;
        if (typeof name === 'string') heard.add(name);
        if (settings.trackers.some((tracker) => tracker === id || tracker === name)) return true;
    }
    const wanted = settings.trackers.map((name) => `"${name}"`).join(' or ');
    const near = [...heard].find((name) => settings.trackers.some((tracker) => nameKey(tracker) === nameKey(name)));
    throw new TrackerNotFound(
        `No tracker is named ${wanted} in this Gong workspace.`,
        near === undefined
            ? `Set Gong Settings › Trackers to the exact name or id of a tracker, for example one of: ${[...heard].sort().slice(0, 5).join(', ')}.`
            : `There is one named "${near}": set Gong Settings › Trackers to exactly that.`
    );
}
