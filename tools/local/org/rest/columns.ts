import type { FieldType as Selected, Query } from '@jetstreamapp/soql-parser-js';
import type { Scope } from '../soql/scope.js';

/** The answer to a query with `columns=true`: the shape of its records, which `sf data query` asks for to print a table. */
export function columnsOf({ type }: Scope, { fields = [], groupBy }: Query): object {
    return {
        entityName: type.name,
        groupBy: Boolean(groupBy),
        idSelected: fields.some((field) => field.type === 'Field' && field.field === 'Id'),
        keyPrefix: type.keyPrefix,
        columnMetadata: fields.map((field) => column(field))
    };
}

function column(field: Selected): object {
    if (field.type === 'FieldSubquery') {
        const { relationshipName, fields = [] } = field.subquery;
        return entry(relationshipName, { aggregate: true, joinColumns: fields.map((one) => column(one)) });
    }
    if (field.type === 'FieldRelationship') {
        return field.relationships.reduceRight<object>(
            (inner, relationship) => entry(relationship, { joinColumns: [inner] }),
            entry(field.field, {})
        );
    }
    if (field.type === 'FieldFunctionExpression') {
        const name = field.alias ?? field.functionName.toLowerCase();
        return entry(name, { aggregate: true, displayName: name });
    }
    return entry(field.field, {});
}

function entry(columnName: string, more: object): object {
    return { aggregate: false, columnName, displayName: columnName, joinColumns: [], ...more };
}
