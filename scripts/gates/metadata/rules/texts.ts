import { readFileName } from '../registry.js';
import type { Finding } from '../finding.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child, select } from '../xml.js';

/** How long the texts of a component may be, by metadata type and path in the file. */
const LONGEST: ReadonlyMap<string, ReadonlyArray<readonly [string, number]>> = new Map([
    ['CustomField', [['label', 40] as const, ['description', 1000] as const, ['inlineHelpText', 510] as const]],
    ['CustomLabels', [['labels.shortDescription', 80] as const, ['labels.value', 1000] as const]],
    ['CustomObject', [['label', 40] as const, ['pluralLabel', 40] as const, ['description', 1000] as const]],
    ['CustomPermission', [['label', 80] as const, ['description', 255] as const]],
    ['ListView', [['label', 40] as const]],
    ['PermissionSet', [['label', 80] as const, ['description', 255] as const]]
]);

/** Labels, descriptions and help texts fit where the platform keeps them. */
export function* haveTextsThatFit({ components }: Project): Iterable<Finding> {
    for (const component of components)
        for (const [path, longest] of LONGEST.get(component.type) ?? [])
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
            yield at(component, given, `the file is called ${name}, but what is in it ${given.text}.`);
        if (component.type !== 'CustomField' || name === undefined || !/__\w$/.test(name)) continue;
        const bare = name.replace(/__c$/, '');
        if (!/^[A-Za-z](_?[A-Za-z0-9])*$/.test(bare))
            yield at(
                component,
                given,
                `${name} is no name for a custom field: letters, digits and single underscores, then __c.`
            );
        else if (bare.length > 40)
            yield at(component, given, `${name} has ${bare.length} characters before __c, 40 fit.`);
    }
}
