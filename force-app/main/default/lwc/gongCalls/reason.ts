import { asObject, asText } from 'c/gongShared';

/** What went wrong, in the platform's words. Errors come as `{body: {message}}`, `{body: [{message}]}` or Error. */
export function reasonOf(error: unknown): string {
    const { body, message } = asObject(error) ?? {};
    const first: unknown = Array.isArray(body) ? body[0] : body;
    return asText(asObject(first)?.message) ?? asText(message) ?? (error instanceof Error ? error.message : '');
}

/**
 * Whether the user may not call the controller at all. The platform says so in the user's language, but names the class;
 * what goes wrong inside the class does not.
 */
export const isNoAccess = (error: unknown): boolean => reasonOf(error).includes('GongCallsController');
