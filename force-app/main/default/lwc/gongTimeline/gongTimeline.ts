import { api, LightningElement } from 'lwc';
import type { Mentions, Timeline } from 'c/gongDeal';
import { fill, isolated, monthName, number, weekName } from 'c/gongFormat';
import * as label from './labels.js';

/** The most mentioned are drawn, and the chosen one. */
const MOST = 6;
const WIDTH = 10;
const HEIGHT = 24;
/** So that a single mention beside fifty is still seen. */
const LEAST = 3;

/** Mentions over time: a row of columns for each competitor, all to the same scale, in words for a screen reader. */
export default class GongTimeline extends LightningElement {
    @api timeline!: Timeline;
    /** Identity of the competitor that the calls are filtered by. */
    @api chosen?: string;

    get heading(): string {
        return this.timeline.unit === 'week' ? label.byWeek : label.byMonth;
    }

    get viewBox(): string {
        return `0 0 ${this.timeline.columns.length * WIDTH} ${HEIGHT}`;
    }

    private get shown(): Timeline['rows'] {
        return this.timeline.rows.filter(({ competitor }, i) => i < MOST || competitor.identity === this.chosen);
    }

    /** How many are not drawn. */
    get more(): string | undefined {
        const more = this.timeline.rows.length - this.shown.length;
        return more > 0 ? `+${number(more)}` : undefined;
    }

    get rows(): object[] {
        const { columns } = this.timeline;
        return this.shown.map(({ competitor: { identity, name }, mentions }) => {
            const titles = mentions.map(({ customer, us }, i) =>
                fill(label.column, this.nameOf(columns[i]!.start), number(customer), number(us))
            );
            const heard = titles.filter((_, i) => mentions[i]!.customer + mentions[i]!.us > 0);
            return {
                identity,
                name,
                className: identity === this.chosen ? 'row row_chosen' : 'row',
                text: `${isolated(name)}: ${heard.length > 0 ? heard.join('; ') : label.none}`,
                bars: mentions.flatMap((mention, i) => this.bars(i, mention, titles[i]!))
            };
        });
    }

    get first(): string {
        return this.nameOf(this.timeline.columns.at(0)!.start, '{0}');
    }

    get last(): string {
        return this.nameOf(this.timeline.columns.at(-1)!.start, '{0}');
    }

    /** The customer's mentions and on top of them ours, none for no mentions. */
    private bars(column: number, mentions: Mentions, title: string): object[] {
        const height = (n: number): number => (n > 0 ? Math.max((n / this.timeline.most) * HEIGHT, LEAST) : 0);
        const scale = Math.min(1, HEIGHT / (height(mentions.customer) + height(mentions.us) || 1));
        let y = HEIGHT;
        return (['customer', 'us'] as const)
            .filter((by) => mentions[by] > 0)
            .map((by) => {
                y -= height(mentions[by]) * scale;
                return {
                    by,
                    key: `${by}${column}`,
                    title,
                    x: column * WIDTH + 1,
                    y,
                    height: height(mentions[by]) * scale
                };
            });
    }

    private nameOf(start: number, week = label.weekOf): string {
        return this.timeline.unit === 'week' ? fill(week, weekName(start)) : monthName(start);
    }
}
