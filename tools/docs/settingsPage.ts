import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

interface Field {
    fullName: string;
    label: string;
    type: string;
    length?: string;
    defaultValue?: string;
    description?: string;
    inlineHelpText?: string;
}

const INTRO = `# Settings

<!-- made by "npm run docs" from the metadata of Gong_Settings__c: change the fields' descriptions, not this page -->

They are in **Setup › Custom Settings › Gong Settings › Manage**, at the level of the organization. Every host reads them
at the start of a run; \`gong serve\` has them up to five minutes old. A setting that is changed counts for what is read from
then on: to bring what is stored in line, sync those days again with \`npx gong sync --days 90 --target-org ALIAS\`.

| setting | API name | type | default | meaning |
| --- | --- | --- | --- | --- |
`;

/** docs/settings.md, from the fields of the custom setting. @param folder `…/objects/Gong_Settings__c/fields` */
export function settingsPage(folder: string): string {
    const parser = new XMLParser({ parseTagValue: false });
    const fields = readdirSync(folder)
        .map((file) => (parser.parse(readFileSync(join(folder, file), 'utf8')) as { CustomField: Field }).CustomField)
        .sort((a, b) => Number(isVerdict(a)) - Number(isVerdict(b)) || a.label.localeCompare(b.label));
    return INTRO + fields.map(row).join('');
}

/** What the email domain check writes, and people do not. */
const isVerdict = ({ fullName }: Field): boolean => fullName.startsWith('Verdict');

function row({ fullName, label, type, length, defaultValue = '', description, inlineHelpText }: Field): string {
    const kind = length === undefined ? type : `${type}(${length})`;
    const value = defaultValue.replaceAll('&quot;', '').replaceAll('"', '');
    const meaning = (description ?? inlineHelpText ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');
    return `| ${label} | \`${fullName}\` | ${kind} | ${value && `\`${value}\``} | ${meaning} |\n`;
}
