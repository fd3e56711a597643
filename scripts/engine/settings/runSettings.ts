import type { FieldForm, Names } from '#rules';
import type { Settings } from './settings.js';
import { hash } from '../text.js';

/** What stays the same during a run. */
export interface RunSettings {
    readonly settings: Settings;
    readonly names: Names;
    /** How the Main Competitor(s) field holds names. */
    readonly form: FieldForm;
    /** The one Opportunity that the run is about, if it is about one. */
    readonly only?: string | undefined;
    /** Calls that were erased here, and that nobody has asked for by id since. */
    readonly keptOut?: ReadonlySet<string> | undefined;
}

/** Settings and names that change what the field should be although the rows stay the same. */
export const digestOf = ({ settings, names, form }: RunSettings): string =>
    hash([settings.field, settings.mode, settings.externalOnly, form.rules, names.rules]).slice(0, 8);
