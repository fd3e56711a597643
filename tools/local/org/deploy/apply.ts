import { schemaFromFiles } from '../schema/read.js';
import { objectOf } from '../schema/types.js';
import { addRow, recordTypeRow } from '../seed.js';
import type { OrgState } from '../orgState.js';

/**
 * Makes the org what the files say: tables and fields, permission sets, custom metadata rows, Apex classes.
 * @throws Error when the local org has no storage for one of the fields; nothing is changed then
 */
export function applyFiles(world: OrgState, files: ReadonlyMap<string, string>): void {
    const schema = schemaFromFiles(files, world.schema);
    world.schema = schema;
    world.tables.adopt(schema);
    const { tables } = world;

    const sets = new Map(tables.all('PermissionSet').map((row) => [row.Name, row]));
    for (const { name, label } of schema.permissionSets) {
        const row = sets.get(name);
        if (row) tables.put('PermissionSet', { ...row, Label: label });
        else addRow(world, 'PermissionSet', { Name: name, Label: label, ...CUSTOM });
        sets.delete(name);
    }
    for (const [, row] of sets) if (row.IsCustom) tables.remove('PermissionSet', row.Id);

    const known = new Map(tables.all('RecordType').map((row) => [`${row.SobjectType}.${row.DeveloperName}`, row]));
    for (const recordType of schema.recordTypes) {
        const row = known.get(`${recordType.object}.${recordType.name}`);
        if (row) tables.put('RecordType', { ...row, ...recordTypeRow(recordType) });
        else addRow(world, 'RecordType', recordTypeRow(recordType));
    }

    for (const type of schema.objects.values())
        if (type.kind === 'metadata') for (const row of tables.all(type.name)) tables.remove(type.name, row.Id);
    for (const { object, row } of schema.metadataRecords) if (objectOf(schema, object)) addRow(world, object, row);
    if (!files.has('externalCredentials/Gong.externalCredential-meta.xml')) world.gong = undefined;
    tables.forgetWrites();
}

const CUSTOM = { IsCustom: true, IsOwnedByProfile: false, Type: 'Regular' };
