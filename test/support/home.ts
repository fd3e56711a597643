import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A home directory of its own, so that commands run in this process find only the logins that the tests make. To be
 * imported before anything of Salesforce's.
 */
export const home = mkdtempSync(join(tmpdir(), 'gong-home-'));
Object.assign(process.env, {
    HOME: home,
    USERPROFILE: home,
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    FORCE_COLOR: '0'
});
