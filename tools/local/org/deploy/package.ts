import JSZip from 'jszip';
import { MalformedXml, parseXml, select, value } from '../../../gates/metadata/xml.js';
import { OrgError } from '../errors.js';
import { toSource } from './sourceFormat.js';

/** A component by metadata type and full name. */
export interface Named {
    type: string;
    name: string;
}

/** What a deploy request brings. */
export interface DeployPackage {
    /** Text of files in the source format, by path. */
    files: Map<string, string>;
    /** Where in the zip a file of `files` came from, and what of it could not be read. */
    origin: Map<string, string>;
    malformed: Array<{ path: string; line: number; message: string }>;
    /** What package.xml names; `*` stands for all of a type. */
    named: Named[];
    /** What is to be deleted. */
    destructive: Named[];
}

const DESTRUCTIVE = /^destructiveChanges(Pre|Post)?\.xml$/;

/**
 * Reads the zip of a deploy request.
 * @throws OrgError when there is no package.xml
 */
export async function readPackage(zip: Buffer): Promise<DeployPackage> {
    const entries = Object.values((await JSZip.loadAsync(zip)).files).filter(({ dir }) => !dir);
    const manifest = entries.find(({ name }) => /(^|\/)package\.xml$/.test(name));
    if (!manifest) throw new OrgError('INVALID_OPERATION', 'No package.xml found');
    const root = manifest.name.slice(0, -'package.xml'.length);
    const read: DeployPackage = { files: new Map(), origin: new Map(), malformed: [], named: [], destructive: [] };
    for (const entry of entries) {
        const path = entry.name.slice(root.length);
        const text = await entry.async('text');
        if (path === 'package.xml') read.named = members(text);
        else if (DESTRUCTIVE.test(path)) read.destructive.push(...members(text));
        else add(read, path, text);
    }
    return read;
}

function add({ files, origin, malformed }: DeployPackage, path: string, text: string): void {
    try {
        for (const [source, content] of toSource(path, text)) {
            files.set(source, content);
            origin.set(source, path);
        }
    } catch (error) {
        if (!(error instanceof MalformedXml)) throw error;
        malformed.push({ path, line: error.line, message: error.message });
    }
}

function members(xml: string): Named[] {
    return select(parseXml(xml), 'types').flatMap((type) =>
        select(type, 'members').map((member) => named(value(type, 'name') ?? '', member.text))
    );
}

/** A folder of reports goes by the name of what is in it: `Report Gong_Competitors`, with or without a slash at the end. */
function named(type: string, name: string): Named {
    const folder = /^(?:Report|Dashboard)$/.test(type) && /^[^/*]+\/?$/.test(name);
    return folder ? { type: `${type}Folder`, name: name.replace('/', '') } : { type, name };
}
