import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import type { LocalOrg } from '../org/index.js';
import { SITE } from './build/paths.js';
import { Controller } from './controller.js';
import { choiceOf, recordPage } from './html.js';
import { OrgRefused, recordAs, saveAs } from './queries.js';
import { changedBy, refusedBy } from './states.js';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/** A running record page. */
export interface Page {
    /** `http://127.0.0.1:PORT/` */
    readonly url: string;
    close(): Promise<void>;
}

interface Asked {
    readonly username: string;
    readonly state: string;
}

/**
 * Serves the Opportunity page on 127.0.0.1 from what {@link buildPage} built, with the local org behind it: Apex and
 * records are answered from its tables, with the permissions of the chosen user.
 */
export async function startPage(org: LocalOrg, port = 0): Promise<Page> {
    const server = fastify({ forceCloseConnections: true });
    server.get('/', (request, reply) => {
        const query = new URL(request.url, 'http://page').searchParams;
        return reply.type('text/html; charset=utf-8').send(recordPage(org, choiceOf(org, query)));
    });
    server.get<{ Params: { file: string } }>('/:file', async ({ params: { file } }, reply) => {
        const type = TYPES[extname(file)];
        if (type === undefined || !/^[\w.-]+$/.test(file)) return reply.code(404).send();
        const body = await readFile(join(SITE, file)).catch(() => undefined);
        return body === undefined ? reply.code(404).send() : reply.type(`${type}; charset=utf-8`).send(body);
    });
    answerCard(server, org);
    server.setErrorHandler((error, _request, reply) =>
        reply
            .code(error instanceof OrgRefused ? error.status : 500)
            .send({ message: error instanceof Error ? error.message : String(error) })
    );
    await server.listen({ host: '127.0.0.1', port });
    return {
        url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`,
        close: () => server.close()
    };
}

/** What the card asks the platform for. */
function answerCard(server: FastifyInstance, org: LocalOrg): void {
    server.post<{ Body: Asked & { method: string; params: Record<string, never> } }>('/api/apex', async ({ body }) => {
        const { username, state, method, params } = body;
        if (state === 'loading') await new Promise(() => undefined);
        const controller = new Controller(org, username);
        const refused = refusedBy(controller.allowed ? state : 'noAccess');
        if (refused) throw new OrgRefused(refused.status, refused.message);
        const { opportunityId, size, callIds } = params;
        if (method.endsWith('.calls')) return controller.calls(opportunityId!, callIds!);
        return changedBy(state, await controller.firstScreen(opportunityId!, size));
    });
    server.post<{ Body: Asked & { objectApiName: string } }>('/api/object', ({ body }) => {
        const { username, state, objectApiName } = body;
        const seen = state !== 'noAccess' && new Controller(org, username).sees(objectApiName);
        if (!seen) throw new OrgRefused(403, `You don't have access to ${objectApiName}.`);
        return { apiName: objectApiName };
    });
    server.post<{ Body: Asked & { recordId: string; fields: string[] } }>('/api/record', async ({ body }) => {
        const record = await recordAs(org, body.username, body.recordId);
        const names = body.fields.map((name) => name.replace(/^Opportunity\./, ''));
        return {
            fields: Object.fromEntries(
                names.flatMap((name) => (name in record ? [[name, { value: record[name] }]] : []))
            )
        };
    });
    server.post<{ Body: Asked & { recordId: string; fields: object } }>('/api/save', async ({ body }) => {
        await saveAs(org, body.username, body.recordId, body.fields);
        return {};
    });
}
