import type { Finding } from '../finding.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child } from '../xml.js';

/** Code runs under the API version of its descriptor; without one the platform picks. */
const CODE = new Set(['ApexClass', 'ApexTrigger', 'ApexPage', 'ApexComponent', 'LightningComponentBundle']);

/** All code runs under the project's API version, the one that it is checked against. */
export function* haveTheProjectsVersion({ components, apiVersion }: Project): Iterable<Finding> {
    for (const component of components) {
        const version = child(component.root, 'apiVersion');
        if (version && Number(version.text) !== Number(apiVersion))
            yield at(component, version, `API version ${version.text} is not the project's, ${apiVersion}.`);
        if (!version && CODE.has(component.type))
            yield at(component, undefined, `${component.name} has no <apiVersion>; the project's is ${apiVersion}.`);
    }
}
