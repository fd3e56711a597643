import { existsSync, readFileSync } from 'node:fs';
import type { Session } from '../org/http.js';
import { jwtLogin } from '../org/jwtLogin.js';
import { usageError } from './toSfError.js';

const LOGIN_URL = 'https://login.salesforce.com';

/**
 * The session of a host that nobody has logged in: by JWT from `GONG_ORG_CLIENT_ID`, `GONG_ORG_USERNAME` and
 * `GONG_ORG_PRIVATE_KEY`. Nothing is read from a home directory, or written to it.
 * @returns undefined when the environment names no login
 * @throws usage that names the variable that is missing, {@link LoginRefused}
 */
export async function environmentLogin(env: NodeJS.ProcessEnv): Promise<Session | undefined> {
    const clientId = env.GONG_ORG_CLIENT_ID;
    if (!clientId) return undefined;
    const need = (name: string): string => {
        const value = env[name];
        if (!value) throw usageError(`GONG_ORG_CLIENT_ID is set, but ${name} is not.`, `Set ${name}, too.`);
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
