import { list, textOf, type Xml } from './xml.js';

/** A custom metadata record (`Gong_Competitor.Salesforce`) as a row of its type. */
export function metadataRecord(fullName: string, xml: Xml): { object: string; row: Record<string, unknown> } {
    const [type = '', developerName = ''] = fullName.split('.');
    const values = list(xml, 'values').map((entry) => [textOf(entry, 'field') ?? '', textOf(entry, 'value') ?? null]);
    const label = textOf(xml, 'label') ?? developerName;
    return {
        object: `${type}__mdt`,
        row: {
            DeveloperName: developerName,
            MasterLabel: label,
            Label: label,
            QualifiedApiName: developerName,
            Language: 'en_US',
            ...Object.fromEntries(values)
        }
    };
}
