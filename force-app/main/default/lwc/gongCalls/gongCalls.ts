import { api, LightningElement, wire } from 'lwc';
import getFirstScreen from '@salesforce/apex/GongCallsController.firstScreen';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { Deal, kept, NOTHING_LOADED, olderThan, readScreen, withAnswer } from 'c/gongDeal';
import type { Loaded, Screen } from 'c/gongDeal';
import { calendar } from 'c/gongFormat';
import { askAgain } from './again.js';
import { askForCalls, sizeOf } from './calls.js';
import { reasonOf } from './reason.js';
import { fieldsOf, valuesOf } from './record.js';
import type { Wired, WiredRecord } from './record.js';

/** The Gong Calls card of the Opportunity page. It fetches and holds what came; `c-gong-deal-view` shows it. */
export default class GongCalls extends LightningElement {
    /** App Builder: calls shown first. */
    @api callsFirst = 10;
    /** App Builder: name of a tracker to start with; applies where it heard something. */
    @api tracker = '';

    /** Undefined while it is loading. */
    deal: Deal | undefined;
    /** Why there is nothing to show, or nothing newer than what is shown; why further calls did not come. */
    failed: string | undefined;
    moreFailed: string | undefined;
    refreshing = false;
    /** Asked about after a failure: who may not see calls is told so, whatever the platform's words are. */
    doubted: string | undefined;
    noAccess = false;

    private opportunity: string | undefined;
    private wired: Wired | undefined;
    private screen: Screen | undefined;
    private loaded: Loaded = NOTHING_LOADED;
    private record: WiredRecord | undefined;
    private handler: number | undefined;

    /** Nothing of the deal before is shown while another one loads. */
    @api get recordId(): string | undefined {
        return this.opportunity;
    }
    set recordId(id: string | undefined) {
        if (id === this.opportunity) return;
        this.opportunity = id;
        this.loaded = NOTHING_LOADED;
        this.screen = this.deal = this.record = this.failed = this.moreFailed = undefined;
    }

    get screenful(): number {
        return sizeOf(this.callsFirst);
    }

    get fields(): string[] {
        return fieldsOf(this.screen?.field?.name);
    }

    connectedCallback(): void {
        this.handler = registerRefreshHandler(this, () => this.refresh());
    }

    disconnectedCallback(): void {
        unregisterRefreshHandler(this.handler!);
    }

    @wire(getFirstScreen, { opportunityId: '$recordId', size: '$screenful' })
    receiveScreen(wired: Wired): void {
        this.wired = wired;
        const { data, error } = wired;
        if (error !== undefined) {
            this.failed = reasonOf(error);
            this.doubted = 'Gong_Call__c';
        } else if (data !== undefined) {
            this.failed = undefined;
            const screen = (this.screen = readScreen(data));
            this.update(kept(this.loaded, screen.calls, screen.first));
            this.load({ detail: olderThan(screen.first, this.loaded) });
        }
    }

    @wire(getObjectInfo, { objectApiName: '$doubted' })
    receiveObject({ error }: Wired): void {
        this.noAccess = error !== undefined;
    }

    @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
    receiveRecord({ data }: { data?: WiredRecord }): void {
        if (data) this.record = data;
        this.update(this.loaded);
    }

    /** Asks for everything anew; what is there stays until what is new has come. Resolves to true, as RefreshView wants it. */
    async refresh(): Promise<boolean> {
        if (this.refreshing) return true;
        this.refreshing = true;
        this.failed = (await askAgain(this.wired, this.recordId)) ?? this.failed;
        this.refreshing = false;
        return true;
    }

    /** Asks for calls with everything, as `want` does. What was asked before a refresh comes too late. */
    load({ detail: ids }: { readonly detail: readonly string[] }): void {
        const { screen } = this;
        this.moreFailed = undefined;
        askForCalls(this.recordId!, ids, screen!.names, (asked, calls) => {
            if (screen !== this.screen) return false;
            this.update(withAnswer(this.loaded, asked, calls));
            return true;
        }).catch((error: unknown) => {
            if (screen === this.screen) this.moreFailed = reasonOf(error);
        });
    }

    private update(loaded: Loaded): void {
        this.loaded = loaded;
        const { screen, record } = this;
        this.deal = screen && new Deal(screen, loaded, valuesOf(record, screen.field?.name), calendar);
    }
}
