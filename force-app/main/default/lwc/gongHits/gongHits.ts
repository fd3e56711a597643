import { api, LightningElement } from 'lwc';
import { means, NO_FILTER } from 'c/gongDeal';
import type { Filter, Hit, Said } from 'c/gongDeal';
import { clock, fill, isolated, number } from 'c/gongFormat';
import * as label from './labels.js';

/** Times listed for one speaker before "and 80 more". */
const MOST_TIMES = 20;
const SIDES = { external: label.byCustomer, internal: label.byUs, unknown: label.unknown };

/** What was heard on a call: each phrase, how often, who said it and when. */
export default class GongHits extends LightningElement {
    @api hits: readonly Hit[] = [];
    /** What the list is filtered by: hits that do not pass step back. */
    @api filter: Filter = NO_FILTER;

    label = { noHits: label.noHits };

    get nothing(): boolean {
        return this.hits.length === 0;
    }

    get items(): object[] {
        return this.hits.map((hit) => ({
            id: hit.id,
            name: hit.phrase ?? (hit.smart ? label.smart : label.noPhrase),
            times: fill(label.times, number(hit.customer + hit.us)),
            tracker: describe(hit),
            speakers: speakersOf(hit.said),
            className: `slds-p-vertical_xx-small ${means(this.filter, hit) ? '' : 'slds-text-color_weak'}`
        }));
    }
}

/** The tracker, and the competitor where the phrase is another name of it. */
function describe({ tracker, competitor, phrase }: Hit): string {
    const names = competitor !== undefined && competitor !== phrase ? [tracker, competitor] : [tracker];
    return names.map(isolated).join(' · ');
}

function speakersOf(said: readonly Said[]): object[] {
    const speakers = new Map<string, Said[]>();
    for (const one of said) {
        const key = JSON.stringify([one.by, one.side]);
        speakers.set(key, [...(speakers.get(key) ?? []), one]);
    }
    return [...speakers].map(([key, list]) => {
        const [{ by, side }] = list as [Said];
        const times = list.flatMap(({ at }) => (at === undefined ? [] : clock(at)));
        const rest = times.length - MOST_TIMES;
        return {
            key,
            name: by === undefined ? label.somebody : isolated(by),
            side: SIDES[side],
            className: `side side_${side}`,
            at: times.slice(0, MOST_TIMES).join(', ') + (rest > 0 ? ` ${fill(label.andMore, number(rest))}` : '')
        };
    });
}
