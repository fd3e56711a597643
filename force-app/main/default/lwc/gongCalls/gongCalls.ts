import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getCalls from '@salesforce/apex/GongCallsController.calls';
import getFirstScreen from '@salesforce/apex/GongCallsController.firstScreen';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { RecordRepresentation } from 'lightning/uiRecordApi';
import { competitorsOf, filterCalls, NO_FILTER, readCalls, readScreen, timelineOf, trackersOf } from 'c/gongDeal';
import type { Brief, Call, Competitor, Filter, Screen, Timeline } from 'c/gongDeal';
import { calendar, dateTime, fill, number, relative } from 'c/gongFormat';
import * as label from './labels.js';
import { reasonOf } from './reason.js';

const STATE_FIELD = 'Gong_Competitors__c';
/** What the field is called unless the settings say otherwise; asked for at once, so that the usual case waits for nothing. */
const USUAL_FIELD = 'MainCompetitors__c';
const FIRST = 10;
const MOST_FIRST = 50;
const MORE = 25;

interface Wired {
    data?: unknown;
    error?: unknown;
}

/**
 * The Gong Calls card of the Opportunity page: it asks, holds what is shown, and leaves the drawing to its parts.
 * In brief it knows all calls, so counts and filters are right from the start; the details of those in view it asks for.
 */
export default class GongCalls extends LightningElement {
    @api recordId?: string;
    /** App Builder: calls shown first. */
    @api callsFirst = FIRST;
    /** App Builder: name of a tracker to start with; applies where it heard something. */
    @api tracker = '';
    /** App Builder: whether mentions over time are drawn. They are unless it says no; a Boolean cannot default to true. */
    @api showPicture?: boolean;

    label = { refresh: label.refresh, refreshHint: label.refreshHint };
    screen: Screen | undefined;
    /** State in place of the calls. */
    notice: string | undefined;
    reason: string | undefined;
    filter: Filter = NO_FILTER;
    matches: readonly Brief[] = [];
    /** Undefined while loading. */
    competitors: readonly Competitor[] | undefined;
    timeline: Timeline | undefined;
    trackers: { name: string; calls: number }[] = [];
    refreshing = false;
    loadingMore = false;
    moreFailed: string | undefined;

    private wired: Wired | undefined;
    private record: RecordRepresentation | undefined;
    private details: ReadonlyMap<string, Call> = new Map();
    private shown = 0;
    private shownFor: string | undefined;

    get size(): number {
        return Math.min(Math.max(Math.trunc(this.callsFirst) || FIRST, 1), MOST_FIRST);
    }

    get fields(): string[] {
        const fields = new Set([STATE_FIELD, USUAL_FIELD, this.screen?.field?.name ?? USUAL_FIELD]);
        return [...fields].map((name) => `Opportunity.${name}`);
    }

    @wire(getFirstScreen, { opportunityId: '$recordId', size: '$size' })
    receiveScreen(wired: Wired): void {
        this.wired = wired;
        if (wired.error !== undefined) {
            this.screen = undefined;
            const reason = reasonOf(wired.error);
            // the platform says so in the user's language, but names the class; what goes wrong inside it does not
            const noAccess = reason.includes('GongCallsController');
            this.notice = noAccess ? 'noAccess' : 'error';
            this.reason = noAccess ? undefined : reason;
        } else if (wired.data !== undefined) {
            this.take(readScreen(wired.data));
        }
    }

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
    receiveRecord({ data }: { data?: RecordRepresentation }): void {
        this.record = data;
        this.judge();
    }

    get loading(): boolean {
        return this.screen === undefined && this.notice === undefined;
    }

    get busy(): boolean {
        return this.loading || this.refreshing;
    }

    get title(): string {
        return this.screen?.allowed && !this.notice ? fill(label.callsCount, this.total) : label.calls;
    }

    get total(): string {
        return number(this.screen?.calls.length ?? 0) + (this.screen?.more ? '+' : '');
    }

    get synced(): string {
        if (this.busy) return label.loading;
        const time = this.screen?.lastSynced;
        return time === undefined ? '' : fill(label.lastSynced, relative(time, Date.now()));
    }

    get syncedAt(): string | undefined {
        const time = this.screen?.lastSynced;
        return time === undefined ? undefined : dateTime(time);
    }

    get blocked(): string | undefined {
        return this.screen?.blocked;
    }

    get fieldLabel(): string | undefined {
        return this.screen?.field?.label;
    }

    get hasOverview(): boolean {
        return this.competitors?.length !== 0;
    }

    /** While loading as well, so that the calls come where their grey shapes were. */
    get hasFilters(): boolean {
        return this.loading || this.trackers.length > 0;
    }

    get nothingMatches(): boolean {
        return !this.loading && this.matches.length === 0;
    }

    /** The calls in view, without details until they are there. */
    get rows(): { id: string; call?: Call | undefined }[] {
        if (this.loading) return Array.from({ length: this.size }, (_, i) => ({ id: String(i) }));
        return this.inView.map(({ id }) => ({ id, call: this.details.get(id) }));
    }

    get remaining(): number {
        return this.moreFailed ? 0 : Math.max(this.matches.length - this.shown, 0);
    }

    get moreLabel(): string {
        return fill(label.more, number(Math.min(MORE, this.remaining)));
    }

    get footnotes(): string[] {
        const { more, partial, calls } = this.screen ?? {};
        return [
            ...(more && !this.remaining ? [fill(label.cutOff, number(calls!.length))] : []),
            ...(partial ? [label.partial] : [])
        ];
    }

    async refresh(): Promise<void> {
        this.refreshing = true;
        try {
            await Promise.all([
                refreshApex(this.wired),
                this.recordId && notifyRecordUpdateAvailable([{ recordId: this.recordId }])
            ]);
        } catch {
            // the wire that failed has the error as well
        } finally {
            this.refreshing = false;
        }
    }

    handleChoose(event: CustomEvent<string>): void {
        const competitor = event.detail === this.filter.competitor ? undefined : event.detail;
        this.narrow({ ...this.filter, competitor });
    }

    handleFilter(event: CustomEvent<Partial<Filter>>): void {
        this.narrow({ ...this.filter, ...event.detail });
    }

    clearFilter(): void {
        this.narrow(NO_FILTER);
    }

    showMore(): void {
        this.shown += MORE;
        this.loadMissing();
    }

    /** Asks for the details of the calls in view that are not there yet. */
    loadMissing(): void {
        const screen = this.screen;
        const callIds = this.inView.filter(({ id }) => !this.details.has(id)).map(({ id }) => id);
        if (!screen || !this.recordId || callIds.length === 0) return;
        this.loadingMore = true;
        this.moreFailed = undefined;
        getCalls({ opportunityId: this.recordId, callIds })
            .then((answer) => {
                // what was asked before a refresh comes too late
                if (screen !== this.screen) return;
                this.add(readCalls(answer, screen.names));
                const asked = new Set(callIds);
                // deleted since the first screen
                this.matches = this.matches.filter(({ id }) => !asked.has(id) || this.details.has(id));
            })
            .catch((error: unknown) => {
                if (screen === this.screen) this.moreFailed = reasonOf(error);
            })
            .finally(() => {
                this.loadingMore = false;
            });
    }

    private get inView(): readonly Brief[] {
        return this.matches.slice(0, this.shown);
    }

    private take(screen: Screen): void {
        this.screen = screen;
        this.reason = undefined;
        this.moreFailed = undefined;
        this.details = new Map();
        this.add(screen.first);
        this.trackers = trackersOf(screen.calls);
        this.notice = screen.allowed ? this.emptyNotice(screen) : 'noAccess';
        if (this.shownFor !== this.recordId) {
            this.shownFor = this.recordId;
            const tracker = this.tracker?.trim();
            this.filter = this.trackers.some(({ name }) => name === tracker) ? { ...NO_FILTER, tracker } : NO_FILTER;
        }
        this.judge();
        this.narrow(this.filter);
    }

    private emptyNotice({ calls, ready, admin, lastSynced }: Screen): string | undefined {
        if (calls.length > 0) return undefined;
        if (!ready && !admin) return 'notReady';
        return lastSynced === undefined ? 'neverSynced' : 'noCalls';
    }

    /** Sets the competitors and how they stand with the field, which changes whenever a rep saves the Opportunity. */
    private judge(): void {
        if (!this.screen?.allowed) return;
        const { calls, field } = this.screen;
        const value = (name: string | undefined): string | null | undefined => {
            const found = name === undefined ? undefined : this.record?.fields[name];
            return found && (found.value as string | null);
        };
        this.competitors = competitorsOf(this.screen, { field: value(field?.name), state: value(STATE_FIELD) });
        this.timeline =
            this.showPicture !== false ? timelineOf(calls, this.competitors, calendar, Date.now()) : undefined;
    }

    private narrow(filter: Filter): void {
        this.filter = filter;
        this.matches = filterCalls(this.screen?.calls ?? [], filter);
        this.shown = this.size;
        this.loadMissing();
    }

    private add(calls: readonly Call[]): void {
        this.details = new Map([...this.details, ...calls.map((call) => [call.id, call] as const)]);
    }
}
