import { to18 } from './ids.js';
import { seedLicenses } from './licenses.js';
import { insert } from './rows/save.js';
import { fieldOf, objectOf, type Field, type RecordType } from './schema/types.js';
import type { Row, Value } from './tables.js';
import { stored } from './values.js';
import type { OrgState } from './orgState.js';
import { DAY } from '../time.js';

export type Data = Record<string, Array<Record<string, unknown>>>;

const DEFAULT_USER: Record<string, unknown> = {
    Username: 'admin@integration.example',
    Email: 'admin@integration.example',
    FirstName: 'Ada',
    LastName: 'Admin'
};

/**
 * Fills a new org: its organization, profiles, permission sets and custom metadata, then the given rows.
 * @returns the connected user: the first of the given ones, or a default administrator
 * @throws Error naming the object or field of the data that the org does not have
 */
export function seed(world: OrgState, data: Data): Row {
    const add = (object: string, row: Record<string, unknown>): Row => addRow(world, object, row);
    add('Organization', {
        Id: world.orgId,
        Name: 'Local Org',
        OrganizationType: 'Developer Edition',
        InstanceName: 'LOC1',
        ...data.Organization?.[0]
    });
    const [administrator, standard] = seedLicenses(add);
    for (const profile of data.Profile ?? []) add('Profile', profile);
    for (const { name, label } of world.schema.permissionSets) {
        add('PermissionSet', { Name: name, Label: label, IsCustom: true, IsOwnedByProfile: false, Type: 'Regular' });
    }
    for (const recordType of world.schema.recordTypes) add('RecordType', recordTypeRow(recordType));
    const users = (data.User?.length ? data.User : [DEFAULT_USER]).map((user, index) => {
        const profile = (index ? standard : administrator)!;
        const unknown = user.ProfileId !== undefined && !world.tables.get('Profile', to18(String(user.ProfileId)));
        if (unknown) add('Profile', { Id: user.ProfileId, Name: profile.Name });
        const row = add('User', completeUser(user, profile.Id, index));
        // no org has a user without an address, but a file may, and then the domain check has to see it
        if (user.Email !== null && user.Email !== '') return row;
        world.tables.put('User', { ...row, Email: '' });
        return { ...row, Email: '' };
    });
    for (const { object, row } of world.schema.metadataRecords) if (objectOf(world.schema, object)) add(object, row);
    for (const [object, rows] of parentsFirst(world, data)) for (const row of rows) add(object, row);
    return users[0]!;
}

/** The row of a deployed record type. */
export function recordTypeRow({ object, name, label, active }: RecordType): Record<string, string | boolean> {
    return { Name: label, DeveloperName: name, SobjectType: object, IsActive: active };
}

/** Gives a user permission sets by name. @throws Error when the org has no such set */
export function assign({ tables, ...world }: OrgState, user: Row, names: string[]): void {
    for (const name of names) {
        const set = tables.all('PermissionSet').find(({ Name }) => Name === name);
        if (!set) throw new Error(`there is no permission set ${name}`);
        addRow({ tables, ...world }, 'PermissionSetAssignment', {
            AssigneeId: user.Id,
            PermissionSetId: set.Id,
            IsActive: true
        });
    }
}

function completeUser(user: Record<string, unknown>, profileId: string, index: number): Record<string, unknown> {
    const email = String(user.Email || user.Username || `user${index + 1}@integration.example`);
    return {
        Username: email,
        LastName: 'User',
        Alias: `user${index + 1}`,
        IsActive: true,
        ProfileId: profileId,
        UserType: 'Standard',
        TimeZoneSidKey: 'UTC',
        LocaleSidKey: 'en_US',
        EmailEncodingKey: 'UTF-8',
        LanguageLocaleKey: 'en_US',
        ...user,
        Email: email
    };
}

/** What an opportunity or account must have and a short sample may leave out. */
function completeRow(
    world: OrgState,
    object: string,
    row: Record<string, unknown>,
    id: string
): Record<string, unknown> {
    if (object === 'Opportunity') {
        const closeDate = new Date(world.now() + 30 * DAY).toISOString().slice(0, 10);
        return { Name: id, StageName: 'Prospecting', CloseDate: closeDate, ...row };
    }
    return object === 'Account' ? { Name: id, ...row } : row;
}

/** Stores a row of the org's own data: values are checked, permissions are not. */
export function addRow(world: OrgState, object: string, given: Record<string, unknown>): Row {
    const type = objectOf(world.schema, object);
    if (!type) throw new Error(`the org has no object ${object}`);
    const id = typeof given.Id === 'string' ? to18(given.Id) : world.tables.nextId(type.name);
    if (world.tables.get(type.name, id)) throw new Error(`two rows of ${type.name} have the Id ${id}`);
    const { Id: _, attributes: __, ...row } = completeRow(world, type.name, given, id);
    const values = Object.entries(row).map(([name, value]) => {
        const field = fieldOf(type, name);
        if (!field) throw new Error(`${type.name} has no field ${name}`);
        return [field.name, storedSeed(`${type.name}.${field.name}`, field, value)];
    });
    const user = world.tables.all('User')[0]?.Id ?? id;
    return insert(world, user, type, Object.fromEntries(values), id);
}

function storedSeed(where: string, field: Field, value: unknown): Value {
    try {
        // an address is taken as it is: what is wrong with it is for the domain check to say
        return stored(field.type === 'email' ? { ...field, type: 'string' } : field, value);
    } catch (error) {
        throw new Error(`${where}: ${(error as Error).message}`);
    }
}

/** The data's objects in the order of the schema's references, without those that are stored already. */
function parentsFirst(world: OrgState, data: Data): Array<[string, Data[string]]> {
    const done = new Set(['User', 'Organization', 'Profile']);
    const ordered: Array<[string, Data[string]]> = [];
    const visit = (object: string): void => {
        if (done.has(object) || !data[object]) return;
        done.add(object);
        const type = objectOf(world.schema, object);
        for (const { reference } of type?.fields.values() ?? [])
            for (const parent of reference?.to ?? []) visit(parent);
        ordered.push([object, data[object]]);
    };
    Object.keys(data).forEach(visit);
    return ordered;
}
