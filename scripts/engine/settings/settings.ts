import type { FieldInfo, Fields } from '../ports.js';
import { asCount, asText, picklistForm, readNames, textForm } from '#rules';
import type { FieldForm, Names } from '#rules';
import { BadField, BadSettings } from '../errors.js';

/** `Gong_Settings__c`, read once and trusted from then on. */
export interface Settings {
    /** Ids or exact names of the trackers whose phrases are competitors (Rule 2). */
    readonly trackers: readonly string[];
    /** Ids or exact names of the other trackers to store and show; `*` is every tracker. */
    readonly otherTrackers: readonly string[];
    /** The field of Opportunity that is kept in sync. */
    readonly field: string;
    /** `merge` keeps what a rep typed or deleted (Rule 5); `replace` writes what the calls say. */
    readonly mode: 'merge' | 'replace';
    /** Count only what speakers from outside the company said (Rule 12). */
    readonly externalOnly: boolean;
    /** Store private calls, too (Rule 7). */
    readonly privateCalls: boolean;
    /** How far behind the watermark an incremental run starts, in hours: Gong shows calls hours late. */
    readonly lookbackHours: number;
    /** How far back, in days, it looks now and then: Gong links calls to deals that are opened up to 14 days after them. */
    readonly deepLookbackDays: number;
    /** In how many days every stored call is asked for again. */
    readonly confirmDays: number;
    readonly workspaceId: string | undefined;
    /** How many of Gong's 10,000 requests a day to leave to others; undefined: leave it to Gong to refuse. */
    readonly gongReserve: number | undefined;
    /** How many of the org's daily API calls to leave to others. */
    readonly orgReserve: number | undefined;
}

const LOOKBACK_HOURS = 12;
const DEEP_LOOKBACK_DAYS = 15;

const CONFIRM_DAYS = 7;

/**
 * Settings from the org default row; what is not set has its default.
 * @throws {BadSettings} for a merge mode that does not exist.
 */
export function readSettings(row: Fields | undefined): Settings {
    const list = (value: unknown): string[] =>
        (asText(value) ?? '')
            .split(';')
            .map((item) => item.trim())
            .filter((item) => item !== '');
    const trackers = list(row?.Trackers__c);
    const mode = asText(row?.Merge_Mode__c) ?? 'merge';
    if (mode !== 'merge' && mode !== 'replace') {
        throw new BadSettings(`The merge mode "${mode}" does not exist.`, 'Set Merge Mode to "merge" or "replace".');
    }
    return {
        trackers: trackers.length > 0 ? trackers : ['Competitors'],
        otherTrackers: list(row?.Other_Trackers__c),
        field: asText(row?.Field__c) ?? 'MainCompetitors__c',
        mode,
        externalOnly: row?.External_Only__c === true,
        privateCalls: row?.Private_Calls__c === true,
        lookbackHours: asCount(row?.Lookback_Hours__c) ?? LOOKBACK_HOURS,
        deepLookbackDays: asCount(row?.Deep_Lookback_Days__c) ?? DEEP_LOOKBACK_DAYS,
        confirmDays: Math.max(asCount(row?.Confirm_Days__c) ?? CONFIRM_DAYS, 1),
        workspaceId: asText(row?.Workspace_Id__c),
        gongReserve: asCount(row?.Gong_Reserve__c),
        orgReserve: asCount(row?.Org_Reserve__c)
    };
}

const TEXT_TYPES = ['string', 'textarea'];
const LIST_TYPES = ['picklist', 'multipicklist'];
/** Picklists whose meaning every org relies on; the Apex class GongFieldWriter refuses them, too. */
const TAKEN = ['StageName', 'Type', 'LeadSource', 'ForecastCategoryName'];
/** Below this a field holds not even two usual names, so nearly everything would be left out. */
const SHORTEST = 20;

/** The field that is kept in sync, and how it holds names. */
export interface TargetField {
    /** As the org spells it. */
    readonly name: string;
    readonly form: FieldForm;
}

/**
 * Finds the field that the settings name, without regard to case.
 * @param names whose aliases the values of a picklist may be
 * @throws {BadField} when it is missing, can hold no list of names, or is too short.
 */
export function targetField(
    settings: Settings,
    fields: ReadonlyMap<string, FieldInfo>,
    names: Names = readNames([])
): TargetField {
    const wanted = settings.field.toLowerCase();
    const [name, info] = [...fields].find(([name]) => name.toLowerCase() === wanted) ?? [];
    if (name === undefined || !info) {
        throw new BadField(
            `The field Opportunity.${settings.field} does not exist or the connected user may not see it.`,
            'Deploy it with "sf project deploy start --source-dir main-competitors", or name the right field in Gong Settings › Field.'
        );
    }
    for (const [applies, problem, advice] of UNFIT) {
        if (applies(info)) throw new BadField(`The field Opportunity.${name} ${problem(info)}.`, advice);
    }
    if (TAKEN.includes(name)) {
        throw new BadField(
            `The field Opportunity.${name} is a standard picklist, which means something else on every deal.`,
            'Name a field of your own in Gong Settings › Field.'
        );
    }
    if (!isList(info)) return { name, form: textForm(info.length) };
    return { name, form: picklistForm(info.picklistValues ?? [], names, info.type === 'multipicklist') };
}

const isList = ({ type }: FieldInfo): boolean => LIST_TYPES.includes(type);

/** What keeps a field from holding a list of names, and what to do about each. */
const UNFIT: readonly (readonly [(info: FieldInfo) => boolean, (info: FieldInfo) => string, string])[] = [
    [
        ({ calculated }) => calculated === true,
        () => 'is a formula, which nobody can write',
        'Name the field that the formula reads, or another text field, in Gong Settings › Field.'
    ],
    [
        ({ htmlFormatted }) => htmlFormatted === true,
        () => 'is a rich text area, in which names become markup (AT&amp;T)',
        'Name a text field or a plain text area in Gong Settings › Field.'
    ],
    [
        ({ encrypted, type }) => encrypted === true || type === 'encryptedstring',
        () => 'is encrypted, and is given to others masked',
        'Name a text field that is not encrypted in Gong Settings › Field.'
    ],
    [
        ({ type }) => !TEXT_TYPES.includes(type) && !LIST_TYPES.includes(type),
        ({ type }) => `is of type ${type}, neither text nor a picklist`,
        'Name a text field or a picklist in Gong Settings › Field.'
    ],
    [
        (info) => info.length < SHORTEST && !isList(info),
        ({ length }) => `holds only ${length} characters`,
        `Lengthen it to at least ${SHORTEST} in Setup › Object Manager › Opportunity › Fields, 255 is best.`
    ]
];
