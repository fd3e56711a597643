import { OrgError } from '../errors.js';
import { objectOf } from '../schema/types.js';
import { ok, type Handler, type Route } from '../request.js';

/** The one query of the Tooling API that is understood: custom fields by object and name. */
const QUERY =
    /^SELECT\s+.+\s+FROM\s+CustomField\s+WHERE\s+TableEnumOrId\s*=\s*'(\w+)'\s+AND\s+DeveloperName\s*=\s*'(\w+)'$/i;

/** Field permissions hide nothing here, unlike in a describe. */
const query: Handler = (request, { world, version }) => {
    const [, object = '', name = ''] = QUERY.exec(request.query.get('q')?.trim() ?? '') ?? [];
    if (!object) throw new OrgError('INVALID_TYPE', 'The local org knows no such query of the Tooling API');
    const field = objectOf(world.schema, object)?.fields.get(`${name}__c`.toLowerCase());
    const url = `/services/data/${version}/tooling/sobjects/CustomField/00NLc0000000001AAA`;
    const records = field
        ? [{ attributes: { type: 'CustomField', url }, Id: '00NLc0000000001AAA', DeveloperName: name }]
        : [];
    return ok({ size: records.length, totalSize: records.length, done: true, records });
};

export const toolingRoutes: Route[] = [{ method: 'GET', pattern: '/tooling/query', kind: 'tooling', handle: query }];
