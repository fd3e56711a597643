import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { join } from 'node:path';
import { ROOT } from './sf.js';

export interface Member {
    type: string;
    name: string;
}

/** Not a component of ours, or gone with what it belongs to. */
const CONTAINERS = new Set(['CustomLabels']);

/**
 * What has to be deleted to take the package out of an org: its components, of the Opportunity only the package's own
 * parts. The field Main Competitor(s) is not among them: it may be the org's own.
 */
export function membersToDelete(): Member[] {
    const set = ComponentSet.fromSource([
        join(ROOT, 'force-app'),
        join(ROOT, 'main-competitors/main/default/permissionsets')
    ]);
    const members = set
        .getSourceComponents()
        .toArray()
        .flatMap((component) => {
            // an object of ours goes as a whole; a standard one, and the labels' file, only hold parts of ours
            const isOurs = component.type.name !== 'CustomObject' || /__(c|mdt)$/.test(component.fullName);
            return isOurs && !CONTAINERS.has(component.type.name) ? [component] : component.getChildren();
        })
        // a folder of reports is deleted as a report
        .map(({ type, fullName }) => ({ type: type.name.replace(/Folder$/, ''), name: fullName }));
    return members.sort((a, b) => `${a.type} ${a.name}`.localeCompare(`${b.type} ${b.name}`));
}

/** A manifest; without members the empty package.xml that goes with a destructive one. */
export function manifest(members: readonly Member[], version: string): string {
    const types = [...new Set(members.map(({ type }) => type))].map((type) => {
        const names = members.filter((member) => member.type === type);
        return [
            '    <types>',
            ...names.map(({ name }) => `        <members>${name}</members>`),
            `        <name>${type}</name>`,
            '    </types>'
        ].join('\n');
    });
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<Package xmlns="http://soap.sforce.com/2006/04/metadata">',
        ...types,
        `    <version>${version}</version>`,
        '</Package>',
        ''
    ].join('\n');
}
