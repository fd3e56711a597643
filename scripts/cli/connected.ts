import type { Connection, Org } from '@salesforce/core';
import { preflight } from '../checks/preflight.js';

/**
 * The login that a command works with, once the org's connection to Gong has passed the blocking checks: for every
 * command that touches calls. It costs one API call of the org, and a request to Gong once a day.
 * @throws {Blocked} with the finding, exit code 4
 */
export async function connected(org: Org): Promise<Connection> {
    const connection = org.getConnection();
    await preflight(connection);
    return connection;
}
