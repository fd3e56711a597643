import { api, LightningElement } from 'lwc';
import type { Competitor, Standing } from 'c/gongDeal';
import { counted, date, fill, isolated, number } from 'c/gongFormat';
import { label } from './labels.js';

/** More than these wait behind a button: nobody reads on, and a sidebar shows about so many without scrolling. */
const MOST = 12;

const ICONS: Readonly<Record<Standing, string>> = {
    inField: 'utility:check',
    notYet: 'utility:clock',
    removed: 'utility:ban',
    noRoom: 'utility:overflow',
    notCounted: 'utility:volume_off'
};

/** The competitors of a deal as badges that filter: how often, by whom, and how each stands with the field. */
export default class GongCompetitors extends LightningElement {
    @api competitors: readonly Competitor[] = [];
    /** What the field is called, in the user's language. */
    @api fieldLabel = '';
    /** Identity of the competitor that the calls are filtered by. */
    @api chosen?: string;

    label = label;
    private all = false;

    get chips(): object[] {
        const shown = this.all ? this.competitors : this.competitors.slice(0, MOST);
        return shown.map((one) => ({
            ...one,
            customer: one.customer > 0 ? number(one.customer) : '',
            us: one.us > 0 ? number(one.us) : '',
            icon: one.standing && ICONS[one.standing],
            standingText: this.textOf(one.standing),
            pressed: String(one.identity === this.chosen),
            className: `chip ${one.standing === 'inField' ? 'chip_in' : one.standing ? 'chip_out' : ''}`
        }));
    }

    get hidden(): boolean {
        return !this.all && this.competitors.length > MOST;
    }

    get allLabel(): string {
        return fill(label.all, number(this.competitors.length));
    }

    /** Since when and on how many calls the chosen one was mentioned, and how it stands. */
    get detail(): string | undefined {
        const one = this.competitors.find(({ identity }) => identity === this.chosen);
        if (!one) return undefined;
        const calls = counted(one.calls, label.onCall, label.onCalls);
        const since = one.since === undefined ? '–' : date(one.since);
        const last = one.last === undefined ? '–' : date(one.last);
        return [fill(label.detail, isolated(one.name), since, last, calls), this.textOf(one.standing)]
            .filter(Boolean)
            .join(' · ');
    }

    get legend(): { standing: Standing; icon: string; text: string }[] {
        const present = new Set(this.competitors.map(({ standing }) => standing));
        return (Object.keys(ICONS) as Standing[])
            .filter((standing) => present.has(standing))
            .map((standing) => ({ standing, icon: ICONS[standing], text: this.textOf(standing)! }));
    }

    choose(event: Event): void {
        const { identity } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('choose', { detail: identity }));
    }

    showAll(): void {
        this.all = true;
    }

    private textOf(standing: Standing | undefined): string | undefined {
        return standing && fill(label.standing[standing], this.fieldLabel);
    }
}
