import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { readFileName } from '../registry.js';
import { at, type Rule } from '../rule.js';
import type { Property, Schema } from '../schema.js';
import { didYouMean } from '../spelling.js';
import type { Element } from '../xml.js';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** The WSDL calls these required, or text; in source format the file name and the file beside it stand for them. */
const GIVEN_BY_FILES = new Set(['fullName', 'content']);
/** Text to the WSDL, elements in the file. */
const FREE_FORM = new Set(['LightningComponentBundle.targetConfigs']);

/** Every element is one that the Metadata API knows, in the right place, with content of the right kind. */
export function followsTheSchema(schema: Schema): Rule {
    return function* ({ components }) {
        for (const component of components) yield* checkComponent(schema, component);
    };
}

function* checkComponent(schema: Schema, component: Component): Iterable<Finding> {
    const { type, root, path } = component;
    const shape = schema.shape(type);
    if (shape?.kind !== 'elements')
        return yield at(component, root, `<${type}> is no metadata type${didYouMean(type, schema.types())}`);
    const expected = readFileName(path)?.type;
    if (expected !== undefined && expected !== type && schema.shape(expected))
        yield at(component, root, `the file name says ${expected}, but the file is a <${type}>.`);
    if (root.attributes['xmlns'] !== NAMESPACE)
        yield at(component, root, `<${type}> is not in the namespace ${NAMESPACE}.`);
    for (const { element, message } of checkElements(schema, type, shape.properties, root))
        yield at(component, element, message);
}

interface Flaw {
    element: Element;
    message: string;
}

function* checkElements(
    schema: Schema,
    type: string,
    properties: ReadonlyMap<string, Property>,
    parent: Element
): Iterable<Flaw> {
    const seen = new Set<string>();
    if (parent.text !== '')
        yield { element: parent, message: `"${parent.text}" stands between the elements of ${type}.` };
    for (const element of parent.children) {
        const property = properties.get(element.name);
        if (!property) {
            const message = `<${element.name}> is no element of ${type}${didYouMean(element.name, properties.keys())}`;
            yield { element, message };
            continue;
        }
        if (seen.has(element.name) && !property.many)
            yield { element, message: `<${element.name}> is given twice, but ${type} takes one.` };
        seen.add(element.name);
        if (!FREE_FORM.has(`${type}.${element.name}`)) yield* checkContent(schema, property.type, element);
    }
    for (const [name, { optional }] of properties)
        if (!optional && !seen.has(name) && !GIVEN_BY_FILES.has(name))
            yield { element: parent, message: `${type} needs <${name}>.` };
}

function* checkContent(schema: Schema, type: string, element: Element): Iterable<Flaw> {
    const shape = schema.shape(type);
    const { name, text, children } = element;
    if (!shape || shape.kind === 'anything') return;
    if (shape.kind === 'elements') return yield* checkElements(schema, type, shape.properties, element);
    if (children[0]) return yield { element: children[0], message: `<${name}> takes a value, not elements.` };
    if (shape.kind === 'choice' && !shape.values.includes(text))
        yield { element, message: `"${text}" is no ${type}${didYouMean(text, shape.values)}` };
    if (shape.kind === 'boolean' && !/^(true|false)$/.test(text))
        yield { element, message: `<${name}> is true or false, not "${text}".` };
    if (shape.kind === 'number' && !/^-?\d+(\.\d+)?$/.test(text))
        yield { element, message: `<${name}> is a number, not "${text}".` };
}
