import type { LocalOrg } from '../org/index.js';
import { DATA } from '../../../scripts/org/apiVersion.js';

/** What the org's REST API answered instead of a result. */
export class OrgRefused extends Error {
    override name = 'OrgRefused';
    readonly status: number;

    constructor(status: number, message: string) {
        super(message);
        this.status = status;
    }
}

/** All rows of a query, as a user sees them. @throws {OrgRefused} */
export async function queryAs(org: LocalOrg, username: string, soql: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    let path: string | undefined = `${DATA}/query?q=${encodeURIComponent(soql)}`;
    while (path !== undefined) {
        const answer = (await requestAs(org, username, 'GET', path)) as {
            records: Record<string, unknown>[];
            nextRecordsUrl?: string;
        };
        rows.push(...answer.records);
        path = answer.nextRecordsUrl;
    }
    return rows;
}

/** An Opportunity's fields as a user sees them: those the user may not read are left out. @throws {OrgRefused} */
export async function recordAs(org: LocalOrg, username: string, id: string): Promise<Record<string, unknown>> {
    return (await requestAs(org, username, 'GET', `${DATA}/sobjects/Opportunity/${id}`)) as Record<string, unknown>;
}

/** Saves fields of an Opportunity as a user. @throws {OrgRefused} */
export async function saveAs(org: LocalOrg, username: string, id: string, fields: object): Promise<void> {
    await requestAs(org, username, 'PATCH', `${DATA}/sobjects/Opportunity/${id}`, fields);
}

async function requestAs(
    org: LocalOrg,
    username: string,
    method: string,
    path: string,
    body?: object
): Promise<unknown> {
    const response = await fetch(org.url + path, {
        method,
        headers: { authorization: `Bearer ${org.tokenFor(username)}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) })
    });
    const answer: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return answer;
    throw new OrgRefused(response.status, (answer as { message: string }[])[0]?.message ?? response.statusText);
}
