import { methodNotAllowed } from '../errors.js';
import { to18 } from '../ids.js';
import type { OrgState, Session } from '../orgState.js';
import type { ApiResponse } from '../request.js';
import { updateRows } from '../rows/batch.js';
import { fieldOf, objectOf, type Field, type SObjectType } from '../schema/types.js';
import type { Row } from '../tables.js';
import { refusal, sendable, type GatewayAnswer } from './answer.js';
import { requireClass } from './apexClass.js';
import { fieldRequest, NotUnderstood, type Texts, type Wish } from './fieldRequest.js';

/** Where Apex REST has the door to the field. */
export const OPPORTUNITIES = '/services/apexrest/gong/opportunities';
const MOST_BYTES = 1_000_000;
const DEFAULT_FIELD = 'MainCompetitors__c';
const STATE = 'Gong_Competitors__c';
const LISTS = ['string', 'textarea', 'picklist', 'multipicklist'];
const TAKEN = ['Name', 'StageName', 'Type', 'LeadSource', 'ForecastCategoryName', STATE];

/** What became of one Opportunity; `field` and `state` are what it holds now. */
interface Outcome extends Texts {
    id: string;
    outcome: 'written' | 'changed' | 'refused' | 'missing';
    code: string | null;
    message: string | null;
}

/**
 * The Apex classes GongOpportunities, GongFieldRequest and GongFieldWriter in TypeScript, to the same contract: writes the
 * competitors of those Opportunities that are as the caller read them.
 * @throws OrgError what the platform itself answers: class not deployed, no access to it, method it has no entry for
 */
export function opportunitiesResource(method: string, body: Buffer, session: Session): ApiResponse {
    requireClass(session.world, session.access, 'GongOpportunities');
    if (method !== 'PATCH') throw methodNotAllowed(method);
    return sendable(take(body, session));
}

function take(body: Buffer, session: Session): GatewayAnswer {
    if (!session.access.customPermission('Gong_Connection')) {
        const who = 'Only users with the permission set Gong Sync';
        return refusal(403, 'NOT_ALLOWED', `${who} may write the competitors of Opportunities.`);
    }
    if (body.length > MOST_BYTES) return refusal(413, 'REQUEST_TOO_LARGE', 'Send at most 1 MB at once.');
    try {
        const { field: meant, wishes } = fieldRequest(body);
        const field = listField(session.world);
        if (field?.name !== meant) return refusal(409, 'BAD_FIELD', whyNot(field));
        return give({ opportunities: write(session, field, wishes) });
    } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        return refusal(400, 'BAD_ROWS', error.message);
    }
}

const whyNot = (field: Field | undefined): string =>
    field === undefined
        ? 'Gong Settings › Field names no field of Opportunity that can hold a list of competitors.'
        : `Gong Settings › Field names ${field.name} and no other field may be written: read the settings again.`;

/** The field that the settings name, if it may hold a list of competitors. */
function listField(world: OrgState): Field | undefined {
    const settings = world.tables.all('Gong_Settings__c').find(({ SetupOwnerId }) => SetupOwnerId === world.orgId);
    const name = String(settings?.Field__c ?? '').trim() || DEFAULT_FIELD;
    const field = fieldOf(opportunity(world), name);
    if (!field || !LISTS.includes(field.type) || TAKEN.includes(field.name)) return undefined;
    return field.updateable ? field : undefined;
}

function write(session: Session, field: Field, wishes: readonly Wish[]): Outcome[] {
    const { world } = session;
    const rowOf = (id: string): Row | undefined => world.tables.get('Opportunity', id);
    const textsOf = (row: Row): Texts => ({
        field: (row[field.name] as string | null) ?? null,
        state: (row[STATE] as string | null) ?? null
    });
    const outcomes = wishes.map((wish): Outcome => {
        const row = rowOf(to18(wish.id));
        const now = row ? textsOf(row) : { field: null, state: null };
        return { ...now, id: to18(wish.id), outcome: row ? 'changed' : 'missing', code: null, message: null };
    });
    const open = wishes.flatMap((wish, i) =>
        outcomes[i]!.outcome === 'changed' && isSame(outcomes[i]!, wish.expected)
            ? [{ wish, outcome: outcomes[i]! }]
            : []
    );
    const changes = open.map(({ wish: { id, next } }) => ({ Id: id, [field.name]: next.field, [STATE]: next.state }));
    const results = updateRows(inSystemMode(session), changes, () => opportunity(world), {});
    results.forEach(({ error }, i) => {
        const { outcome } = open[i]!;
        const row = rowOf(outcome.id);
        Object.assign(outcome, row && textsOf(row), { outcome: error ? 'refused' : 'written' });
        if (error) Object.assign(outcome, { code: error.errorCode, message: error.message });
    });
    return outcomes;
}

/** Objects and fields are open, as to Apex that says `AccessLevel.SYSTEM_MODE`; rules and triggers run all the same. */
const inSystemMode = (session: Session): Session => ({
    ...session,
    access: {
        ...session.access,
        object: () => true,
        field: (_type, { createable, updateable }, action) =>
            action === 'read' || (action === 'create' ? createable : updateable)
    }
});

const opportunity = (world: OrgState): SObjectType => objectOf(world.schema, 'Opportunity')!;

/** To the letter, but nothing and blank are one, and so are the ends of lines. */
const isSame = (one: Texts, other: Texts): boolean =>
    plain(one.field) === plain(other.field) && plain(one.state) === plain(other.state);

const plain = (text: string | null): string =>
    text === null || text.trim() === '' ? '' : text.replaceAll('\r\n', '\n');

function give(body: object): GatewayAnswer {
    const headers = { 'content-type': 'application/json;charset=UTF-8' };
    return { status: 200, headers, body: Buffer.from(JSON.stringify(body)) };
}
