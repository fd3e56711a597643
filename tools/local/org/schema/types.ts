/** A field's type, in the words of a describe answer. */
export type FieldType =
    | 'id'
    | 'string'
    | 'textarea'
    | 'url'
    | 'email'
    | 'phone'
    | 'boolean'
    | 'int'
    | 'double'
    | 'currency'
    | 'percent'
    | 'date'
    | 'datetime'
    | 'picklist'
    | 'multipicklist'
    | 'encryptedstring'
    | 'reference';

/** Where a lookup or master-detail field points. */
export interface Reference {
    /** Object names the id may belong to. */
    to: string[];
    /** Name of the path to the parent in SOQL (`Opportunity__r`); absent when it cannot be traversed. */
    relationshipName?: string | undefined;
    /** Name of the parent's list of these rows (`Gong_Calls__r`). */
    childRelationshipName?: string | undefined;
    masterDetail: boolean;
    /** Of a detail row: whether Read on the master is enough to write it, or Edit is needed. */
    masterReadIsEnough?: boolean | undefined;
    /** Deleting the parent deletes the row (master-detail, and some standard lookups). */
    cascadeDelete: boolean;
}

/** A value of a picklist; `value` is the API name, which rows store. */
export interface PicklistValue {
    value: string;
    label: string;
    /** An inactive one may not be chosen any more; rows that have it keep it. */
    active: boolean;
}

export interface Field {
    name: string;
    label: string;
    type: FieldType;
    custom: boolean;
    /** Characters, for text types; 18 for ids. */
    length: number;
    /** Digits in all, and after the decimal point, for numbers. */
    precision: number;
    scale: number;
    required: boolean;
    unique: boolean;
    externalId: boolean;
    caseSensitive: boolean;
    /** Whether the platform itself lets a row's author set it (before any permission). */
    createable: boolean;
    updateable: boolean;
    /** A literal default, applied when an insert leaves the field out. */
    defaultValue?: string | number | boolean | undefined;
    /** In the order of its definition. */
    picklist?: { values: PicklistValue[]; restricted: boolean } | undefined;
    /** A rich text area: its text is HTML. */
    htmlFormatted: boolean;
    /** Computed by the platform, as a formula is. */
    calculated: boolean;
    reference?: Reference | undefined;
    /** Display format of an auto-number (`GH-{00000000}`). */
    autoNumber?: string | undefined;
}

export type ObjectKind = 'standard' | 'custom' | 'setting' | 'metadata';

export interface SObjectType {
    name: string;
    label: string;
    labelPlural: string;
    kind: ObjectKind;
    keyPrefix: string;
    nameField: string;
    /** By lower-case name: field names are compared without regard to case, as the platform does. */
    fields: Map<string, Field>;
}

/** What a permission set grants; object and field names as written in its file. */
export interface PermissionSet {
    name: string;
    label: string;
    objects: Map<string, { create: boolean; read: boolean; edit: boolean; delete: boolean }>;
    /** `Object.Field` in lower case. */
    fields: Map<string, { read: boolean; edit: boolean }>;
    customPermissions: Set<string>;
    classes: Set<string>;
    /** `Gong-GongApi`: external credential and principal. */
    principals: Set<string>;
    /** Custom settings and custom metadata types that may be read. */
    settings: Set<string>;
    /** `ApiEnabled`, `CustomizeApplication`… */
    userPermissions: Set<string>;
}

/** A line of the gateway's allow-list and its purpose; CHECK is a read that is allowed before the domain verdict. */
export interface GatewayOperation {
    kind: 'CHECK' | 'SYNC' | 'CONTENT' | 'AUDIT' | 'WRITE';
    method: string;
    /** `/v2/calls/{id}` */
    path: string;
}

/** Which values of an object's picklists its rows of one kind may choose. */
export interface RecordType {
    object: string;
    /** The developer name. */
    name: string;
    label: string;
    active: boolean;
    /** By field name in lower case, then API names in lower case; a field that is not named has all its values. */
    picklists: Map<string, { values: Set<string>; defaultValue?: string | undefined }>;
}

/** Everything an org knows from its metadata. */
export interface Schema {
    /** By lower-case name. */
    objects: Map<string, SObjectType>;
    permissionSets: PermissionSet[];
    recordTypes: RecordType[];
    /** Rows of custom metadata types, by object name. */
    metadataRecords: Array<{ object: string; row: Record<string, unknown> }>;
    gatewayOperations: GatewayOperation[];
    /** Names of the deployed Apex classes. */
    classes: Set<string>;
    /** Text of all that is deployed, by path in the source format: `objects/Gong_Call__c/Gong_Call__c.object-meta.xml`. */
    files: ReadonlyMap<string, string>;
}

/** The object of that name in any case, or undefined. */
export function objectOf(schema: Schema, name: string): SObjectType | undefined {
    return schema.objects.get(name.toLowerCase());
}

/** The field of that name in any case, or undefined. */
export function fieldOf(type: SObjectType, name: string): Field | undefined {
    return type.fields.get(name.toLowerCase());
}

/** The reference field behind a relationship name such as `Opportunity__r`, or undefined. */
export function relationshipOf(type: SObjectType, name: string): Field | undefined {
    const wanted = name.toLowerCase();
    for (const field of type.fields.values()) {
        if (field.reference?.relationshipName?.toLowerCase() === wanted) return field;
    }
    return undefined;
}

/** Which of the objects a reference field may point to has that id, by its key prefix. */
export function referenced(schema: Schema, field: Field, id: unknown): SObjectType | undefined {
    const prefix = String(id ?? '').slice(0, 3);
    return field.reference?.to.map((name) => objectOf(schema, name)).find((type) => type?.keyPrefix === prefix);
}

/** Each list of child rows an object has: the child's type and its field that points here. */
export function childrenOf(schema: Schema, parent: string): Array<{ type: SObjectType; field: Field }> {
    const children = [];
    for (const type of schema.objects.values()) {
        for (const field of type.fields.values()) {
            if (field.reference?.to.includes(parent)) children.push({ type, field });
        }
    }
    return children;
}

/** A long text area: it can be neither filtered, sorted nor grouped. */
export function isLongText(field: Field): boolean {
    return field.type === 'textarea' && field.length > 255;
}

/** Whether rows can be ordered by the field. */
export function isSortable(field: Field): boolean {
    return !isLongText(field) && field.type !== 'multipicklist' && field.type !== 'encryptedstring';
}
