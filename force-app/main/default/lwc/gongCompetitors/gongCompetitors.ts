import { api, LightningElement } from 'lwc';
import type { Competitor, Standing } from 'c/gongDeal';
import { counted, date, fill, isolated, number } from 'c/gongFormat';
import * as label from './labels.js';

/** More than these wait behind a button: nobody reads on, and a sidebar shows about so many without scrolling. */
const MOST = 12;

const ICONS: Readonly<Record<Standing, string>> = {
    inField: 'utility:check',
    notYet: 'utility:clock',
    removed: 'utility:ban',
    noRoom: 'utility:overflow',
    notCounted: 'utility:volume_off'
};
const TEXTS: Readonly<Record<Standing, string>> = {
    inField: label.inField,
    notYet: label.notYet,
    removed: label.removed,
    noRoom: label.noRoom,
    notCounted: label.notCounted
};

/** The competitors of a deal as badges that filter: how often, by whom, and how each stands with the field. */
export default class GongCompetitors extends LightningElement {
    /** Undefined while they are loading. */
    @api competitors?: readonly Competitor[];
    /** What the field is called, in the user's language. */
    @api fieldLabel = '';
    /** Identity of the competitor that the calls are filtered by. */
    @api chosen?: string;

    label = {
        byCustomer: label.byCustomer,
        byUs: label.byUs,
        competitors: label.competitors,
        customer: label.customer,
        newest: label.newest,
        us: label.us
    };
    private all = false;

    get chips(): object[] {
        const shown = this.list.slice(0, this.all ? undefined : MOST);
        return shown.map(({ identity, name, customer, us, calls, newest, standing }) => {
            const note = [newest && label.newestHint, calls === 0 && label.notHeard, this.textOf(standing)];
            return {
                identity,
                name,
                newest,
                customer: customer && number(customer),
                us: us && number(us),
                note: note.filter(Boolean).join(', '),
                silent: calls === 0,
                icon: standing && ICONS[standing],
                pressed: String(identity === this.chosen),
                className: `chip ${standing === 'inField' ? 'in' : standing ? 'out' : 'unknown'}`
            };
        });
    }

    get hidden(): boolean {
        return !this.all && this.list.length > MOST;
    }

    get allLabel(): string {
        return fill(label.all, number(this.list.length));
    }

    /** Since when and on how many calls the chosen one was mentioned, and how it stands. */
    get detail(): string | undefined {
        const one = this.list.find(({ identity }) => identity === this.chosen);
        if (!one) return undefined;
        const calls = counted(one.calls, label.onCall, label.onCalls);
        const since = one.since === undefined ? '–' : date(one.since);
        const last = one.last === undefined ? '–' : date(one.last);
        return [fill(label.detail, isolated(one.name), since, last, calls), this.textOf(one.standing)]
            .filter(Boolean)
            .join(' · ');
    }

    get legend(): { icon: string; text: string }[] {
        const present = new Set(this.list.map(({ standing }) => standing));
        return (Object.keys(ICONS) as Standing[])
            .filter((standing) => present.has(standing))
            .map((standing) => ({ icon: ICONS[standing], text: this.textOf(standing)! }));
    }

    choose(event: Event): void {
        const { identity } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('choose', { detail: identity }));
    }

    showAll(): void {
        this.all = true;
    }

    private get list(): readonly Competitor[] {
        return this.competitors ?? [];
    }

    private textOf(standing: Standing | undefined): string | undefined {
        return standing && fill(TEXTS[standing], this.fieldLabel);
    }
}
