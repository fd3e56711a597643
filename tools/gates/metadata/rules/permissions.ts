import type { Catalogue, Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { isCustomSetting, isMasterDetail, noSuchObject } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { type Element, isTrue, select, value } from '../xml.js';

/** What a permission on an object presupposes on the same object. */
const DEPENDS_ON: ReadonlyMap<string, readonly string[]> = new Map([
    ['allowCreate', ['allowRead']],
    ['allowEdit', ['allowRead']],
    ['allowDelete', ['allowRead', 'allowEdit']],
    ['viewAllRecords', ['allowRead']],
    ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']]
]);

/** Standard objects that cannot be read without another one. */
const STANDARD_PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
    ['Contact', ['Account']],
    ['Contract', ['Account']],
    ['Opportunity', ['Account']],
    ['Quote', ['Opportunity']]
]);

/** Every permission set gives object permissions together with those they presuppose, on objects that exist. */
export function* giveWholeObjectPermissions({ catalogue }: Project): Iterable<Finding> {
    for (const set of catalogue.all('PermissionSet')) {
        const given = new Map(select(set.root, 'objectPermissions').map((each) => [value(each, 'object') ?? '', each]));
        for (const [object, permissions] of given) {
            const problem = noSuchObject(catalogue, object, set.directory) ?? hasNoPermissions(catalogue, set, object);
            if (problem) yield at(set, permissions, problem);
            for (const [permission, presupposed] of DEPENDS_ON)
                if (isTrue(permissions, permission))
                    for (const other of presupposed)
                        if (!isTrue(permissions, other))
                            yield at(set, permissions, `${permission} on ${object} depends on ${other}.`);
            for (const parent of [...(STANDARD_PARENTS.get(object) ?? []), ...masters(catalogue, set, object)])
                yield* followTheParent(set, permissions, parent, given.get(parent));
        }
    }
}

/** Making callouts with an external credential takes reading the objects that its tokens are kept in. */
export function* reachTheirCredentials({ catalogue }: Project): Iterable<Finding> {
    for (const set of catalogue.all('PermissionSet')) {
        const [access] = select(set.root, 'externalCredentialPrincipalAccesses').filter((each) =>
            isTrue(each, 'enabled')
        );
        const readable = select(set.root, 'objectPermissions').some(
            (each) => value(each, 'object') === 'UserExternalCredential' && isTrue(each, 'allowRead')
        );
        if (access && !readable)
            yield at(set, access, `access to a principal is of no use without allowRead on UserExternalCredential.`);
    }
}

function hasNoPermissions(catalogue: Catalogue, set: Component, object: string): string | undefined {
    if (object.endsWith('__mdt'))
        return `${object} takes no object permissions; customMetadataTypeAccesses give access.`;
    if (isCustomSetting(catalogue.find('CustomObject', object, set.directory)))
        return `${object} takes no object permissions; customSettingAccesses give access.`;
    return undefined;
}

function masters(catalogue: Catalogue, set: Component, object: string): string[] {
    const fields = catalogue.fields(object, set.directory).filter(({ root }) => isMasterDetail(root));
    return fields.map(({ root }) => value(root, 'referenceTo') ?? '');
}

function* followTheParent(
    set: Component,
    permissions: Element,
    parent: string,
    given: Element | undefined
): Iterable<Finding> {
    const object = value(permissions, 'object');
    for (const permission of ['allowRead', 'viewAllRecords']) {
        // that a standard parent's View All is presupposed too is known of contracts only
        if (permission === 'viewAllRecords' && STANDARD_PARENTS.has(object ?? '') && object !== 'Contract') continue;
        if (isTrue(permissions, permission) && !(given && isTrue(given, permission)))
            yield at(set, permissions, `${permission} on ${object} depends on ${permission} on ${parent}.`);
    }
}
