import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictRefusal } from '../org/gateway/verdict.js';
import type { LocalOrg } from '../org/index.js';
import { accessOf } from '../org/permissions.js';
import { fieldOf, objectOf } from '../org/schema/types.js';
import { FORCE_APP } from './build/paths.js';
import { queryAs } from './queries.js';

const MOST_CALLS = 1000;
const MOST_HITS = 8000;
const MOST_AT_ONCE = 100;
const MOST_NAMES = 2000;
const DEFAULT_FIELD = 'MainCompetitors__c';

type Rows = Record<string, unknown>[];

/**
 * The Apex class GongCallsController in TypeScript, to the same contract, over the local org's REST API in the name of
 * a user. The fields it asks for stand in the Apex class only.
 */
export class Controller {
    private readonly org: LocalOrg;
    private readonly username: string;
    private readonly user;
    private readonly access;

    constructor(org: LocalOrg, username: string) {
        this.org = org;
        this.username = username;
        this.user = org.tables.all('User').find(({ Username }) => Username === username)!;
        this.access = accessOf(this.user, org.schema, org.tables);
    }

    /** Whether the user may call the class at all. */
    get allowed(): boolean {
        return this.access.apexClass('GongCallsController');
    }

    /** Whether the user may see an object at all. */
    sees(object: string): boolean {
        const type = objectOf(this.org.schema, object);
        return type !== undefined && this.access.object(type, 'read');
    }

    async firstScreen(opportunityId: string, size = 10): Promise<Record<string, unknown>> {
        const call = this.readable('Gong_Call__c', 'CALL_FIELDS');
        const hit = this.readable('Gong_Tracker_Hit__c', 'HIT_FIELDS');
        const admin = this.access.customPermission('Gong_Setup');
        // the connection's verdict is the connecting user's
        const { schema, tables, orgId, user } = this.org;
        const refusal = verdictRefusal({ schema, tables, orgId, now: Date.now }, user);
        const screen = {
            allowed: call.allowed,
            admin,
            ready: refusal === undefined,
            blocked:
                admin && refusal
                    ? (JSON.parse(refusal.body.toString()) as { errors: string[] }).errors.join(' ')
                    : null,
            partial: !call.complete || !hit.complete
        };
        if (!call.allowed) return screen;
        const calls = await this.briefCalls(opportunityId);
        const ids = calls.slice(0, Math.min(size, MOST_AT_ONCE)).map(({ Id }) => String(Id));
        return {
            ...screen,
            ...(await this.settings()),
            names: await this.names(),
            lastSynced: await this.lastSynced(),
            calls,
            hits: await this.briefHits(opportunityId),
            more: calls.length === MOST_CALLS,
            first: await this.calls(opportunityId, ids)
        };
    }

    async calls(opportunityId: string, ids: readonly string[]): Promise<Rows> {
        const call = this.readable('Gong_Call__c', 'CALL_FIELDS');
        const hit = this.readable('Gong_Tracker_Hit__c', 'HIT_FIELDS');
        if (!call.allowed || ids.length === 0) return [];
        const hits = hit.allowed ? `, (SELECT ${hit.columns} FROM Gong_Tracker_Hits__r)` : '';
        const list = ids.map((id) => `'${id}'`).join(', ');
        const rows = await this.query(
            `SELECT ${call.columns}${hits} FROM Gong_Call__c WHERE Id IN (${list}) AND Opportunity__c = '${opportunityId}' LIMIT ${MOST_AT_ONCE}`
        );
        // Apex gives a list where REST has a page of records
        return rows.map((row) => ({
            ...row,
            Gong_Tracker_Hits__r: (row.Gong_Tracker_Hits__r as { records: Rows } | null | undefined)?.records
        }));
    }

    private briefCalls(opportunityId: string): Promise<Rows> {
        const { columns } = this.readable('Gong_Call__c', 'BRIEF_CALL_FIELDS');
        const newestFirst = columns.includes('Started__c') ? 'Started__c DESC NULLS LAST, Id DESC' : 'Id DESC';
        return this.query(
            `SELECT ${columns} FROM Gong_Call__c WHERE Opportunity__c = '${opportunityId}' ORDER BY ${newestFirst} LIMIT ${MOST_CALLS}`
        );
    }

    private async briefHits(opportunityId: string): Promise<Rows> {
        const { allowed, columns } = this.readable('Gong_Tracker_Hit__c', 'BRIEF_HIT_FIELDS');
        if (!allowed) return [];
        return this.query(
            `SELECT ${columns} FROM Gong_Tracker_Hit__c WHERE Gong_Call__r.Opportunity__c = '${opportunityId}' ORDER BY Gong_Call__c DESC LIMIT ${MOST_HITS}`
        );
    }

    private async names(): Promise<Rows> {
        const { allowed, columns } = this.readable('Gong_Competitor__c', 'NAME_FIELDS');
        if (!allowed) return [];
        return this.query(`SELECT ${columns} FROM Gong_Competitor__c ORDER BY Name LIMIT ${MOST_NAMES}`);
    }

    private async lastSynced(): Promise<unknown> {
        if (!this.readable('Gong_Sync_Run__c', ['Finished__c', 'Kind__c', 'Status__c']).complete) return null;
        const [run] = await this.query(
            "SELECT Finished__c FROM Gong_Sync_Run__c WHERE Status__c = 'Finished' AND Kind__c IN ('Incremental', 'Backfill') ORDER BY Finished__c DESC NULLS LAST LIMIT 1"
        );
        return run?.Finished__c ?? null;
    }

    /** Apex reads configuration for everybody, whatever the user may read. */
    private async settings(): Promise<Record<string, unknown>> {
        const { tables, schema, orgId } = this.org;
        const settings = tables.all('Gong_Settings__c').find(({ SetupOwnerId }) => SetupOwnerId === orgId);
        const opportunity = objectOf(schema, 'Opportunity')!;
        const field = fieldOf(opportunity, String(settings?.Field__c ?? DEFAULT_FIELD).trim());
        const visible = field && this.access.field(opportunity, field, 'read');
        return {
            externalOnly: settings?.External_Only__c === true,
            field: visible ? field.name : null,
            fieldLabel: visible ? field.label : null
        };
    }

    /** GongReadable: what the user may read of an object. */
    private readable(object: string, wanted: string | readonly string[]) {
        const type = objectOf(this.org.schema, object)!;
        const names = typeof wanted === 'string' ? fieldsInApex(wanted) : wanted;
        const allowed = this.access.object(type, 'read');
        const visible = names.filter((name) => allowed && this.access.field(type, fieldOf(type, name)!, 'read'));
        return { allowed, complete: visible.length === names.length, columns: ['Id', ...visible].join(', ') };
    }

    private query(soql: string): Promise<Rows> {
        return queryAs(this.org, this.username, soql);
    }
}

/** The names in a list of fields of the Apex class, so that they are written once. */
function fieldsInApex(constant: string): string[] {
    const apex = readFileSync(join(FORCE_APP, 'classes/GongCallsController.cls'), 'utf8');
    const [, list = ''] = new RegExp(`\\b${constant} = new List<SObjectField>\\{([^}]*)\\}`).exec(apex) ?? [];
    return [...list.matchAll(/\w+\.(\w+)/g)].map(([, name]) => name!);
}
