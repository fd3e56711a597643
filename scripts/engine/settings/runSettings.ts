import type { FieldForm, Names } from '#rules';
import type { CompetitorRecords } from '../settling/competitorRecords.js';
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
    /** Reads what was long before: nobody is to be told of it as if it were new. */
    readonly backfill?: boolean | undefined;
    /** What is known of each competitor. */
    readonly records?: CompetitorRecords | undefined;
    /** When the run started, milliseconds since 1970. */
    readonly now?: number | undefined;
    /** Calls that were erased here, and that nobody has asked for by id since. */
    readonly keptOut?: ReadonlySet<string> | undefined;
}

/** What an earlier version did not write: settled calls are looked at again. */
const WRITES = 'deal competitors';

/** Settings and names that change what the field should be although the rows stay the same. */
export const digestOf = ({ settings, names, form }: RunSettings): string =>
    hash([settings.field, settings.mode, settings.externalOnly, form.rules, names.rules, WRITES]).slice(0, 8);
