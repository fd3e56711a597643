import { asObject, asText } from 'c/gongRules';

/** What went wrong, in the platform's words. Errors come as `{body: {message}}`, `{body: [{message}]}` or Error. */
export function reasonOf(error: unknown): string {
    const { body, message } = asObject(error) ?? {};
    const first: unknown = Array.isArray(body) ? body[0] : body;
    return asText(asObject(first)?.message) ?? asText(message) ?? (error instanceof Error ? error.message : '');
}
