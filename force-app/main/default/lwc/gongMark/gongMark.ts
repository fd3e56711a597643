import { api, LightningElement } from 'lwc';
import type { Sides } from 'c/gongDeal';

/** The mark that tells who said it, beside the words that do: each side has a shape of its own. */
export default class GongMark extends LightningElement {
    @api side: keyof Sides = 'unknown';

    get className(): string {
        return `mark mark_${this.side}`;
    }
}
