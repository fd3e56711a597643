import { join } from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { readProjectFile } from '../gates/metadata/project.js';

/** The files that a deploy of the project takes, absolute, each once: no TypeScript, no tests. */
export function builtFiles(root: string): string[] {
    const folders = readProjectFile(root).directories.map(({ path }) => path);
    const components = ComponentSet.fromSource(folders.map((path) => join(root, path.replace(root, ''))))
        .getSourceComponents()
        .toArray();
    const files = components.flatMap((component) =>
        [component, ...component.getChildren()].flatMap((each) => [
            ...each.walkContent(),
            ...(each.xml === undefined ? [] : [each.xml])
        ])
    );
    return [...new Set(files)].sort();
}
