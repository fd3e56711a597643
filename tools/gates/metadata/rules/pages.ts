import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { isRequired, missing, noSuchField, objectOf } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { type Element, child, select, value } from '../xml.js';

/** Kept in a compact layout at most; Lightning shows seven. */
const COMPACT_FIELDS = 10;

/** List views, compact layouts and page layouts show fields that exist. */
export function* showFieldsThatExist({ catalogue }: Project): Iterable<Finding> {
    for (const view of catalogue.all('ListView'))
        yield* exist(view, objectOf(view), select(view.root, 'columns').filter(isCustom));
    for (const compact of catalogue.all('CompactLayout'))
        yield* exist(compact, objectOf(compact), select(compact.root, 'fields'));
    for (const layout of catalogue.all('Layout'))
        yield* exist(
            layout,
            objectOfLayout(layout),
            select(layout.root, 'layoutSections.layoutColumns.layoutItems.field')
        );

    function* exist(component: Component, object: string, fields: Element[]): Iterable<Finding> {
        for (const field of fields) {
            const problem = noSuchField(catalogue, object, field.text, component.directory);
            if (problem) yield at(component, field, problem);
        }
    }
}

/** A page layout has every field that a record cannot be saved without: the deploy insists. */
export function* layOutRequiredFields({ catalogue }: Project): Iterable<Finding> {
    for (const layout of catalogue.all('Layout')) {
        const object = objectOfLayout(layout);
        const items = select(layout.root, 'layoutSections.layoutColumns.layoutItems.field');
        const shown = new Set(items.map(({ text }) => text));
        for (const field of catalogue.fields(object, layout.directory)) {
            const name = field.name.slice(object.length + 1);
            if (isRequired(field) && !shown.has(name))
                yield at(layout, undefined, `the layout leaves out ${name}, which is required.`);
        }
    }
}

/** A compact layout has at most ten fields and no long text; the one that an object uses exists. */
export function* areCompact({ catalogue }: Project): Iterable<Finding> {
    for (const compact of catalogue.all('CompactLayout')) {
        const fields = select(compact.root, 'fields');
        if (fields[COMPACT_FIELDS])
            yield at(
                compact,
                fields[COMPACT_FIELDS],
                `a compact layout takes ${COMPACT_FIELDS} fields, not ${fields.length}.`
            );
        for (const element of fields) {
            const field = catalogue.find('CustomField', `${objectOf(compact)}.${element.text}`, compact.directory);
            const type = field && value(field.root, 'type');
            if (type === 'LongTextArea' || type === 'Html')
                yield at(compact, element, `a compact layout takes no ${type} fields, and ${element.text} is one.`);
        }
    }
    for (const object of catalogue.all('CustomObject')) {
        const assigned = child(object.root, 'compactLayoutAssignment');
        if (!assigned || assigned.text === 'SYSTEM') continue;
        const problem = missing(catalogue, 'CompactLayout', `${object.name}.${assigned.text}`, object.directory);
        if (problem) yield at(object, assigned, problem);
    }
}

/** Standard columns of list views have names of their own (NAME, SETUP_TYPE), unlike fields. */
function isCustom({ text }: Element): boolean {
    return text.endsWith('__c');
}

function objectOfLayout({ name }: Component): string {
    return name.slice(0, name.indexOf('-'));
}
