import { list, readXml, textOf, type Xml } from '../schema/xml.js';
import type { OrgState } from '../orgState.js';
import type { Connection } from './callout.js';

const FILE = 'namedCredentials/Gong.namedCredential-meta.xml';
const URL_VALUE = /(<parameterType>Url<\/parameterType>\s*<parameterValue>)([^<]*)/;

/** The URL of the Named Credential Gong; undefined when none is deployed. */
export function calloutUrl({ schema }: OrgState): string | undefined {
    return URL_VALUE.exec(schema.files.get(FILE) ?? '')?.[2];
}

/** Changes the URL of the Named Credential, as Setup does: the next deploy of it puts the package's own back. */
export function setCalloutUrl(world: OrgState, url: string): void {
    const file = world.schema.files.get(FILE) ?? '';
    const changed = file.replace(URL_VALUE, (_, before: string) => before + url.replace(/&/g, '&amp;'));
    world.schema = { ...world.schema, files: new Map(world.schema.files).set(FILE, changed) };
}

/** Where `callout:Gong` goes and with which secret; undefined until a secret is stored. */
export function connectionOf(world: OrgState): Connection | undefined {
    if (!world.gong) return undefined;
    const url = world.gong.url ?? calloutUrl(world) ?? '';
    return { ...world.gong, url: world.hosts[url.replace(/\/+$/, '')] ?? url };
}

/** Whether an external credential of that name is deployed and has the principal. */
export function hasPrincipal({ schema }: OrgState, credential: string, principal: string): boolean {
    const file = schema.files.get(`externalCredentials/${credential}.externalCredential-meta.xml`);
    if (file === undefined) return false;
    return list(readXml(credential, file).content, 'externalCredentialParameters').some(
        (parameter: Xml) => textOf(parameter, 'parameterName') === principal
    );
}
