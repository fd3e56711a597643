import { existsSync, readFileSync } from 'node:fs';
import type { Org } from '@salesforce/core';
import { BadOption } from '../webhook/errors.js';
import type { Session } from '../org/http.js';
import { jwtLogin } from '../org/jwtLogin.js';

const LOGIN_URL = 'https://login.salesforce.com';

/**
 * The session of a server: by JWT from the environment, as containers log in, else that of an org the CLI knows.
 * @returns undefined when there is neither
 * @throws {BadOption} naming the variable that is missing, {@link LoginRefused}
 */
export async function serverSession(env: NodeJS.ProcessEnv, org: Org | undefined): Promise<Session | undefined> {
    const clientId = env.GONG_ORG_CLIENT_ID;
    if (!clientId) return org?.getConnection();
    const need = (name: string): string => {
        const value = env[name];
        if (!value) throw new BadOption(`GONG_ORG_CLIENT_ID is set, but ${name} is not.`, `Set ${name}, too.`);
        return value;
    };
    return jwtLogin({
        clientId,
        username: need('GONG_ORG_USERNAME'),
        privateKey: textOrFile(need('GONG_ORG_PRIVATE_KEY')),
        loginUrl: env.GONG_ORG_LOGIN_URL || LOGIN_URL
    });
}

/** A value that is given as it is or as the path of a file with it; written out line ends become line ends. */
export function textOrFile(value: string): string {
    return existsSync(value) ? readFileSync(value, 'utf8') : value.replaceAll('\\n', '\n');
}
