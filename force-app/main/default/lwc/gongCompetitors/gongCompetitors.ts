import { api, LightningElement } from 'lwc';
import { SIDES } from 'c/gongDeal';
import type { CompetitorRow, CompetitorRows, Standing, Timeline } from 'c/gongDeal';
import { counted, date, fill, isolated, monthName, number, weekName } from 'c/gongFormat';
import * as label from './labels.js';

/** More than these wait behind a button: nobody reads on. */
const MOST = 6;

const STANDINGS: Readonly<Record<Standing, { icon: string; text: string }>> = {
    inField: { icon: 'utility:check', text: label.inField },
    notYet: { icon: 'utility:clock', text: label.notYet },
    removed: { icon: 'utility:ban', text: label.removed },
    noRoom: { icon: 'utility:overflow', text: label.noRoom },
    notCounted: { icon: 'utility:volume_off', text: label.notCounted }
};
const WORDS = { customer: label.customer, us: label.us, unknown: label.unknown };

/** The competitors of a deal, a line each: how it stands, how often and when it was heard, by whom. Choosing filters. */
export default class GongCompetitors extends LightningElement {
    /** Undefined while they are loading. */
    @api competitors?: CompetitorRows;
    /** What the field is called, in the user's language. */
    @api fieldLabel = '';
    /** Identity of the competitor that the calls are filtered by. */
    @api chosen?: string;

    label = { competitors: label.competitors, newest: label.newest };
    private all = false;

    get heading(): string {
        const unit = this.timeline?.unit;
        if (unit === undefined) return label.competitors;
        return `${label.competitors} · ${unit === 'week' ? label.byWeek : label.byMonth}`;
    }

    get timeline(): Timeline | undefined {
        return this.competitors?.timeline;
    }

    get rows(): object[] {
        return this.list.slice(0, this.all ? undefined : MOST).map((row) => {
            const { identity, name, calls, standing, sides, mentions, isNew } = row;
            const stands = standing && STANDINGS[standing];
            return {
                identity,
                name,
                isNew,
                heard: calls > 0,
                icon: stands?.icon,
                standing: stands && fill(stands.text, this.fieldLabel),
                pressed: String(identity === this.chosen),
                className: identity === this.chosen ? 'row row_chosen' : 'row',
                mentions,
                drawn: mentions.length > 0,
                counts: SIDES.filter((side) => sides[side] > 0).map((side) => ({
                    side,
                    text: `${number(sides[side])} ${WORDS[side]}`
                })),
                when: whenOf(row)
            };
        });
    }

    get ends(): { first: string; last: string } | undefined {
        const { timeline } = this;
        if (!timeline) return undefined;
        const name = timeline.unit === 'week' ? weekName : monthName;
        return { first: name(timeline.columns.at(0)!.start), last: name(timeline.columns.at(-1)!.start) };
    }

    get more(): string | undefined {
        return !this.all && this.list.length > MOST ? fill(label.all, number(this.list.length)) : undefined;
    }

    get fewer(): string | undefined {
        return this.all && this.list.length > MOST ? label.fewer : undefined;
    }

    get changeLabel(): string | undefined {
        return this.more ?? this.fewer;
    }

    choose(event: Event): void {
        const { identity } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('choose', { detail: identity }));
    }

    change(): void {
        this.all = !this.all;
    }

    private get list(): readonly CompetitorRow[] {
        return this.competitors?.rows ?? [];
    }
}

/** When it was heard first and last, on how many calls, and by whom last. */
function whenOf({ calls, first, last, lastBy }: CompetitorRow): string {
    if (calls === 0) return label.notHeard;
    const span = first !== undefined && last !== undefined && fill(label.span, date(first), date(last));
    return [span, counted(calls, label.onCall, label.onCalls), lastBy && fill(label.lastBy, isolated(lastBy))]
        .filter(Boolean)
        .join(' · ');
}
