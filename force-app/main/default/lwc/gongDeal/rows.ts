import { DAY } from 'c/gongRules';
import { competitorsOf } from './competitors.js';
import type { Competitor, FieldState } from './competitors.js';
import type { Brief, Call, Screen } from './model.js';
import { byWeight, NOTHING, weigh } from './order.js';
import type { Sides } from 'c/gongRules';
import { timelineOf } from './timeline.js';
import type { Calendar, Timeline } from './timeline.js';

/** So long a competitor counts as new. */
const NEW_FOR = 14 * DAY;

/** A competitor as the card shows it, on one line. */
export interface CompetitorRow extends Pick<Competitor, 'identity' | 'name' | 'calls' | 'standing'> {
    /** Mentions over all calls; none for a name that only stands in the field. */
    readonly sides: Sides;
    readonly first: number | undefined;
    readonly last: number | undefined;
    /** Who said it last, where that call is loaded and tells. */
    readonly lastBy: string | undefined;
    /** Heard for the first time less than 14 days ago. */
    readonly isNew: boolean;
    /** Mentions by column of the timeline; none when there is no timeline. */
    readonly mentions: readonly Sides[];
}

export interface CompetitorRows {
    readonly rows: readonly CompetitorRow[];
    readonly timeline: Timeline | undefined;
}

/**
 * The competitors of a deal, what matters now first, with all that the card shows of them; the one place where calls
 * become rows.
 * @param details calls that are loaded, by id
 * @param now milliseconds since 1970
 */
export function competitorRows(
    screen: Pick<Screen, 'calls' | 'names' | 'externalOnly'>,
    fields: FieldState,
    details: ReadonlyMap<string, Call>,
    calendar: Calendar,
    now: number
): CompetitorRows {
    const weights = weigh(screen.calls, now);
    const competitors = byWeight(competitorsOf(screen, fields), weights);
    const timeline = timelineOf(screen.calls, competitors, calendar, now);
    const rows = competitors.map(({ identity, name, calls, standing, since, last }) => ({
        identity,
        name,
        calls,
        standing,
        sides: (weights.get(identity) ?? NOTHING).sides,
        first: since,
        last,
        lastBy: lastSpeaker(identity, screen.calls, details),
        isNew: since !== undefined && now - since < NEW_FOR,
        mentions: timeline?.mentions.get(identity) ?? []
    }));
    return { rows, timeline };
}

/** @param calls newest first */
function lastSpeaker(
    identity: string,
    calls: readonly Brief[],
    details: ReadonlyMap<string, Call>
): string | undefined {
    const newest = calls.find(({ heard }) => heard.some((one) => one.identity === identity));
    return details
        .get(newest?.id ?? '')
        ?.hits.filter((hit) => hit.identity === identity)
        .flatMap(({ said }) => said)
        .sort((a, b) => (a.at ?? -1) - (b.at ?? -1))
        .at(-1)?.by;
}
