import { api, LightningElement } from 'lwc';

/** Grey shapes where calls will be, in about their size, so that nothing jumps when they arrive. */
export default class GongStencil extends LightningElement {
    /** Whether mentions over time will be drawn. */
    @api picture = false;
    /** Calls to stand in for; with the overview above them unless it is given. */
    @api calls?: number | string;

    get overview(): boolean {
        return this.calls === undefined;
    }

    get items(): number[] {
        return Array.from({ length: Number(this.calls ?? 5) }, (_, i) => i);
    }
}
