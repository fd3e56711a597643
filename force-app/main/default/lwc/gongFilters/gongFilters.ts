import { api, LightningElement } from 'lwc';
import { isFiltering, NO_FILTER } from 'c/gongDeal';
import type { Filter } from 'c/gongDeal';
import { fill, isolated, isOne, number } from 'c/gongFormat';
import * as label from './labels.js';

/** What a combobox takes for "all": no tracker can have it as its name, names are trimmed. */
const ALL = ' ';

/** Which calls to show: by words, by tracker, by who said it; and how many are left. `filter` says what changes, `clear` that all goes. */
export default class GongFilters extends LightningElement {
    /** Trackers that heard something, and on how many calls. */
    @api trackers: readonly { name: string; calls: number }[] = [];
    @api filter: Filter = NO_FILTER;
    /** Calls that pass. */
    @api matching = 0;
    /** Calls in all, as text. */
    @api total = '';

    label = {
        clear: label.clear,
        saidByCustomer: label.saidByCustomer,
        search: label.search,
        tracker: label.tracker
    };

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
        return this.filtering ? fill(this.foundIn, number(this.matching), this.total) : '';
    }

    /** Of one call or of several. */
    private get foundIn(): string {
        return isOne(Number(this.total)) ? label.foundInOne : label.found;
    }

    @api focus(): void {
        this.template!.querySelector<HTMLElement>('.search')?.focus();
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.change({ text: event.detail.value });
    }

    handleTracker(event: CustomEvent<{ value: string }>): void {
        const { value } = event.detail;
        this.change({ tracker: value === ALL ? undefined : value });
    }

    handleCustomer(event: CustomEvent<{ checked: boolean }>): void {
        this.change({ customer: event.detail.checked });
    }

    handleClear(): void {
        this.dispatchEvent(new CustomEvent('clear'));
    }

    private change(detail: Partial<Filter>): void {
        this.dispatchEvent(new CustomEvent('filter', { detail }));
    }
}
