import type { Finding } from '../finding.js';
import { isRequired, noSuchField } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child, isTrue, select, value } from '../xml.js';

/** Field permissions are given on fields that exist and take them: the deploy fails on required and master-detail fields. */
export function* permitWhatCanBePermitted({ catalogue }: Project): Iterable<Finding> {
    for (const set of catalogue.all('PermissionSet')) {
        for (const permission of select(set.root, 'fieldPermissions')) {
            const place = child(permission, 'field');
            const name = place?.text ?? '';
            const [object = '', field = ''] = name.split('.');
            const problem = noSuchField(catalogue, object, field, set.directory);
            if (problem) {
                yield at(set, place, problem);
                continue;
            }
            if (field === 'Name')
                yield at(set, place, `${name} takes no field permissions: whoever sees the object sees it.`);
            const definition = catalogue.find('CustomField', name, set.directory);
            if (definition && isRequired(definition))
                yield at(set, place, `${name} takes no field permissions: it is required or master-detail.`);
            if (!isTrue(permission, 'editable')) continue;
            if (!isTrue(permission, 'readable')) yield at(set, place, `editable on ${name} depends on readable.`);
            if (definition && isCalculated(definition.root))
                yield at(set, place, `${name} is calculated and cannot be editable.`);
        }
    }
}

function isCalculated(field: Parameters<typeof value>[0]): boolean {
    return child(field, 'formula') !== undefined || ['AutoNumber', 'Summary'].includes(value(field, 'type') ?? '');
}
