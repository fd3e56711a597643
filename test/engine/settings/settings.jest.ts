import { BadField, BadSettings } from '../../../scripts/engine/errors.js';
import type { FieldInfo } from '../../../scripts/engine/ports.js';
import { readSettings, targetField } from '../../../scripts/engine/settings/settings.js';

it('what is not set has its default', () => {
    const defaults = {
        trackers: ['Competitors'],
        otherTrackers: [],
        field: 'MainCompetitors__c',
        mode: 'merge',
        externalOnly: false,
        privateCalls: false,
        lookbackHours: 12,
        deepLookbackDays: 15,
        confirmDays: 7,
        workspaceId: undefined
    };
    expect(readSettings(undefined)).toEqual(defaults);
    expect(readSettings({})).toEqual(defaults);
    expect(readSettings({ Trackers__c: ' ; ', Field__c: null, Lookback_Hours__c: null, Workspace_Id__c: '' })).toEqual(
        defaults
    );
});

it('what is set is read', () => {
    const row = {
        Trackers__c: 'Rivals; 77 ;',
        Other_Trackers__c: '*',
        Field__c: 'Rivals__c',
        Merge_Mode__c: 'replace',
        External_Only__c: true,
        Private_Calls__c: true,
        Lookback_Hours__c: 0,
        Workspace_Id__c: '5'
    };
    expect(readSettings(row)).toEqual({
        trackers: ['Rivals', '77'],
        otherTrackers: ['*'],
        field: 'Rivals__c',
        mode: 'replace',
        externalOnly: true,
        privateCalls: true,
        lookbackHours: 0,
        deepLookbackDays: 15,
        confirmDays: 7,
        workspaceId: '5'
    });
});

it('a merge mode that does not exist stops the run and says what to do', () => {
    const read = (): unknown => readSettings({ Merge_Mode__c: 'Replace' });
    expect(read).toThrow(BadSettings);
    expect(read).toThrow(
        expect.objectContaining({
            code: 'BAD_SETTINGS',
            exitCode: 4,
            message: 'The merge mode "Replace" does not exist.',
            actions: ['Set Merge Mode to "merge" or "replace".']
        }) as Error
    );
});

describe('the field', () => {
    const good: FieldInfo = { type: 'string', length: 100 };
    const length = (info?: Partial<FieldInfo>): number =>
        targetField(readSettings({}), new Map(info ? [['MainCompetitors__c', { ...good, ...info }]] : [])).form.length;

    it.each<[Partial<FieldInfo>, number]>([
        [{}, 100],
        [{ type: 'textarea', length: 32_768 }, 32_768],
        [{ length: 20 }, 20]
    ])('%j holds %i characters', (info, characters) => expect(length(info)).toBe(characters));

    it('may be a picklist, whose values are those that may be chosen', () => {
        const picklistValues = [
            { value: 'sap_se', label: 'SAP', active: true },
            { value: 'Old', label: 'Old', active: false }
        ];
        const formOf = (type: string) =>
            targetField(readSettings({}), new Map([['MainCompetitors__c', { type, length: 0, picklistValues }]])).form;
        expect(['sap', 'Old', 'Odoo'].map((name) => formOf('multipicklist').spelling(name))).toEqual([
            'sap_se',
            undefined,
            undefined
        ]);
        expect(formOf('multipicklist').join(['a', 'b'])).toBe('a;b');
        expect(formOf('picklist').join(['a', 'b'])).toBe('a');
    });

    it('is none of the standard picklists', () => {
        const fields = new Map([['StageName', { type: 'picklist', length: 255 }]]);
        expect(() => targetField(readSettings({ Field__c: 'stagename' }), fields)).toThrow(/standard picklist/);
    });

    it('is found without regard to case, and named as the org spells it', () => {
        const fields = new Map([['Rivals__c', good]]);
        expect(targetField(readSettings({ Field__c: 'rivals__C' }), fields).name).toBe('Rivals__c');
    });

    it.each<[string, Partial<FieldInfo> | undefined, RegExp, RegExp]>([
        ['is missing', undefined, /does not exist/, /sf project deploy start.*Gong Settings › Field/],
        ['is a number', { type: 'double' }, /double, neither text nor a picklist/, /Name a text field or a picklist/],
        ['is too short for two names', { length: 19 }, /only 19 characters/, /at least 20/],
        ['is a formula', { calculated: true }, /is a formula/, /the field that the formula reads/],
        ['is rich text', { type: 'textarea', htmlFormatted: true }, /rich text/, /plain text area/],
        ['is encrypted', { encrypted: true }, /encrypted/, /not encrypted/],
        ['is of the encrypted type', { type: 'encryptedstring' }, /encrypted/, /not encrypted/]
    ])('that %s stops the run and says what to do', (_, info, message, action) => {
        let error: unknown;
        try {
            length(info);
        } catch (thrown) {
            error = thrown;
        }
        expect(error).toBeInstanceOf(BadField);
        expect(error).toMatchObject({ exitCode: 4, message: expect.stringMatching(message) as string });
        expect((error as BadField).code).toBe('BAD_FIELD');
        expect((error as BadField).actions.join()).toMatch(action);
    });
});
