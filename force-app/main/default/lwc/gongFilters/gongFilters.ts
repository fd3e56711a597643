import { api, LightningElement } from 'lwc';
import { isFiltering, NO_FILTER } from 'c/gongDeal';
import type { Filter } from 'c/gongDeal';
import { fill, isolated, number } from 'c/gongFormat';
import * as label from './labels.js';

/** What a combobox takes for "all": no tracker can have it as its name, names are trimmed. */
const ALL = ' ';

/** Which calls to show: by tracker, by who said it; and how many are left. Gives what changes as `filter`. */
export default class GongFilters extends LightningElement {
    @api trackers: readonly { name: string; calls: number }[] = [];
    @api filter: Filter = NO_FILTER;
    /** Calls that pass. */
    @api matching = 0;
    /** Calls in all, as text. */
    @api total = '';

    label = { clear: label.clear, saidByCustomer: label.saidByCustomer, tracker: label.tracker };

    get tracker(): string {
        return this.filter.tracker ?? ALL;
    }

    get options(): { label: string; value: string }[] {
        return [
            { label: label.allTrackers, value: ALL },
            ...this.trackers.map(({ name, calls }) => ({
                label: fill(label.trackerCalls, isolated(name), number(calls)),
                value: name
            }))
        ];
    }

    get filtering(): boolean {
        return isFiltering(this.filter);
    }

    get found(): string {
        return fill(label.found, number(this.matching), this.total);
    }

    handleTracker(event: CustomEvent<{ value: string }>): void {
        const { value } = event.detail;
        this.change({ tracker: value === ALL ? undefined : value });
    }

    handleCustomer(event: CustomEvent<{ checked: boolean }>): void {
        this.change({ customer: event.detail.checked });
    }

    handleClear(): void {
        this.change(NO_FILTER);
    }

    private change(detail: Partial<Filter>): void {
        this.dispatchEvent(new CustomEvent('filter', { detail }));
    }
}
