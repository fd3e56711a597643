import { api, LightningElement } from 'lwc';
import type { Timeline } from 'c/gongDeal';
import { fill, isolated, monthName, number, weekName } from 'c/gongFormat';
import { label } from './labels.js';

/** Rows drawn at first; the others are mentioned least. */
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

    private all = false;

    get heading(): string {
        return this.timeline.unit === 'week' ? label.byWeek : label.byMonth;
    }

    get viewBox(): string {
        return `0 0 ${this.timeline.columns.length * WIDTH} ${HEIGHT}`;
    }

    get rows(): object[] {
        const { rows, columns } = this.timeline;
        const shown = rows.filter(({ competitor }, i) => this.all || i < MOST || competitor.identity === this.chosen);
        return shown.map(({ competitor: { identity, name }, mentions }) => {
            const titles = mentions.map(({ customer, us }, i) =>
                fill(label.column, this.nameOf(columns[i]!.start), number(customer), number(us))
            );
            const heard = titles.filter((_, i) => mentions[i]!.customer + mentions[i]!.us > 0);
            return {
                identity,
                name,
                className: identity === this.chosen ? 'row row_chosen' : 'row',
                text: `${isolated(name)}: ${heard.length > 0 ? heard.join('; ') : label.none}`,
                bars: mentions.map(({ customer, us }, i) => this.bar(i, customer, us, titles[i]!))
            };
        });
    }

    get first(): string {
        return this.nameOf(this.timeline.columns.at(0)!.start);
    }

    get last(): string {
        return this.nameOf(this.timeline.columns.at(-1)!.start);
    }

    get hidden(): boolean {
        return !this.all && this.timeline.rows.length > MOST;
    }

    get allLabel(): string {
        return fill(label.all, number(this.timeline.rows.length));
    }

    showAll(): void {
        this.all = true;
    }

    private bar(column: number, customer: number, us: number, title: string): object {
        const height = (n: number): number => (n > 0 ? Math.max((n / this.timeline.most) * HEIGHT, LEAST) : 0);
        const scale = Math.min(1, HEIGHT / (height(customer) + height(us) || HEIGHT));
        const customerHeight = height(customer) * scale;
        const usHeight = height(us) * scale;
        return {
            key: column,
            title,
            x: column * WIDTH + 1,
            customerHeight,
            customerY: HEIGHT - customerHeight,
            usHeight,
            usY: HEIGHT - customerHeight - usHeight
        };
    }

    private nameOf(start: number): string {
        return this.timeline.unit === 'week' ? fill(label.weekOf, weekName(start)) : monthName(start);
    }
}
