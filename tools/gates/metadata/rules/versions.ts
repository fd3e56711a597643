import type { Finding } from '../finding.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child } from '../xml.js';

/** All code runs under the project's API version, the one that it is checked against. */
export function* haveTheProjectsVersion({ components, apiVersion }: Project): Iterable<Finding> {
    for (const component of components) {
        const version = child(component.root, 'apiVersion');
        if (version && Number(version.text) !== Number(apiVersion))
            yield at(component, version, `API version ${version.text} is not the project's, ${apiVersion}.`);
        // the schema insists on a version for Apex, and leaves it to the platform for components
        if (!version && component.type === 'LightningComponentBundle')
            yield at(component, undefined, `${component.name} has no <apiVersion>; the project's is ${apiVersion}.`);
    }
}
