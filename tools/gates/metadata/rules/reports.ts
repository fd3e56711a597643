import type { Catalogue, Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { missing, noSuchField } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { type Element, child, select, value } from '../xml.js';

/** Report types join objects and show fields that are there; reports stand on report types, and show columns of theirs. */
export function* reportOnWhatIsThere({ catalogue }: Project): Iterable<Finding> {
    for (const type of catalogue.all('ReportType'))
        for (const column of select(type.root, 'sections.columns')) yield* columnIsThere(catalogue, type, column);
    for (const report of catalogue.all('Report')) {
        const named = child(report.root, 'reportType');
        const type = named?.text.endsWith('__c') ? named.text.slice(0, -3) : undefined;
        if (!named || type === undefined) continue;
        const problem = missing(catalogue, 'ReportType', type, report.directory);
        if (problem) yield at(report, named, problem);
        else yield* showsColumnsOf(report, catalogue.find('ReportType', type, report.directory)!);
    }
}

function* columnIsThere(catalogue: Catalogue, type: Component, column: Element): Iterable<Finding> {
    const field = value(column, 'field') ?? '';
    const object = objectAt(catalogue, value(column, 'table') ?? '');
    // a path through a lookup starts with the lookup
    const problem = object && noSuchField(catalogue, object, field.split('.')[0]!, type.directory);
    if (problem) yield at(type, child(column, 'field'), problem);
}

/** The object at the end of a path such as `Opportunity.Gong_Calls__r`: each step is the list's name on the parent. */
function objectAt(catalogue: Catalogue, path: string): string | undefined {
    const [first, ...steps] = path.split('.');
    return steps.reduce<string | undefined>((parent, step) => {
        const list = step.replace(/__r$/, '');
        const field = catalogue
            .all('CustomField')
            .find(({ root }) => value(root, 'referenceTo') === parent && value(root, 'relationshipName') === list);
        return field?.name.split('.')[0];
    }, first);
}

/** A report on a custom report type shows, groups and filters by columns that the type has. */
function* showsColumnsOf(report: Component, type: Component): Iterable<Finding> {
    const offered = new Set(
        select(type.root, 'sections.columns').map((each) => `${value(each, 'table')}$${value(each, 'field')}`)
    );
    const paths = [
        'columns.field',
        'groupingsDown.field',
        'groupingsAcross.field',
        'filter.criteriaItems.column',
        'timeFrameFilter.dateColumn'
    ];
    for (const path of paths)
        for (const element of select(report.root, path))
            if (element.text.includes('$') && !offered.has(element.text))
                yield at(report, element, `the report type ${type.name} has no column ${element.text}.`);
    // a summary formula has full stops all the way: Opportunity.Gong_Calls__r.Mentions__c:SUM
    const summed = new Set([...offered].map((column) => column.replace('$', '.')));
    for (const formula of select(report.root, 'aggregates.calculatedFormula'))
        for (const [, column] of formula.text.matchAll(/([\w.]+):(?:SUM|AVG|MIN|MAX)\b/g))
            if (!summed.has(column!))
                yield at(report, formula, `the report type ${type.name} has no column ${column} to sum up.`);
}
