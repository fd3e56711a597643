import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

/** An element that a metadata type may contain. */
export interface Property {
    /** Name of the type of its content, which `Schema.shape` knows. */
    type: string;
    many: boolean;
    optional: boolean;
}

/** What the content of an element looks like. */
export type Shape =
    | { kind: 'elements'; properties: ReadonlyMap<string, Property> }
    | { kind: 'choice'; values: readonly string[] }
    | { kind: 'text' | 'boolean' | 'number' | 'anything' };

/**
 * The types of the Metadata API. They are read from the declarations of `@salesforce/types`, which Salesforce generates
 * from the API's WSDL: the only machine-readable description of metadata files that there is.
 */
export class Schema {
    private readonly declared: ReadonlyMap<string, ts.TypeNode>;
    private readonly shapes = new Map<string, Shape>();

    constructor(declared: ReadonlyMap<string, ts.TypeNode>) {
        this.declared = declared;
    }

    /** @returns undefined for a name that the API does not have */
    shape(type: string): Shape | undefined {
        const known = this.shapes.get(type);
        if (known) return known;
        const node = this.declared.get(type);
        const shape = node ? this.read(node) : primitive(type);
        if (shape) this.shapes.set(type, shape);
        return shape;
    }

    /** The names of all types, for suggestions. */
    types(): Iterable<string> {
        return this.declared.keys();
    }

    private read(node: ts.TypeNode): Shape {
        if (ts.isTypeReferenceNode(node)) return this.shape(node.typeName.getText()) ?? { kind: 'anything' };
        if (ts.isTypeLiteralNode(node))
            return { kind: 'elements', properties: new Map(node.members.flatMap(property)) };
        if (ts.isLiteralTypeNode(node)) return { kind: 'choice', values: [literal(node)] };
        if (ts.isUnionTypeNode(node)) return { kind: 'choice', values: node.types.map(literal) };
        if (ts.isIntersectionTypeNode(node)) {
            const parts = node.types.map((part) => this.read(part));
            const properties = parts.flatMap((part) => (part.kind === 'elements' ? [...part.properties] : []));
            return { kind: 'elements', properties: new Map(properties) };
        }
        return primitive(node.getText()) ?? { kind: 'anything' };
    }
}

/** The schema of the installed `@salesforce/types`; takes about a fifth of a second. */
export function loadSchema(): Schema {
    const path = createRequire(import.meta.url)
        .resolve('@salesforce/types/metadata')
        .replace(/\.js$/, '.d.ts');
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const aliases = source.statements.filter(ts.isTypeAliasDeclaration);
    return new Schema(new Map(aliases.map((alias) => [alias.name.text, alias.type])));
}

function property(member: ts.TypeElement): Array<[string, Property]> {
    if (!ts.isPropertySignature(member) || !member.type) return [];
    const many = ts.isArrayTypeNode(member.type);
    const type = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
    const optional = many || member.questionToken !== undefined;
    return [[member.name.getText(), { type: type.getText(), many, optional }]];
}

function literal(node: ts.TypeNode): string {
    return node.getText().replace(/^'(.*)'$/, '$1');
}

function primitive(keyword: string): Shape | undefined {
    if (keyword === 'string' || keyword === 'Date') return { kind: 'text' };
    if (keyword === 'boolean' || keyword === 'number') return { kind: keyword };
    return keyword === 'any' || keyword === 'unknown' ? { kind: 'anything' } : undefined;
}
