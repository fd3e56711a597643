import { z } from 'zod';

/** An answer of Gong's that is not the one asked for. The body is `{requestId, errors}`. */
export class GongError extends Error {
    readonly status: number;
    readonly errors: readonly string[];
    readonly headers: Readonly<Record<string, string>>;

    constructor(status: number, errors: string | readonly string[], headers: Record<string, string> = {}) {
        const list = typeof errors === 'string' ? [errors] : errors;
        super(list.join(' '));
        this.name = 'GongError';
        this.status = status;
        this.errors = list;
        this.headers = headers;
    }
}

/** The value in the schema's shape. @throws {GongError} 400 with one sentence for each thing that is wrong. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
    const result = schema.safeParse(value, {
        error: ({ input }) => (input === undefined ? 'is required' : undefined)
    });
    if (result.success) return result.data;
    const sentences = result.error.issues.map(({ path, message }) =>
        path.length === 0 ? `The request ${message}` : `${path.map(String).join('.')}: ${message}`
    );
    throw new GongError(400, sentences);
}
