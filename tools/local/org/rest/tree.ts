import { OrgError, rowError } from '../errors.js';
import { createRow, visibleObject } from '../rows/save.js';
import { childrenOf, type SObjectType } from '../schema/types.js';
import type { Session } from '../orgState.js';
import { created, jsonBody, type Handler, type Route } from '../request.js';

const MAX_RECORDS = 200;

interface Node {
    [name: string]: unknown;
    attributes?: { type?: string; referenceId?: string };
}

/** Creates a tree of records, parents first; all of it or none. */
const createTree: Handler = (request, session, { object = '' }) => {
    const { records = [] } = jsonBody(request) as { records?: Node[] };
    const results: Array<{ referenceId: string; id: string }> = [];
    let current: Node | undefined;
    const plant = (type: SObjectType, node: Node, parent: Record<string, string>): void => {
        current = node;
        const { fields, branches } = split(session, type, node);
        if (results.length === MAX_RECORDS)
            throw new OrgError('LIMIT_EXCEEDED', `more than ${MAX_RECORDS} records in a tree`);
        const { Id: id } = createRow(session, type, { ...fields, ...parent });
        results.push({ referenceId: node.attributes?.referenceId ?? '', id });
        for (const branch of branches) {
            for (const child of branch.records) plant(branch.type, child, { [branch.field]: id });
        }
    };
    try {
        session.world.tables.atomically(() => {
            for (const node of records) plant(visibleObject(session, object), node, {});
        });
    } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        const referenceId = current?.attributes?.referenceId ?? '';
        return { status: 400, body: { hasErrors: true, results: [{ referenceId, errors: [rowError(error)] }] } };
    }
    return created({ hasErrors: false, results });
};

interface Branch {
    type: SObjectType;
    field: string;
    records: Node[];
}

/** A node's own fields, and its lists of children, which stand under the name of their relationship. */
function split({ world }: Session, type: SObjectType, node: Node): { fields: Node; branches: Branch[] } {
    const fields: Node = {};
    const branches: Branch[] = [];
    const lists = childrenOf(world.schema, type.name);
    for (const [name, value] of Object.entries(node)) {
        const children = (value as { records?: Node[] } | null)?.records;
        const list = children && lists.find(({ field }) => field.reference?.childRelationshipName === name);
        if (list) branches.push({ type: list.type, field: list.field.name, records: children });
        else fields[name] = value;
    }
    return { fields, branches };
}

export const treeRoutes: Route[] = [
    { method: 'POST', pattern: '/composite/tree/:object', kind: 'tree', handle: createTree }
];
