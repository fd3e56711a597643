import { api, LightningElement } from 'lwc';
import { allOf, isFiltering, means, NO_FILTER } from 'c/gongDeal';
import type { Call, Filter, Hit, Side } from 'c/gongDeal';
import { dateTime, duration, fill, isolated, number } from 'c/gongFormat';
import * as label from './labels.js';

/** Names a side shows before "and 2 more". */
const MOST_NAMES = 3;
const DIRECTIONS: Readonly<Record<string, string>> = {
    Inbound: label.inbound,
    Outbound: label.outbound,
    Conference: label.conference
};
const SIDES: readonly [Side, string][] = [
    ['external', label.customer],
    ['internal', label.own],
    ['unknown', label.others]
];

/** One call: what it was, who was there, what the trackers heard; opened, each time somebody said it. */
export default class GongCall extends LightningElement {
    /** Grey shapes stand in for it until it is there, so that nothing jumps. */
    @api call?: Call;
    /** What the list is filtered by; badges that pass stand out. */
    @api filter: Filter = NO_FILTER;
    /** Whether what was heard is shown; `toggle` asks for the other. */
    @api expanded = false;

    @api focus(): void {
        this.template!.querySelector<HTMLElement>('.toggle')?.focus();
    }

    get title(): string {
        return this.call!.title ?? label.noTitle;
    }

    get linkTitle(): string {
        return fill(label.openInGong, isolated(this.title));
    }

    get facts(): string {
        const { started, duration: seconds, direction, host } = this.call!;
        return [
            started !== undefined && dateTime(started),
            seconds !== undefined && duration(seconds),
            direction !== undefined && (DIRECTIONS[direction] ?? isolated(direction)),
            host !== undefined && fill(label.host, isolated(host))
        ]
            .filter(Boolean)
            .join(' · ');
    }

    /** Who was there by side: a few names, or everybody with their titles once the call is opened. */
    get people(): { label: string; names: string }[] {
        return SIDES.flatMap(([side, name]) => {
            const there = this.call!.participants.filter((one) => one.side === side);
            const shown = this.expanded ? there : there.slice(0, MOST_NAMES);
            const names = shown.map((one) =>
                this.expanded && one.title ? `${isolated(one.name)} (${isolated(one.title)})` : isolated(one.name)
            );
            const rest = there.length - shown.length;
            if (rest > 0) names.push(fill(label.andMore, number(rest)));
            return there.length > 0 ? { label: name, names: names.join(', ') } : [];
        });
    }

    get peopleClass(): string {
        return `slds-text-body_small ${this.expanded ? '' : 'slds-line-clamp_x-small'}`;
    }

    /** One badge a tracker, in the order of the hits: its name, how often, and the competitors it heard. */
    get badges(): { tracker: string; text: string; className: string }[] {
        const byTracker = new Map<string, Hit[]>();
        for (const hit of this.call!.hits) {
            byTracker.set(hit.tracker, [...(byTracker.get(hit.tracker) ?? []), hit]);
        }
        return [...byTracker].map(([tracker, hits]) => {
            const count = hits.reduce((n, hit) => n + allOf(hit), 0);
            const names = new Set(hits.flatMap(({ competitor }) => competitor ?? []));
            const meant = isFiltering(this.filter) && hits.some((hit) => means(this.filter, hit));
            return {
                tracker,
                text: [`${isolated(tracker)} ${number(count)}`, ...[...names].map(isolated)].join(' · '),
                className: `badge ${names.size > 0 ? 'competitors' : ''} ${meant ? 'meant' : ''}`
            };
        });
    }

    get expandedText(): string {
        return String(this.expanded);
    }

    get chevron(): string {
        return this.expanded ? 'utility:chevrondown' : 'utility:chevronright';
    }

    get toggleTitle(): string {
        return fill(this.expanded ? label.hideHits : label.showHits, isolated(this.title));
    }

    toggle(): void {
        this.dispatchEvent(new CustomEvent('toggle'));
    }
}
