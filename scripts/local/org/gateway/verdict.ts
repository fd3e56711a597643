import { objectOf } from '../schema/types.js';
import type { Row } from '../tables.js';
import type { World } from '../world.js';
import { refusal, type GatewayAnswer } from './answer.js';

/** Why Gong may not be asked for this caller: a 403 DOMAIN_CONFLICT or DOMAIN_NOT_CHECKED; undefined when it may. */
export function verdictRefusal(world: World, user: Row): GatewayAnswer | undefined {
    const rows = objectOf(world.schema, 'Gong_Settings__c') ? world.tables.all('Gong_Settings__c') : [];
    const rowOf = (owner: unknown): Row | undefined => rows.find(({ SetupOwnerId }) => SetupOwnerId === owner);
    const [own, profile, organization] = [rowOf(user.Id), rowOf(user.ProfileId), rowOf(world.orgId)];
    const row = own?.Verdict__c ? own : organization;
    // a hierarchy setting's value is that of the nearest row that has one
    const workspace = [own, profile, organization].map((layer) => layer?.Workspace_Id__c).find((value) => value) ?? '';

    if (!row?.Verdict__c) return notChecked('The email domain of this connection has not been checked yet.');
    if (row.Verdict_User__c !== user.Id) return notChecked('The email domain was checked for another user.');
    if (row.Verdict__c === 'conflict') {
        const sentence = row.Verdict_Message__c ?? 'The connecting user is on an email domain of the Gong workspace.';
        return refusal(403, 'DOMAIN_CONFLICT', String(sentence));
    }
    if (row.Verdict__c !== 'ok') return notChecked('The stored verdict on the email domain is unknown.');
    if (row.Verdict_Org__c !== world.orgId) return notChecked('The email domain was checked in another org.');
    if ((row.Verdict_Workspace__c ?? '') !== workspace) {
        return notChecked('The email domain was checked for another Gong workspace.');
    }
    return undefined;
}

function notChecked(why: string): GatewayAnswer {
    return refusal(403, 'DOMAIN_NOT_CHECKED', `${why} Run the domain check: Gong Setup in Salesforce, or gong check.`);
}
