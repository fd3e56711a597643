/** What the Metadata API's documentation (CustomField) and the deploy say of each type of field. */

const NUMBER = ['precision', 'scale'];
const RELATION = ['referenceTo', 'relationshipName'];
const LONG_TEXT = ['length', 'visibleLines'];

/** The elements without which a field of a type does not deploy; the schema has them all optional. */
export const NEEDS: ReadonlyMap<string, readonly string[]> = new Map([
    ['AutoNumber', ['displayFormat']],
    ['Checkbox', ['defaultValue']],
    ['Currency', NUMBER],
    ['Html', LONG_TEXT],
    ['LongTextArea', LONG_TEXT],
    ['Lookup', RELATION],
    ['MasterDetail', RELATION],
    ['MultiselectPicklist', ['valueSet', 'visibleLines']],
    ['Number', NUMBER],
    ['Percent', NUMBER],
    ['Picklist', ['valueSet']],
    ['Summary', ['summaryForeignKey', 'summaryOperation']],
    ['Text', ['length']]
]);

/** Fewest and most characters. */
export const LENGTH: ReadonlyMap<string, readonly [number, number]> = new Map([
    ['EncryptedText', [1, 175]],
    ['Html', [256, 131_072]],
    ['LongTextArea', [256, 131_072]],
    ['Text', [1, 255]]
]);

export const HAS_DIGITS: ReadonlySet<string> = new Set(['Currency', 'Number', 'Percent']);

/** A master-detail field is required as it is, and says so by its type; the others always have a value or never. */
export const CANNOT_BE_REQUIRED: ReadonlySet<string> = new Set([
    'AutoNumber',
    'Checkbox',
    'Html',
    'LongTextArea',
    'MasterDetail',
    'Summary'
]);

/** Flags that only some types can have. */
export const USES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
    ['externalId', new Set(['AutoNumber', 'Email', 'Number', 'Text'])],
    ['unique', new Set(['Email', 'MetadataRelationship', 'Number', 'Text'])]
]);

export const IN_CUSTOM_SETTINGS: ReadonlySet<string> = new Set([
    'Checkbox',
    'Currency',
    'Date',
    'DateTime',
    'Email',
    'Number',
    'Percent',
    'Phone',
    'Text',
    'TextArea',
    'Url'
]);

export const IN_CUSTOM_METADATA: ReadonlySet<string> = new Set([
    'Checkbox',
    'Date',
    'DateTime',
    'Email',
    'LongTextArea',
    'MetadataRelationship',
    'Number',
    'Percent',
    'Phone',
    'Picklist',
    'Text',
    'TextArea',
    'Url'
]);
