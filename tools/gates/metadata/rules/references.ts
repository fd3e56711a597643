import type { Catalogue, Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { isCustomSetting, missing } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { didYouMean } from '../spelling.js';
import { type Element, select, value } from '../xml.js';

/** `[type of the file, path in it, type of what is named there]` */
const NAMED: ReadonlyArray<readonly [string, string, string]> = [
    ['PermissionSet', 'applicationVisibilities.application', 'CustomApplication'],
    ['PermissionSet', 'classAccesses.apexClass', 'ApexClass'],
    ['PermissionSet', 'customMetadataTypeAccesses.name', 'CustomObject'],
    ['PermissionSet', 'customPermissions.name', 'CustomPermission'],
    ['PermissionSet', 'customSettingAccesses.name', 'CustomObject'],
    ['PermissionSet', 'flowAccesses.flow', 'Flow'],
    ['PermissionSet', 'pageAccesses.apexPage', 'ApexPage'],
    ['PermissionSet', 'tabSettings.tab', 'CustomTab'],
    ['CustomApplication', 'tabs', 'CustomTab'],
    ['CustomPermission', 'requiredPermission.customPermission', 'CustomPermission'],
    ['CustomTab', 'flexiPage', 'FlexiPage'],
    ['CustomTab', 'lwcComponent', 'LightningComponentBundle'],
    ['Dashboard', 'dashboardGridLayout.dashboardGridComponents.dashboardComponent.report', 'Report'],
    ['NamedCredential', 'namedCredentialParameters.externalCredential', 'ExternalCredential']
];

/** What a permission set lists once and only once. */
const KEYS = [
    ...NAMED.flatMap(([type, path]) => (type === 'PermissionSet' ? [path] : [])),
    'externalCredentialPrincipalAccesses.externalCredentialPrincipal',
    'fieldPermissions.field',
    'objectPermissions.object',
    'userPermissions.name'
];

/** Names of components are names of components that are there. */
export function* nameWhatIsThere({ catalogue }: Project): Iterable<Finding> {
    for (const [type, path, target] of NAMED)
        for (const component of catalogue.all(type))
            for (const element of select(component.root, path)) {
                if (/^standard(-|__)/.test(element.text)) continue;
                const problem = missing(catalogue, target, element.text, component.directory);
                if (problem) yield at(component, element, problem);
                else if (path.startsWith('customSettingAccesses') && !namesSetting(catalogue, component, element))
                    yield at(component, element, `${element.text} is no custom setting.`);
            }
}

/** Access to a principal names an external credential and one of its principals, as `Gong-GongApi`. */
export function* namePrincipals({ catalogue }: Project): Iterable<Finding> {
    for (const set of catalogue.all('PermissionSet')) {
        const principals = catalogue
            .all('ExternalCredential')
            .filter(({ name }) => catalogue.find('ExternalCredential', name, set.directory))
            .flatMap(principalsOf);
        const path = 'externalCredentialPrincipalAccesses.externalCredentialPrincipal';
        for (const element of select(set.root, path))
            if (!principals.includes(element.text))
                yield at(set, element, `there is no principal ${element.text}${didYouMean(element.text, principals)}`);
    }
}

/** A permission set says each thing once: of two entries the deploy takes one, or fails. */
export function* sayEachThingOnce({ catalogue }: Project): Iterable<Finding> {
    for (const set of catalogue.all('PermissionSet'))
        for (const path of KEYS) {
            const seen = new Set<string>();
            for (const element of select(set.root, path)) {
                if (seen.has(element.text)) yield at(set, element, `${element.text} is listed twice.`);
                seen.add(element.text);
            }
        }
}

function principalsOf({ name, root }: Component): string[] {
    return select(root, 'externalCredentialParameters')
        .filter((each) => ['NamedPrincipal', 'PerUserPrincipal'].includes(value(each, 'parameterType') ?? ''))
        .map((each) => `${name}-${value(each, 'parameterName') ?? ''}`);
}

function namesSetting(catalogue: Catalogue, component: Component, element: Element): boolean {
    return isCustomSetting(catalogue.find('CustomObject', element.text, component.directory));
}
