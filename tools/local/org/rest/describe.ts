import { valuesOf } from '../picklists.js';
import { visibleObject } from '../rows/save.js';
import { childrenOf, isLongText, isSortable, type Field, type SObjectType } from '../schema/types.js';
import type { Session } from '../orgState.js';
import { ok, type Handler, type Route } from '../request.js';
import { MASTER } from './picklistValues.js';

const describeAll: Handler = (_request, session) => {
    const types = [...session.world.schema.objects.values()].filter((type) => session.access.object(type, 'read'));
    return ok({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: types.map((type) => summary(session, type)) });
};

const about: Handler = (_request, session, { object = '' }) => {
    const type = visibleObject(session, object);
    return ok({ objectDescribe: summary(session, type), recentItems: [] });
};

const describe: Handler = (_request, session, { object = '' }) => {
    const type = visibleObject(session, object);
    const fields = [...type.fields.values()].filter((field) => session.access.field(type, field, 'read'));
    return ok({
        ...summary(session, type),
        fields: fields.map((field) => describeField(session, type, field)),
        childRelationships: childrenOf(session.world.schema, type.name)
            .filter(({ type: child }) => session.access.object(child, 'read'))
            .map(({ type: child, field }) => ({
                cascadeDelete: field.reference!.cascadeDelete,
                childSObject: child.name,
                deprecatedAndHidden: false,
                field: field.name,
                relationshipName: field.reference!.childRelationshipName ?? null,
                restrictedDelete: false
            })),
        recordTypeInfos: recordTypeInfos(session, type)
    });
};

function summary({ access, version }: Session, type: SObjectType): object {
    return {
        name: type.name,
        label: type.label,
        labelPlural: type.labelPlural,
        keyPrefix: type.keyPrefix,
        custom: type.kind !== 'standard',
        customSetting: type.kind === 'setting',
        createable: access.object(type, 'create'),
        updateable: access.object(type, 'edit'),
        deletable: access.object(type, 'delete'),
        queryable: true,
        retrieveable: true,
        undeletable: false,
        urls: {
            sobject: `/services/data/${version}/sobjects/${type.name}`,
            describe: `/services/data/${version}/sobjects/${type.name}/describe`,
            rowTemplate: `/services/data/${version}/sobjects/${type.name}/{ID}`
        }
    };
}

function describeField({ access, world }: Session, type: SObjectType, field: Field): object {
    const text = !['boolean', 'int', 'double', 'currency', 'percent', 'date', 'datetime'].includes(field.type);
    const numeric = ['double', 'currency', 'percent'].includes(field.type);
    return {
        name: field.name,
        label: field.label,
        type: field.type,
        length: text ? field.length : 0,
        byteLength: text ? field.length * 3 : 0,
        precision: numeric ? field.precision : 0,
        scale: numeric ? field.scale : 0,
        digits: field.type === 'int' ? field.precision : 0,
        custom: field.custom,
        externalId: field.externalId,
        idLookup: field.externalId || field.type === 'id',
        unique: field.unique,
        caseSensitive: field.caseSensitive,
        autoNumber: field.autoNumber !== undefined,
        nameField: field.name === type.nameField,
        nillable: !field.required && field.type !== 'boolean' && field.type !== 'id' && field.createable,
        createable: access.field(type, field, 'create') && access.object(type, 'create'),
        updateable: access.field(type, field, 'edit') && access.object(type, 'edit'),
        filterable: !isLongText(field) && field.type !== 'encryptedstring',
        sortable: isSortable(field),
        groupable: isSortable(field) && !numeric && field.type !== 'datetime',
        defaultedOnCreate: field.defaultValue !== undefined || field.type === 'boolean' || field.name === 'OwnerId',
        defaultValue: field.defaultValue ?? (field.type === 'boolean' ? false : null),
        calculated: field.calculated,
        encrypted: field.type === 'encryptedstring',
        htmlFormatted: field.htmlFormatted,
        extraTypeInfo: extraTypeInfo(field),
        restrictedPicklist: field.picklist?.restricted ?? false,
        picklistValues: valuesOf(world.tables, type, field).map(({ value, label, active }) => ({
            active,
            defaultValue: value === field.defaultValue,
            label,
            validFor: null,
            value
        })),
        referenceTo: field.reference?.to ?? [],
        relationshipName: field.reference?.relationshipName ?? null,
        relationshipOrder: field.reference?.masterDetail ? 0 : null,
        cascadeDelete: field.reference?.cascadeDelete ?? false
    };
}

function extraTypeInfo({ type, htmlFormatted }: Field): string | null {
    if (type !== 'textarea') return null;
    return htmlFormatted ? 'richtextarea' : 'plaintextarea';
}

/** The master record type, which rows without one have, comes with every object. */
function recordTypeInfos({ world }: Session, type: SObjectType): object[] {
    if (!type.fields.has('recordtypeid')) return [];
    const rows = world.tables.all('RecordType').filter(({ SobjectType }) => SobjectType === type.name);
    const info = (name: unknown, developerName: unknown, recordTypeId: string, active: unknown): object => ({
        active,
        available: active,
        defaultRecordTypeMapping: recordTypeId === MASTER,
        developerName,
        master: recordTypeId === MASTER,
        name,
        recordTypeId
    });
    return [
        ...rows.map(({ Name, DeveloperName, Id, IsActive }) => info(Name, DeveloperName, Id, IsActive)),
        info('Master', 'Master', MASTER, true)
    ];
}

export const describeRoutes: Route[] = [
    { method: 'GET', pattern: '/sobjects', kind: 'describe', handle: describeAll },
    { method: 'GET', pattern: '/sobjects/:object', kind: 'describe', handle: about },
    { method: 'GET', pattern: '/sobjects/:object/describe', kind: 'describe', handle: describe }
];
