import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { objectOf } from '../names.js';
import type { Project } from '../project.js';
import { readFileName } from '../registry.js';
import { at } from '../rule.js';
import { child, type Element, select } from '../xml.js';

/** How long the texts of a component may be, by metadata type and path in the file. */
const LONGEST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    CustomField: { label: 40, description: 1000, inlineHelpText: 510 },
    CustomLabels: { 'labels.shortDescription': 80, 'labels.value': 1000 },
    CustomObject: { label: 40, pluralLabel: 40, description: 1000 },
    CustomPermission: { label: 80, description: 255 },
    ListView: { label: 40 },
    PermissionSet: { label: 80, description: 255 }
};

/** Of a custom field or object, before the suffix. */
const LONGEST_NAME = 40;

/** Labels, descriptions and help texts fit where the platform keeps them. */
export function* haveTextsThatFit({ components }: Project): Iterable<Finding> {
    for (const component of components)
        for (const [path, longest] of Object.entries(LONGEST[component.type] ?? {}))
            for (const element of select(component.root, path))
                if (element.text.length > longest)
                    yield at(
                        component,
                        element,
                        `<${element.name}> is ${element.text.length} characters long, ${longest} fit.`
                    );
}

/** A component's file and its `<fullName>` agree, and custom fields have names that the platform takes. */
export function* haveNamesThatAgree({ components }: Project): Iterable<Finding> {
    for (const component of components) {
        const given = child(component.root, 'fullName');
        const name = readFileName(component.path)?.name;
        if (given && given.text !== name)
            yield at(component, given, `the file is called ${name}, but its <fullName> is ${given.text}.`);
        if (component.type === 'CustomField') yield* isNameOfField(component, given);
    }
}

function* isNameOfField(field: Component, place: Element | undefined): Iterable<Finding> {
    const name = field.name.slice(objectOf(field).length + 1);
    // fields of standard objects without __c are the standard's own
    if (!name.endsWith('__c') && !objectOf(field).includes('__')) return;
    if (!/^[A-Za-z](_?[A-Za-z0-9])*__c$/.test(name))
        yield at(field, place, `${name} is no name for a custom field: letters, digits, single underscores, then __c.`);
    else if (name.length > LONGEST_NAME + '__c'.length)
        yield at(field, place, `${name} has ${name.length - '__c'.length} characters before __c, ${LONGEST_NAME} fit.`);
}
