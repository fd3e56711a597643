import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of a metadata file, with the line that a finding points at. */
export interface Element {
    name: string;
    line: number;
    /** The element's own text, trimmed and with entities resolved. */
    text: string;
    attributes: Record<string, string>;
    children: Element[];
}

/** The file is not XML. */
export class MalformedXml extends Error {
    readonly line: number;

    constructor(message: string, line: number) {
        super(message);
        this.name = 'MalformedXml';
        this.line = line;
    }
}

/** The ordered form that the parser gives: one key with the children, beside `:@` and the place in the source. */
type Node = Record<string | symbol, unknown>;

const PLACE = XMLParser.getMetaDataSymbol() as unknown as symbol;
const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: true
});

/**
 * The root element of an XML document; comments and processing instructions are left out.
 * @throws {MalformedXml} when the text is not well-formed
 */
export function parseXml(source: string): Element {
    const valid = XMLValidator.validate(source);
    if (valid !== true) throw new MalformedXml(valid.err.msg.replace(/\.$/, ''), valid.err.line);
    const lineOf = lineFinder(source);
    const [root] = elements(parser.parse(source) as Node[], lineOf);
    if (!root) throw new MalformedXml('No root element', 1);
    return root;
}

/** The first child of that name. */
export function child(parent: Element, name: string): Element | undefined {
    return parent.children.find((element) => element.name === name);
}

/** The text of the first child of that name; undefined when there is no such child. */
export function value(parent: Element, name: string): string | undefined {
    return child(parent, name)?.text;
}

/** Whether the first child of that name says `true`. */
export function isTrue(parent: Element, name: string): boolean {
    return value(parent, name) === 'true';
}

/** Every element at the end of a path of names, such as `layoutSections.layoutColumns.layoutItems`. */
export function select(parent: Element, path: string): Element[] {
    return path
        .split('.')
        .reduce((found, name) => found.flatMap((one) => one.children.filter((each) => each.name === name)), [parent]);
}

function elements(nodes: Node[], lineOf: (index: number) => number): Element[] {
    return nodes.flatMap((node) => {
        const name = Object.keys(node).find((key) => key !== ':@');
        if (name === undefined || name.startsWith('?') || name === '#text') return [];
        const content = node[name] as Node[];
        const place = node[PLACE] as { startIndex?: number } | undefined;
        return {
            name,
            line: lineOf(place?.startIndex ?? 0),
            text: content.map((each) => (each['#text'] as string | undefined) ?? '').join(''),
            attributes: (node[':@'] ?? {}) as Record<string, string>,
            children: elements(content, lineOf)
        };
    });
}

/** Counts lines as it goes: it is asked for places in the order of the document. */
function lineFinder(source: string): (index: number) => number {
    let place = 0;
    let line = 1;
    return (index) => {
        for (; place < index; place++) if (source[place] === '\n') line++;
        return line;
    };
}
