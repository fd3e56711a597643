import { basename, dirname } from 'node:path';
import type { Finding } from '../finding.js';
import type { Project } from '../project.js';
import { readFileName, SUFFIXES } from '../registry.js';
import { didYouMean } from '../spelling.js';

/** Code that has its descriptor beside it: `GongGateway.cls` and `GongGateway.cls-meta.xml`. */
const CODE = /\.(cls|trigger|page|component)$/;
/** A file of a Lightning web component, directly in the component's folder. */
const IN_COMPONENT = /(?:^|\/)lwc\/([^/]+)\/[^/]+$/;

/** Code and descriptors come in pairs: the CLI drops the one without the other and says nothing. */
export function* comeInPairs({ files }: Project): Iterable<Finding> {
    const present = new Set(files);
    const components = new Map<string, string>();
    for (const path of files) {
        if (CODE.test(path) && !present.has(`${path}-meta.xml`))
            yield whole(path, `${basename(path)} has no ${basename(path)}-meta.xml and would not be deployed.`);
        const described = path.replace(/-meta\.xml$/, '');
        if (described !== path && CODE.test(described) && !present.has(described))
            yield whole(path, `${basename(path)} describes ${basename(described)}, which does not exist.`);
        const component = IN_COMPONENT.exec(path)?.[1];
        if (component !== undefined && !components.has(dirname(path))) components.set(dirname(path), component);
    }
    for (const [folder, component] of components) {
        const descriptor = `${folder}/${component}.js-meta.xml`;
        if (!present.has(descriptor))
            yield whole(
                files.find((path) => dirname(path) === folder)!,
                `the component ${component} has no ${component}.js-meta.xml and would not be deployed.`
            );
        // the .js is emitted from the .ts and need not be there yet
        else if (!['ts', 'js', 'html', 'css'].some((extension) => present.has(`${folder}/${component}.${extension}`)))
            yield whole(descriptor, `${basename(descriptor)} describes ${component}.ts, which does not exist.`);
    }
}

/** The end of a file's name says what the file is; a file the CLI cannot tell is refused or left out. */
export function* areNamedForTheirType({ files }: Project): Iterable<Finding> {
    for (const path of files) {
        if (!path.endsWith('.xml') || /(?:^|\/)(aura|lwc|staticresources)\//.test(path)) continue;
        const name = readFileName(path);
        if (!name) yield whole(path, `${basename(path)} does not end in -meta.xml and would not be deployed.`);
        else if (!SUFFIXES.has(name.suffix))
            yield whole(path, `no metadata type has the suffix ${name.suffix}${didYouMean(name.suffix, SUFFIXES)}`);
    }
}

function whole(path: string, message: string): Finding {
    return { path, line: 1, message };
}
