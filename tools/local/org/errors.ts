/** One error as the platform reports it: a code, a sentence, the fields it is about, and the HTTP status of a single-row request. */
export class OrgError extends Error {
    readonly errorCode: string;
    readonly fields: string[];
    readonly status: number;

    constructor(errorCode: string, message: string, { fields = [] as string[], status = 400 } = {}) {
        super(message);
        this.name = 'OrgError';
        this.errorCode = errorCode;
        this.fields = fields;
        this.status = status;
    }
}

/** A request the platform cannot even read: it fails as a whole, also where rows fail on their own. */
export class UnreadableBody extends OrgError {}

/** The body of a failed REST request: always an array. */
export function errorBody(error: OrgError): object[] {
    const { message, errorCode, fields } = error;
    return [fields.length ? { message, errorCode, fields } : { message, errorCode }];
}

/** The same error inside a collection's or a tree's results, where the code is called `statusCode`. */
export function rowError(error: OrgError): { statusCode: string; message: string; fields: string[] } {
    return { statusCode: error.errorCode, message: error.message, fields: error.fields };
}

export const notFound = (message = 'The requested resource does not exist'): OrgError =>
    new OrgError('NOT_FOUND', message, { status: 404 });

/** The platform's words for a row, or an external id field, that is not there. */
export const notAccessible = (name: string): OrgError =>
    notFound(`Provided external ID field does not exist or is not accessible: ${name}`);

export const methodNotAllowed = (method: string): OrgError =>
    new OrgError('METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`, { status: 405 });

export const noMultipart = (): OrgError =>
    new OrgError(
        'UNSUPPORTED_MEDIA_TYPE',
        'Apex REST currently does not support requests of Content-Type multipart/form-data.',
        { status: 415 }
    );

export const invalidSession = (): OrgError =>
    new OrgError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });

export const noSuchColumn = (field: string, object: string): OrgError =>
    new UnreadableBody('INVALID_FIELD', `No such column '${field}' on sobject of type ${object}`);

export const notWritable = (fields: string[]): OrgError =>
    new OrgError(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        { fields }
    );

export const requiredMissing = (fields: string[]): OrgError =>
    new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, { fields });

export const tooLong = (label: string, field: string, value: string, length: number): OrgError =>
    new OrgError('STRING_TOO_LONG', `${label}: data value too large: ${value} (max length=${length})`, {
        fields: [field]
    });

export const outsideRange = (label: string, field: string, value: number): OrgError =>
    new OrgError('NUMBER_OUTSIDE_VALID_RANGE', `${label}: value outside of valid range on numeric field: ${value}`, {
        fields: [field]
    });

export const badPicklistValue = (label: string, field: string, value: string): OrgError =>
    new OrgError(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `${label}: bad value for restricted picklist field: ${value}`,
        { fields: [field] }
    );

export const malformedId = (label: string, field: string, value: string): OrgError =>
    new OrgError('MALFORMED_ID', `${label}: id value of incorrect type: ${value}`, { fields: [field] });

export const cannotDeserialize = (type: string, value: unknown): OrgError =>
    new UnreadableBody(
        'JSON_PARSER_ERROR',
        `Cannot deserialize instance of ${type} from ${jsonToken(value)} or request may be missing a required field`
    );

export const duplicateValue = (field: string, id: string): OrgError =>
    new OrgError('DUPLICATE_VALUE', `duplicate value found: ${field} duplicates value on record with id: ${id}`);

export const severalMatches = (field: string, value: string): OrgError =>
    new OrgError('DUPLICATE_EXTERNAL_ID', `${field}: more than one record found for external id field: ${value}`, {
        fields: [field],
        status: 300
    });

export const invalidReference = (field: string): OrgError =>
    new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fields: [field] });

export const isDeleted = (): OrgError => new OrgError('ENTITY_IS_DELETED', 'entity is deleted', { status: 404 });

export const noAccess = (): OrgError =>
    new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { status: 403 });

export const noAccessToMaster = (): OrgError =>
    new OrgError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id', {
        status: 403
    });

export const requestLimit = (): OrgError =>
    new OrgError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { status: 403 });

function jsonToken(value: unknown): string {
    if (typeof value === 'string') return `VALUE_STRING value ${value}`;
    if (typeof value === 'number') return `VALUE_NUMBER_${Number.isInteger(value) ? 'INT' : 'FLOAT'} value ${value}`;
    if (typeof value === 'boolean') return `VALUE_${String(value).toUpperCase()} value ${value}`;
    return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}
