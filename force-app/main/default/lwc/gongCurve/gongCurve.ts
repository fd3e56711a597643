import { api, LightningElement } from 'lwc';
import { allOf, SIDES } from 'c/gongDeal';
import type { Sides, Timeline } from 'c/gongDeal';
import { fill, isolated, monthName, number, weekName } from 'c/gongFormat';
import * as label from './labels.js';

/** A small curve: how often a competitor was mentioned in each week or month, in words for a screen reader. */
export default class GongCurve extends LightningElement {
    @api timeline!: Timeline;
    /** By column of the timeline. */
    @api mentions: readonly Sides[] = [];
    @api name = '';

    /** Columns of boxes: unlike a drawing they run the way the page does. Heights are shares of the most of all. */
    get columns(): object[] {
        return this.mentions.map((sides, i) => ({
            key: i,
            title: this.titleOf(i),
            parts: SIDES.filter((side) => sides[side] > 0).map((side) => ({
                side,
                className: `bar bar_${side}`,
                style: `flex-basis: ${Math.round((sides[side] / this.timeline.most) * 100)}%`
            }))
        }));
    }

    get text(): string {
        const heard = this.mentions.flatMap((sides, i) => (allOf(sides) > 0 ? this.titleOf(i) : []));
        return `${isolated(this.name)}: ${heard.length > 0 ? heard.join('; ') : label.none}`;
    }

    private titleOf(column: number): string {
        const { unit, columns } = this.timeline;
        const { start } = columns[column]!;
        const { customer, us, unknown } = this.mentions[column]!;
        const time = unit === 'week' ? fill(label.weekOf, weekName(start)) : monthName(start);
        return fill(label.column, time, number(customer), number(us + unknown));
    }
}
