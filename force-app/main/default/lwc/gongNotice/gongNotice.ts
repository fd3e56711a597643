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

    get icon(): string {
        return this.state.icon;
    }

    get title(): string {
        return this.state.title;
    }

    get text(): string {
        return this.state.text;
    }

    get action(): string | undefined {
        return this.state.action;
    }

    get banner(): boolean {
        return this.state.banner === true;
    }

    get role(): string {
        return this.state.alert ? 'alert' : 'status';
    }

    act(): void {
        this.dispatchEvent(new CustomEvent('action'));
    }
}
