import type { PermissionSet } from './types.js';
import { flag, list, textOf, type Xml } from './xml.js';

/** A permission set from its metadata: objects, fields, custom permissions, Apex classes, credential principals. */
export function permissionSet(name: string, xml: Xml): PermissionSet {
    const enabled = (children: string, key: string): Set<string> =>
        new Set(
            list(xml, children)
                .filter((entry) => flag(entry, 'enabled'))
                .map((entry) => textOf(entry, key) ?? '')
        );
    return {
        name,
        label: textOf(xml, 'label') ?? name,
        objects: new Map(
            list(xml, 'objectPermissions').map((entry) => [
                (textOf(entry, 'object') ?? '').toLowerCase(),
                {
                    create: flag(entry, 'allowCreate'),
                    read: flag(entry, 'allowRead'),
                    edit: flag(entry, 'allowEdit'),
                    delete: flag(entry, 'allowDelete')
                }
            ])
        ),
        fields: new Map(
            list(xml, 'fieldPermissions').map((entry) => [
                (textOf(entry, 'field') ?? '').toLowerCase(),
                { read: flag(entry, 'readable'), edit: flag(entry, 'editable') }
            ])
        ),
        customPermissions: enabled('customPermissions', 'name'),
        classes: enabled('classAccesses', 'apexClass'),
        principals: enabled('externalCredentialPrincipalAccesses', 'externalCredentialPrincipal'),
        settings: new Set([
            ...enabled('customSettingAccesses', 'name'),
            ...enabled('customMetadataTypeAccesses', 'name')
        ]),
        userPermissions: enabled('userPermissions', 'name')
    };
}
