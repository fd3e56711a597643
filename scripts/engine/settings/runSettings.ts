import type { Names } from '#rules';
import type { Settings } from './settings.js';
import { hash } from '../text.js';

/** What stays the same during a run. */
export interface RunSettings {
    readonly settings: Settings;
    readonly names: Names;
    /** Characters that the Main Competitor(s) field holds. */
    readonly length: number;
    /** The one Opportunity that the run is about, if it is about one. */
    readonly only?: string | undefined;
}

/** Settings and names that change what the field should be although the rows stay the same. */
export const digestOf = ({ settings, names, length }: RunSettings): string =>
    hash([settings.field, settings.mode, settings.externalOnly, length, names.rules]).slice(0, 8);
