import { SfCommand } from '@salesforce/sf-plugins-core';
import { SfError } from '@salesforce/core';
import { SyncError } from '#engine';
import { Blocked } from '../checks/finding.js';

/** Errors of a login that is missing or no longer good, by the names that @salesforce/core gives them. */
const LOGIN =
    /NamedOrgNotFound|NoDefaultEnv|NoUsername|AuthInfo|RefreshToken|ExpiredAccessToken|NoAuthInfo|DomainNotFound/;

/** What every command has in common: the exit codes of the product and errors with actions. */
export abstract class GongCommand<T> extends SfCommand<T> {
    protected override catch(error: Error & { exitCode?: number; code?: unknown }): Promise<never> {
        return super.catch(toSfError(error));
    }
}

/** 2 usage, 3 login or credential, 4 blocked by a check, 5 rate limited for good, 1 everything else. */
function toSfError(error: Error & { exitCode?: number }): Error & { exitCode?: number } {
    if (error instanceof SyncError) {
        const { name, message, exitCode } = error;
        const data = error instanceof Blocked && { ...error.finding, actions: [...error.finding.actions] };
        return SfError.create({
            name,
            message,
            actions: [...error.actions],
            exitCode,
            cause: error,
            ...(data && { data })
        });
    }
    if (LOGIN.test(error.name)) return SfError.create({ ...pick(error), exitCode: 3 });
    return error;
}

function pick(error: Error): { name: string; message: string; actions?: string[]; cause: Error } {
    const actions = (error as Partial<SfError>).actions;
    return { name: error.name, message: error.message, ...(actions && { actions }), cause: error };
}
