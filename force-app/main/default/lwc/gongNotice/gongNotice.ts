import { api, LightningElement } from 'lwc';
import { KINDS } from './kinds.js';
import type { Kind } from './kinds.js';

/** A state of the card in words: what, why, what to do; `action` when the button is pressed. */
export default class GongNotice extends LightningElement {
    /** One of KINDS. */
    @api kind = 'error';
    /** What the platform or the domain check says about it. */
    @api detail?: string;

    get state(): Kind {
        return KINDS[this.kind] ?? KINDS.error!;
    }

    get className(): string {
        return this.state.banner
            ? 'slds-scoped-notification slds-scoped-notification_light slds-grid slds-m-bottom_small'
            : 'slds-text-align_center slds-p-vertical_large slds-p-horizontal_small';
    }

    get iconClass(): string {
        return this.state.banner ? 'slds-m-right_small' : 'round slds-theme_shade slds-m-bottom_small';
    }

    act(): void {
        this.dispatchEvent(new CustomEvent('action'));
    }
}
