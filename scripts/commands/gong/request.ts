import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Args } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { showCommand } from '../../cli/showCommand.js';
import { usageError } from '../../cli/toSfError.js';
import { METHODS, request } from '../../gong/index.js';

const BODY = '--body \'{"filter": {"fromDate": "2026-09-01", "toDate": "2026-10-01"}}\', or --body @FILE, or --body -';

/** A JSON text as it is, from a file (`@FILE`) or from standard input (`-`). */
async function readBody(given: string): Promise<unknown> {
    const json =
        given === '-' ? await text(process.stdin) : given.startsWith('@') ? await readText(given.slice(1)) : given;
    try {
        return JSON.parse(json);
    } catch (error) {
        throw usageError(`--body is not JSON: ${(error as Error).message}.`, `Give it like this: ${BODY}`);
    }
}

const readText = (file: string): Promise<string> =>
    readFile(file, 'utf8').catch((error: Error) => {
        throw usageError(`The file of --body cannot be read: ${error.message}.`, `Give it like this: ${BODY}`);
    });

function readQuery(pairs: readonly string[] = []): Record<string, string> {
    return Object.fromEntries(
        pairs.map((pair) => {
            const [name, ...value] = pair.split('=');
            if (!name || value.length === 0)
                throw usageError(`--query cannot be "${pair}".`, 'Give it like this: --query includeAvatars=true');
            return [name, value.join('=')];
        })
    );
}

export default showCommand({
    name: 'request',
    asks: [],
    args: {
        method: Args.string({ required: true, options: [...METHODS], description: METHODS.join(', ') }),
        path: Args.string({ required: true, description: '/v2/…' })
    },
    flags: { query: Flags.string({ char: 'q', multiple: true }), body: Flags.string({ char: 'b' }) },
    async ask(gong, { args, flags }) {
        const body = flags.body === undefined ? undefined : await readBody(flags.body);
        const method = args.method as (typeof METHODS)[number];
        return (await request(gong, { method, path: args.path, query: readQuery(flags.query), body })) ?? null;
    }
});
