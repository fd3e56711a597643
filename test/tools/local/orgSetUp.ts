import {
    schemaFromFiles,
    startLocalOrg,
    type LocalOrg,
    type LocalOrgOptions,
    type Schema
} from '../../../tools/local/org/index.js';
import { DATA } from '../../../scripts/org/apiVersion.js';

const field = (name: string, type: string, xml = ''): string =>
    `<CustomField><fullName>${name}</fullName><label>${name.replace('__c', '')}</label><type>${type}</type>${xml}</CustomField>`;
const object = (label: string, name: string, xml = ''): string =>
    `<CustomObject><label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField>${name}</nameField>${xml}</CustomObject>`;
const KEY =
    '<length>20</length><externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive><required>true</required>';

/** Metadata of a small app: projects of opportunities, their tasks, a setting and a custom metadata type. */
export const FILES: Record<string, string> = {
    'objects/Project__c/Project__c.object-meta.xml': object('Project', '<label>Name</label><type>Text</type>'),
    'objects/Project__c/fields/Key__c.field-meta.xml': field('Key__c', 'Text', KEY),
    'objects/Project__c/fields/Opportunity__c.field-meta.xml': field(
        'Opportunity__c',
        'MasterDetail',
        '<referenceTo>Opportunity</referenceTo><relationshipName>Projects</relationshipName>'
    ),
    'objects/Project__c/fields/Short__c.field-meta.xml': field('Short__c', 'Text', '<length>5</length>'),
    'objects/Project__c/fields/Long__c.field-meta.xml': field('Long__c', 'LongTextArea', '<length>300</length>'),
    'objects/Project__c/fields/Started__c.field-meta.xml': field('Started__c', 'DateTime'),
    'objects/Project__c/fields/Due__c.field-meta.xml': field('Due__c', 'Date'),
    'objects/Project__c/fields/Size__c.field-meta.xml': field(
        'Size__c',
        'Number',
        '<precision>4</precision><scale>1</scale>'
    ),
    'objects/Project__c/fields/Secret__c.field-meta.xml': field(
        'Secret__c',
        'Checkbox',
        '<defaultValue>false</defaultValue>'
    ),
    'objects/Project__c/fields/Status__c.field-meta.xml': field(
        'Status__c',
        'Picklist',
        '<valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>Open</fullName></value><value><fullName>Done</fullName></value></valueSetDefinition></valueSet>'
    ),
    'objects/Task__c/Task__c.object-meta.xml': object(
        'Project Task',
        '<label>Number</label><type>AutoNumber</type><displayFormat>T-{0000}</displayFormat>'
    ),
    'objects/Task__c/fields/Key__c.field-meta.xml': field('Key__c', 'Text', KEY),
    'objects/Task__c/fields/Project__c.field-meta.xml': field(
        'Project__c',
        'MasterDetail',
        '<referenceTo>Project__c</referenceTo><relationshipName>Tasks</relationshipName>'
    ),
    'objects/Task__c/fields/Reviewer__c.field-meta.xml': field(
        'Reviewer__c',
        'Lookup',
        '<referenceTo>Contact</referenceTo>'
    ),
    'objects/Setting__c/Setting__c.object-meta.xml':
        '<CustomObject><label>Setting</label><customSettingsType>Hierarchy</customSettingsType></CustomObject>',
    'objects/Setting__c/fields/Hours__c.field-meta.xml': field(
        'Hours__c',
        'Number',
        '<precision>4</precision><scale>0</scale><defaultValue>72</defaultValue>'
    ),
    'objects/Alias__mdt/Alias__mdt.object-meta.xml': '<CustomObject><label>Alias</label></CustomObject>',
    'objects/Alias__mdt/fields/Names__c.field-meta.xml': field('Names__c', 'LongTextArea', '<length>4096</length>'),
    'customMetadata/Alias.Acme.md-meta.xml':
        '<CustomMetadata><label>Acme &amp; Co</label><values><field>Names__c</field><value>ACME\nAcme Inc</value></values></CustomMetadata>'
};

/** The small app's schema, some of its files changed. */
export function smallSchema(changed: Record<string, string> = {}): Schema {
    return schemaFromFiles(new Map(Object.entries({ ...FILES, ...changed })));
}

export interface Answer {
    status: number;
    // what the org answers is looked into freely, as a client would
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    body: any;
    headers: Headers;
}

/** A client of the org: paths below `DATA` unless they start with `/services`. */
export interface Client {
    get(path: string, headers?: Record<string, string>): Promise<Answer>;
    send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
    query(soql: string): Promise<Answer>;
}

export function clientOf(org: LocalOrg, token = org.accessToken): Client {
    const send: Client['send'] = async (method, path, body, headers = {}) => {
        const url = /^\/+services/.test(path) ? path : `${DATA}${path}`;
        const response = await fetch(org.url + url, {
            method,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
            ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.includes('json');
        return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
    };
    return {
        send,
        get: (path, headers) => send('GET', path, undefined, headers),
        query: (soql) => send('GET', `/query?q=${encodeURIComponent(soql)}`)
    };
}

/** Runs `use` with a fresh org of the small app, whose clock moves on a second with every look at it. */
export async function withOrg(
    options: Partial<LocalOrgOptions>,
    use: (client: Client, org: LocalOrg) => Promise<void>
): Promise<void> {
    let clock = Date.parse('2026-03-10T08:00:00Z');
    const org = await startLocalOrg({ schema: smallSchema(), now: () => (clock += 1000), ...options });
    try {
        await use(clientOf(org), org);
    } finally {
        await org.close();
    }
}

/** Ids of sample rows. */
export const DEAL = '006Lc0000000001IAA';
export const OTHER_DEAL = '006Lc0000000002IAA';
export const DEALS = {
    Opportunity: [
        { Id: DEAL, Name: 'Acme rollout', Amount: 100, CloseDate: '2026-04-01' },
        { Id: OTHER_DEAL, Name: 'beta pilot', StageName: 'Closed Won', CloseDate: '2026-03-01' }
    ]
};
