import { objectOf, type Field, type PermissionSet, type Schema, type SObjectType } from './schema/types.js';
import type { Row, Tables } from './tables.js';

export const ADMINISTRATOR = 'System Administrator';
export const STANDARD_USER = 'Standard User';
/** The profile of integration users: what it gives comes from permission sets alone. */
export const API_ONLY = 'Minimum Access - API Only Integrations';
const OPEN_TO_STANDARD_USERS = new Set(['Account', 'Contact', 'Opportunity']);

export type Action = 'create' | 'read' | 'edit' | 'delete';

/**
 * What a user may do: profile plus assigned permission sets. A System Administrator has every object and every standard
 * field; custom fields come from permission sets for everybody, because a deploy gives nobody access to a new field.
 * A schema without any permission set restricts nothing.
 */
export interface Access {
    user: Row;
    object(type: SObjectType, action: Action): boolean;
    /** `create` and `edit` also ask whether the platform itself lets the field be set then. */
    field(type: SObjectType, field: Field, action: Exclude<Action, 'delete'>): boolean;
    customPermission(name: string): boolean;
    apexClass(name: string): boolean;
    principal(name: string): boolean;
    /** `CustomizeApplication`, `ModifyMetadata`… */
    userPermission(name: string): boolean;
}

/** The access of a user, as of the permission set assignments of this moment. */
export function accessOf(user: Row, schema: Schema, tables: Tables): Access {
    const sets = assignedSets(user, schema, tables);
    const unrestricted = schema.permissionSets.length === 0;
    const profile = tables.get('Profile', String(user.ProfileId))?.Name;
    const administrator = profile === ADMINISTRATOR;
    const some = (grants: (set: PermissionSet) => boolean | undefined): boolean => unrestricted || sets.some(grants);

    const object: Access['object'] = (type, action) => {
        if (type.kind === 'metadata' && action !== 'read') return false;
        if (administrator) return true;
        if (type.kind === 'metadata' || type.kind === 'setting') {
            return some((set) =>
                action === 'read' ? set.settings.has(type.name) : set.userPermissions.has('CustomizeApplication')
            );
        }
        const open = OPEN_TO_STANDARD_USERS.has(type.name);
        if (type.kind === 'standard' && (open ? profile !== API_ONLY : action === 'read')) return true;
        return some((set) => set.objects.get(type.name.toLowerCase())?.[action]);
    };
    const field: Access['field'] = (type, { name, custom, required, createable, updateable }, action) => {
        if (action === 'create' && !createable) return false;
        if (action === 'edit' && !updateable) return false;
        // required and master-detail fields follow the object; custom metadata and settings know no field permissions
        if (!custom || required || type.kind === 'metadata' || type.kind === 'setting') return true;
        const wanted = action === 'read' ? 'read' : 'edit';
        return some((set) => set.fields.get(`${type.name}.${name}`.toLowerCase())?.[wanted]);
    };
    return {
        user,
        object,
        field,
        customPermission: (name) => some((set) => set.customPermissions.has(name)),
        apexClass: (name) => administrator || some((set) => set.classes.has(name)),
        principal: (name) => some((set) => set.principals.has(name)),
        userPermission: (name) => administrator || some((set) => set.userPermissions.has(name))
    };
}

/**
 * Whether a user who may write such rows may do so under their masters: with `writeRequiresMasterRead` whoever sees
 * the master may, else only who may edit it, and so on up.
 */
export function mayWriteUnder(access: Access, schema: Schema, type: SObjectType): boolean {
    return [...type.fields.values()].every(({ reference }) => {
        const master = reference?.masterDetail ? objectOf(schema, reference.to[0] ?? '') : undefined;
        if (!master) return true;
        if (reference!.masterReadIsEnough) return access.object(master, 'read');
        return access.object(master, 'edit') && mayWriteUnder(access, schema, master);
    });
}

function assignedSets(user: Row, schema: Schema, tables: Tables): PermissionSet[] {
    const assigned = new Set(
        tables
            .all('PermissionSetAssignment')
            .filter(({ AssigneeId }) => AssigneeId === user.Id)
            .map(({ PermissionSetId }) => tables.get('PermissionSet', String(PermissionSetId))?.Name)
    );
    return schema.permissionSets.filter(({ name }) => assigned.has(name));
}
