import { Org, type Connection } from '@salesforce/core';
import { StepFailed } from './step.js';

/**
 * The org behind an alias or username, with a login that works.
 * @throws {StepFailed} saying how to log in
 */
export async function connect(aliasOrUsername: string | undefined): Promise<Connection> {
    try {
        const org = await Org.create(aliasOrUsername === undefined ? {} : { aliasOrUsername });
        const connection = org.getConnection();
        await connection.request('/services/oauth2/userinfo');
        return connection;
    } catch (error) {
        throw new StepFailed(
            (error as Error).message,
            [
                'See which orgs you are logged in to: sf org list',
                `Log in: sf org login web --alias ${aliasOrUsername ?? 'ALIAS'}`
            ],
            3
        );
    }
}

/**
 * Whether the org has the field Main Competitor(s), and what it is like. Asked of the Tooling API, because a describe
 * leaves out fields that the running user may not read.
 */
export async function mainCompetitors(connection: Connection): Promise<string | undefined> {
    const soql =
        "SELECT Id, DeveloperName FROM CustomField WHERE TableEnumOrId = 'Opportunity' AND DeveloperName = 'MainCompetitors'";
    const { records } = await connection.tooling.query<{ Id: string }>(soql);
    return records[0]?.Id;
}

/** Id of the running user. */
export async function runningUser(connection: Connection): Promise<string> {
    return (await connection.request<{ user_id: string }>('/services/oauth2/userinfo')).user_id;
}
