import { api, LightningElement } from 'lwc';
import { NO_FILTER } from 'c/gongDeal';
import type { CompetitorRows, Deal, Filter } from 'c/gongDeal';
import { dateTime, fill, isolated, number, relative } from 'c/gongFormat';
import * as label from './labels.js';

/** So often the card looks at the clock, so that what is relative moves. */
const TICK = 30_000;

/** A deal's calls and competitors, or what stands in their place. `refresh` asks for everything anew, `want` for calls. */
export default class GongDealView extends LightningElement {
    /** Undefined while it is loading. */
    @api deal?: Deal;
    /** Another one starts over. */
    @api recordId?: string;
    /** Calls shown first. */
    @api first = 10;
    /** Name of a tracker to start with. */
    @api tracker = '';
    /** Why there is nothing to show, or nothing newer than what is shown. */
    @api failed?: string;
    @api noAccess = false;
    @api moreFailed?: string;
    @api refreshing = false;

    label = { nobody: label.nobody, refresh: label.refresh, refreshHint: label.refreshHint };
    private now = Date.now();
    private timer: ReturnType<typeof setInterval> | undefined;
    private narrowed: { recordId: string | undefined; filter: Filter } | undefined;

    connectedCallback(): void {
        // the clock moves; it is stopped when the card goes
        this.timer = setInterval(() => (this.now = Date.now()), TICK);
    }

    disconnectedCallback(): void {
        clearInterval(this.timer);
    }

    get notice(): string | undefined {
        if (this.deal) return this.deal.notice;
        if (this.failed === undefined) return undefined;
        return this.noAccess ? 'noAccess' : 'error';
    }

    /** What the platform says about a failure; to who may not see calls it would only name a class. */
    get reason(): string | undefined {
        return this.notice === 'error' ? this.failed : undefined;
    }

    get stale(): boolean {
        return this.deal !== undefined && this.failed !== undefined && !this.refreshing;
    }

    get loading(): boolean {
        return !this.deal && !this.notice;
    }

    get stencils(): string[] {
        return Array.from({ length: this.first }, (_, i) => String(i));
    }

    get title(): string {
        return this.deal && !this.notice ? fill(label.callsCount, this.total) : label.calls;
    }

    get total(): string {
        return number(this.deal?.calls.length ?? 0) + (this.deal?.screen.more ? '+' : '');
    }

    get status(): string {
        if (this.loading || this.refreshing) return label.loading;
        const time = this.deal?.screen.lastSynced;
        return time === undefined ? '' : fill(label.lastSynced, relative(time, this.now));
    }

    get syncedAt(): string | undefined {
        const time = this.deal?.screen.lastSynced;
        return time === undefined ? undefined : dateTime(time);
    }

    get old(): boolean {
        return this.deal !== undefined && !this.notice && this.deal.isOld(this.now);
    }

    get blocked(): string | undefined {
        return this.deal?.screen.blocked;
    }

    get fieldLabel(): string | undefined {
        return this.deal?.screen.field?.label;
    }

    get competitors(): CompetitorRows | undefined {
        return this.deal?.competitors(this.now);
    }

    get nobody(): boolean {
        return this.competitors?.rows.length === 0;
    }

    /** As the user left it; on another deal, and at first, the tracker that the admin chose. */
    get filter(): Filter {
        if (this.narrowed?.recordId === this.recordId && this.narrowed) return this.narrowed.filter;
        const tracker = this.tracker?.trim();
        return tracker && this.deal?.hears(tracker) ? { ...NO_FILTER, tracker } : NO_FILTER;
    }

    get footnotes(): string[] {
        const { more, partial, calls } = this.deal!.screen;
        const tracker = this.tracker?.trim();
        return [
            ...(tracker && !this.deal!.hears(tracker) ? [fill(label.trackerMissing, isolated(tracker))] : []),
            ...(more ? [fill(label.cutOff, number(calls.length))] : []),
            ...(partial ? [label.partial] : [])
        ];
    }

    handleChoose(event: CustomEvent<string>): void {
        const competitor = event.detail === this.filter.competitor ? undefined : event.detail;
        this.narrow({ competitor });
    }

    handleFilter(event: CustomEvent<Partial<Filter>>): void {
        this.narrow(event.detail);
    }

    handleWant(event: CustomEvent<readonly string[]>): void {
        this.dispatchEvent(new CustomEvent('want', { detail: event.detail }));
    }

    /** The button keeps the focus; what was pressed in a notice goes with the notice. */
    handleRefresh(): void {
        this.template!.querySelector<HTMLElement>('lightning-button-icon')?.focus();
        this.dispatchEvent(new CustomEvent('refresh'));
    }

    private narrow(change: Partial<Filter>): void {
        this.narrowed = { recordId: this.recordId, filter: { ...this.filter, ...change } };
    }
}
