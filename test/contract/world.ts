import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSchema, startLocalOrg, type LocalOrg } from '../../tools/local/org/index.js';
import type { ContractCase, GongReply, VerdictFields } from '../../tools/contract/parts.js';

/** What came out of the gateway, or reached Gong. */
export interface Message {
    readonly method?: string | undefined;
    readonly path?: string | undefined;
    readonly status?: number | undefined;
    readonly headers: IncomingMessage['headers'];
    readonly body: Buffer;
}

const DAY = 86_400_000;
const SETTINGS = 'Gong_Settings__c';

export const bytesOf = (text: string): Buffer =>
    text.startsWith('hex:') ? Buffer.from(text.slice(4), 'hex') : Buffer.from(text);

/** The local org with a caller for each list of permission sets, and a Gong that answers what a case says. */
export async function contractWorld(cases: readonly ContractCase[]) {
    let reply: GongReply | undefined;
    let reached: Message[] = [];
    const gong = createServer(async (incoming, answer) => {
        const body = Buffer.concat(await incoming.toArray());
        reached.push({ method: incoming.method, path: incoming.url, headers: incoming.headers, body });
        if (reply?.fails) return;
        answer.writeHead(reply?.status ?? 500, {
            ...(reply?.type && { 'content-type': reply.type }),
            ...reply?.headers
        });
        answer.end(reply?.size === undefined ? bytesOf(reply?.body ?? '') : Buffer.alloc(reply.size, 'x'));
    });
    await new Promise<void>((resolve) => gong.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(gong.address() as AddressInfo).port}`;

    const callers = [...new Set(cases.map(({ sets }) => sets.join(' ')))];
    const nameOf = (caller: string): string => `${caller.replaceAll(' ', '.')}@acme.example`;
    const org = await startLocalOrg({
        schema: readSchema(['force-app', 'main-competitors']),
        data: { User: [{ Username: 'nobody@acme.example' }, ...callers.map((each) => ({ Username: nameOf(each) }))] },
        permissionSets: Object.fromEntries(
            callers.map((each) => [nameOf(each), [...each.split(' '), 'Gong_Credential']])
        ),
        gong: { url, accessKey: 'key', secret: 'secret' }
    });

    function store({ sets, org: whole, own }: ContractCase): void {
        const user = org.tables.all('User').find(({ Username }) => Username === nameOf(sets.join(' ')))!;
        for (const { Id } of org.tables.all(SETTINGS)) org.tables.remove(SETTINGS, Id);
        const put = (owner: string, { days = 0, ...changes }: VerdictFields): void => {
            const row = {
                Id: org.tables.nextId(SETTINGS),
                SetupOwnerId: owner,
                Verdict__c: 'ok',
                Verdict_At__c: days === null ? null : new Date(Date.now() - Number(days) * DAY).toISOString(),
                Verdict_User__c: user.Id,
                Verdict_Email__c: user.Email ?? null,
                Verdict_Org__c: org.orgId
            };
            const known: Record<string, string> = {
                $USER: user.Id.toLowerCase(),
                $EMAIL: String(user.Email).toUpperCase(),
                $ORG: org.orgId.toLowerCase()
            };
            const filled = Object.entries(changes).map(([name, value]) => [name, known[String(value)] ?? value]);
            org.tables.put(SETTINGS, { ...row, ...(Object.fromEntries(filled) as object) });
        };
        if (whole !== null) put(org.orgId, whole ?? {});
        if (own) put(user.Id, own);
    }

    return {
        org,
        /** Puts the verdicts of a case in place and sends its request, its path as it stands there. */
        async run(one: ContractCase): Promise<{ answer: Message; reached: readonly Message[] }> {
            store(one);
            reply = one.gong;
            reached = [];
            org.gong = { ...org.gong!, timeoutMs: one.gong?.fails ? 100 : 60_000 };
            const answer = await send(org, org.tokenFor(nameOf(one.sets.join(' '))), one);
            return { answer, reached };
        },
        async close() {
            await org.close();
            gong.close();
            gong.closeAllConnections();
        }
    };
}

/** Not fetch, which would put the path right. */
function send(org: LocalOrg, token: string, { ask, query, type, gongType, body }: ContractCase): Promise<Message> {
    const [method, path] = ask;
    const search = query ? `?${new URLSearchParams(query)}` : '';
    return new Promise((resolve, reject) => {
        const { hostname, port } = new URL(org.url);
        const outgoing = request(
            {
                hostname,
                port,
                method,
                path: `/services/apexrest/gong${path}${search}`,
                headers: {
                    authorization: `Bearer ${token}`,
                    ...(body !== undefined || type ? { 'content-type': type ?? 'application/json' } : {}),
                    ...(gongType && { 'x-gong-content-type': gongType })
                }
            },
            async (incoming) => {
                const told = Buffer.concat(await incoming.toArray());
                resolve({ status: incoming.statusCode, headers: incoming.headers, body: told });
            }
        );
        outgoing.on('error', reject);
        outgoing.end(body === undefined ? undefined : bytesOf(body));
    });
}
