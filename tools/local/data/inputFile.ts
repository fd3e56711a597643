import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';

/** A file that is no world. The message is one sentence that names the file and the place. */
export class WorldFileError extends Error {
    constructor(file: string, what: string) {
        super(`${basename(file)}: ${what}.`);
        this.name = 'WorldFileError';
    }
}

/** The file's JSON in the schema's shape. @throws {WorldFileError} */
export async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<z.infer<T>> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        throw new WorldFileError(
            file,
            error.code === 'ENOENT' ? `there is no such file (${file})` : `cannot be read (${error.code})`
        );
    });
    const result = schema.safeParse(parse(file, text));
    if (result.success) return result.data;
    const { path, message } = result.error.issues[0]!;
    throw new WorldFileError(file, `${placeOf(path)} ${message}`);
}

function parse(file: string, text: string): unknown {
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
        const reason = (error as Error).message.replace(/\s+/g, ' ');
        const position = /at position (\d+)/.exec(reason)?.[1];
        // Some of the parser's errors quote the text around the place instead of counting up to it.
        throw new WorldFileError(
            file,
            position ? `is not JSON at ${lineAndColumn(text, +position)}` : `is not JSON: ${reason}`
        );
    }
}

function lineAndColumn(text: string, position: number): string {
    const before = text.slice(0, position).split('\n');
    return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

function placeOf(path: readonly PropertyKey[]): string {
    if (path.length === 0) return 'the file';
    return path.reduce<string>(
        (place, key) =>
            typeof key === 'number' ? `${place}[${key}]` : place === '' ? String(key) : `${place}.${String(key)}`,
        ''
    );
}

/** An object with whatever fields. */
export const anyObject = z.record(z.string(), z.unknown(), expected('an object'));

/** A list of such items, where the error says what was found instead. */
export function listOf<T extends z.ZodType>(item: T) {
    return z.array(item, expected('a list'));
}

/** Says what should be there and what is. */
export function expected(what: string) {
    return { error: ({ input }: { input?: unknown }) => `must be ${what}, but is ${kindOf(input)}` };
}

function kindOf(value: unknown): string {
    if (value === undefined) return 'missing';
    if (value === null) return 'null';
    if (Array.isArray(value)) return 'a list';
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
