import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { missing, noSuchField, noSuchObject } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child, type Element, select, value } from '../xml.js';

/** Elements of a flow that stand on an object, and where they name its fields. */
const ON_AN_OBJECT: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['start', ['filters.field', 'scheduledPaths.recordField']],
    ['recordLookups', ['filters.field', 'queriedFields', 'sortField']],
    ['recordCreates', ['inputAssignments.field']],
    ['recordUpdates', ['filters.field', 'inputAssignments.field']],
    ['recordDeletes', ['filters.field']]
];
/** `$Record.Status__c`, `{!$Record.Opportunity__r.IsClosed}`: of a path through a parent only the way to it is known. */
const OF_THE_RECORD = /\$Record(?:__Prior)?\.([A-Za-z]\w*)/g;

/** Flows work on objects, fields and notification types that are there, and go on to elements of their own. */
export function* flowOverWhatIsThere({ catalogue }: Project): Iterable<Finding> {
    for (const flow of catalogue.all('Flow')) {
        const started = select(flow.root, 'start.object')[0]?.text;
        for (const [name, paths] of ON_AN_OBJECT)
            for (const element of select(flow.root, name)) {
                const named = child(element, 'object');
                const problem = named && noSuchObject(catalogue, named.text, flow.directory);
                if (problem) yield at(flow, named, problem);
                // an update of the record that started the flow names no object
                const object = named?.text ?? started;
                if (problem || object === undefined) continue;
                for (const field of paths.flatMap((path) => select(element, path))) {
                    const missed = noSuchField(catalogue, object, field.text, flow.directory);
                    if (missed) yield at(flow, field, missed);
                }
                if (object === 'CustomNotificationType') yield* notifyAsIsThere(flow, element, catalogue);
            }
        if (started !== undefined && !noSuchObject(catalogue, started, flow.directory))
            for (const { element, field } of recordFields(flow.root)) {
                const problem = noSuchField(catalogue, started, field, flow.directory);
                if (problem) yield at(flow, element, problem);
            }
        yield* goOnToTheirOwn(flow);
    }
}

function* notifyAsIsThere(flow: Component, lookup: Element, catalogue: Project['catalogue']): Iterable<Finding> {
    for (const filter of select(lookup, 'filters')) {
        const [name] = select(filter, 'value.stringValue');
        if (value(filter, 'field') !== 'DeveloperName' || !name) continue;
        const problem = missing(catalogue, 'CustomNotificationType', name.text, flow.directory);
        if (problem) yield at(flow, name, problem);
    }
}

/** A way in a flow leads to an element by its name. */
function* goOnToTheirOwn(flow: Component): Iterable<Finding> {
    const own = new Set(flow.root.children.flatMap((element) => value(element, 'name') ?? []));
    for (const element of everythingIn(flow.root))
        if (element.name === 'targetReference' && !own.has(element.text))
            yield at(flow, element, `the flow has no element ${element.text}.`);
}

function* recordFields(root: Element): Iterable<{ element: Element; field: string }> {
    for (const element of everythingIn(root))
        if (element.children.length === 0)
            for (const [, field] of element.text.matchAll(OF_THE_RECORD))
                yield { element, field: field!.replace(/__r$/, '__c') };
}

function* everythingIn(element: Element): Iterable<Element> {
    yield element;
    for (const each of element.children) yield* everythingIn(each);
}
