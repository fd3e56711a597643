import { api, LightningElement } from 'lwc';
import { isSearching, NO_FILTER } from 'c/gongDeal';
import type { Brief, Call, Deal, Filter, Screen } from 'c/gongDeal';
import { fill, number } from 'c/gongFormat';
import * as label from './labels.js';
import { Near, SLICE } from './near.js';

/** So many come with one press. */
const MORE = 50;

interface Row {
    id: string;
    position: number;
    call: Call | undefined;
    expanded: boolean;
}

/** The calls of a deal: filtered, as many as were asked for, of these only what is near the view in the page. */
export default class GongCallList extends LightningElement {
    @api deal!: Deal;
    @api filter: Filter = NO_FILTER;
    /** Calls in all, as text. */
    @api total = '';
    /** Calls shown before the user asks for more. */
    @api first = 10;
    /** Why further calls did not come. */
    @api failed?: string;

    label = { calls: label.calls, fewer: label.fewer };
    private extra = 0;
    private opened: ReadonlySet<string> = new Set();
    private startedWith: string | undefined;
    /** What was asked for, and on which screen: once, until it has come or failed. */
    private asked: { screen?: Screen; ids: ReadonlySet<string> } = { ids: new Set() };
    /** Id of the call that is to have the focus once it is drawn. */
    private focusNext: string | undefined;
    /** Slices that are near the view; undefined where nobody tells. */
    private drawn: ReadonlySet<number> | undefined;
    private near = new Near((keys) => (this.drawn = keys));

    /** Another one starts over. */
    @api get recordId(): string | undefined {
        return this.startedWith;
    }
    set recordId(id: string | undefined) {
        this.startedWith = id;
        this.extra = 0;
        this.opened = new Set();
    }

    connectedCallback(): void {
        this.near.start();
    }

    disconnectedCallback(): void {
        this.near.stop();
    }

    get matches(): readonly Brief[] {
        return this.deal.matching(this.filter);
    }

    /** In one row of slices; those far from the view are empty and as high as they were. */
    get slices(): { key: number; style: string; rows: Row[] }[] {
        const calls = this.inView;
        const { details } = this.deal.loaded;
        return Array.from({ length: Math.ceil(calls.length / SLICE) }, (_, key) => {
            const slice = calls.slice(key * SLICE, (key + 1) * SLICE);
            const drawn = !this.drawn || this.drawn.has(key) || slice.some(({ id }) => id === this.focusNext);
            const rows = slice.map(({ id }, i) => ({
                id,
                position: key * SLICE + i + 1,
                call: details.get(id),
                expanded: this.opened.has(id)
            }));
            return {
                key,
                style: drawn ? '' : `height: ${this.near.height(key, slice.length)}px`,
                rows: drawn ? rows : []
            };
        });
    }

    get shown(): number {
        return this.inView.length;
    }

    get matching(): number {
        return this.matches.length;
    }

    get nothingMatches(): boolean {
        return this.matching === 0;
    }

    /** Calls that are loaded, where the user searches and there are others. */
    get searched(): string | undefined {
        const loaded = this.deal.calls.filter(({ id }) => this.deal.loaded.details.has(id)).length;
        const all = this.deal.calls.length;
        if (!isSearching(this.filter) || loaded === all) return undefined;
        return fill(label.searched, number(loaded), number(all));
    }

    get more(): string | undefined {
        const remaining = this.searched ? this.unsearched.length : this.matching - this.shown;
        if (remaining <= 0) return undefined;
        return fill(this.searched ? label.loadMore : label.more, number(Math.min(MORE, remaining)));
    }

    get hasFewer(): boolean {
        return this.extra > 0 && this.matching > this.first;
    }

    renderedCallback(): void {
        this.near.watch(this.template!.querySelectorAll<HTMLElement>('[data-slice]'));
        if (!this.failed) this.want(this.inView);
        this.moveFocus();
    }

    handleFilter(event: CustomEvent<Partial<Filter>>): void {
        this.near.forget();
        this.dispatchEvent(new CustomEvent('filter', { detail: event.detail }));
    }

    /** What was pressed goes away: the focus is where the filters are. */
    clear(): void {
        this.focusFilters();
        this.handleFilter(new CustomEvent('filter', { detail: NO_FILTER }));
    }

    toggle(event: Event): void {
        const { call } = (event.currentTarget as HTMLElement).dataset;
        const opened = new Set(this.opened);
        if (!opened.delete(call!)) opened.add(call!);
        this.opened = opened;
    }

    showMore(): void {
        if (this.searched) {
            this.want(this.unsearched.slice(0, MORE));
            return;
        }
        this.focusNext = this.matches[this.shown]?.id;
        this.extra += MORE;
    }

    showFewer(): void {
        this.focusNext = this.matches[0]?.id;
        this.extra = 0;
    }

    retry(): void {
        this.focusFilters();
        this.asked = { ids: new Set() };
        this.want(this.inView);
    }

    private get inView(): readonly Brief[] {
        return this.matches.slice(0, this.first + this.extra);
    }

    /** Calls that pass but for the words, which are not loaded. */
    private get unsearched(): readonly Brief[] {
        const { details } = this.deal.loaded;
        return this.deal.matching({ ...this.filter, text: '' }).filter(({ id }) => !details.has(id));
    }

    private want(calls: readonly Brief[]): void {
        const { screen, loaded } = this.deal;
        const detail = calls.map(({ id }) => id).filter((id) => !loaded.details.has(id));
        const before = this.asked.screen === screen ? this.asked.ids : new Set<string>();
        if (detail.every((id) => before.has(id))) return;
        this.asked = { screen, ids: new Set(detail) };
        this.dispatchEvent(new CustomEvent('want', { detail }));
    }

    private moveFocus(): void {
        if (this.focusNext === undefined) return;
        const row = this.template!.querySelector<HTMLElement>(`c-gong-call[data-call="${this.focusNext}"]`);
        if (!row || !this.deal.loaded.details.has(this.focusNext)) return;
        this.focusNext = undefined;
        row.focus();
    }

    private focusFilters(): void {
        this.template!.querySelector<HTMLElement>('c-gong-filters')?.focus();
    }
}
