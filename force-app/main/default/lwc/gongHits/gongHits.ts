import { api, LightningElement } from 'lwc';
import { allOf, isFiltering, means, momentOf, NO_FILTER } from 'c/gongDeal';
import type { Filter, Hit, Said } from 'c/gongDeal';
import { clock, counted, fill, isolated, number } from 'c/gongFormat';
import * as label from './labels.js';

/** Times listed for one speaker before "and 80 more". */
const MOST_TIMES = 20;
const SIDES = { external: label.byCustomer, internal: label.byUs, unknown: label.unknown };
const MARKS = { external: 'customer', internal: 'us', unknown: 'unknown' };

/** What was heard on a call: each phrase, how often, who said it and when; with a filter what it means, and the rest on demand. */
export default class GongHits extends LightningElement {
    @api hits: readonly Hit[] = [];
    /** Web address of the call; undefined when it has none: then times lead nowhere. */
    @api url?: string;
    @api filter: Filter = NO_FILTER;

    label = { noHits: label.noHits };
    private unfolded = false;

    get nothing(): boolean {
        return this.hits.length === 0;
    }

    get meant(): readonly Hit[] {
        return isFiltering(this.filter) ? this.hits.filter((hit) => means(this.filter, hit)) : [];
    }

    /** What the filter means stands first, marked; where it means nothing of this, everything is shown. */
    get items(): object[] {
        const { meant } = this;
        const others = this.unfolded || meant.length === 0 ? this.hits.filter((hit) => !meant.includes(hit)) : [];
        return [...meant, ...others].map((hit) => {
            const name = hit.phrase ?? (hit.smart ? label.smart : label.noPhrase);
            return {
                id: hit.id,
                marked: meant.includes(hit) ? name : undefined,
                name,
                times: fill(label.times, number(allOf(hit))),
                tracker: describe(hit),
                speakers: speakersOf(hit.said, this.url)
            };
        });
    }

    get folded(): string | undefined {
        const { meant, hits } = this;
        if (this.unfolded || meant.length === 0 || meant.length === hits.length) return undefined;
        return counted(hits.length - meant.length, label.other, label.others);
    }

    /** The button goes; what it brought has the focus. */
    async unfold(): Promise<void> {
        const first = this.meant.length;
        this.unfolded = true;
        await Promise.resolve();
        this.template!.querySelectorAll<HTMLElement>('.phrase')[first]?.focus();
    }
}

/** The tracker, and the competitor where the phrase is another name of it. */
function describe({ tracker, competitor, phrase }: Hit): string {
    const names = competitor !== undefined && competitor !== phrase ? [tracker, competitor] : [tracker];
    return names.map(isolated).join(' · ');
}

function speakersOf(said: readonly Said[], url: string | undefined): object[] {
    const speakers = new Map<string, Said[]>();
    for (const one of said) {
        const key = JSON.stringify([one.by, one.side]);
        speakers.set(key, [...(speakers.get(key) ?? []), one]);
    }
    return [...speakers].map(([key, list]) => {
        const [{ by, side }] = list as [Said];
        const times = list.flatMap(({ at }) => at ?? []);
        const rest = times.length - MOST_TIMES;
        return {
            key,
            // the spaces keep words apart where the text is read or copied: boxes have none between them
            name: `${by === undefined ? label.somebody : isolated(by)} `,
            side: `${SIDES[side]} `,
            mark: MARKS[side],
            times: times.slice(0, MOST_TIMES).map((at, i) => ({
                key: i,
                text: `${clock(at)} `,
                url: momentOf(url, at),
                title: fill(label.playFrom, clock(at))
            })),
            rest: rest > 0 ? fill(label.andMore, number(rest)) : undefined
        };
    });
}
