import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../../tools/local/gong/index.js';
import { OrgHttp } from '../../scripts/org/http.js';
import type { ServedWorld } from './served.js';

// What people use instead, as the small programs that they are: they ask Gong directly, wait when it says so, and write
// what they found over what is in the field.

type Names = Map<string, Set<string>>;

interface Listed {
    readonly calls?: Call[];
    readonly records?: { readonly cursor?: string };
}

/** Gong and the org as such a program sees them. */
class Tools {
    readonly org: OrgHttp;
    private readonly world: ServedWorld;

    constructor(world: ServedWorld) {
        this.world = world;
        this.org = new OrgHttp(world.session);
    }

    /** One request, again for as long as Gong says "later"; undefined for 404. */
    async gong(method: 'GET' | 'POST', path: string, body?: object): Promise<Listed | undefined> {
        for (;;) {
            const { url, authorization } = this.world.gong;
            const headers = { authorization, 'content-type': 'application/json' };
            const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
            if (answer.status === 404) return undefined;
            if (answer.ok) return (await answer.json()) as Listed;
            await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000);
        }
    }

    extensive(filter: object, cursor?: string): Promise<Listed | undefined> {
        const contentSelector = { context: 'Basic', exposedFields: { content: { trackers: true } } };
        return this.gong('POST', '/v2/calls/extensive', { filter, contentSelector, ...(cursor && { cursor }) });
    }

    /** The ids of the calls of a span, from `GET /v2/calls`. */
    async list(from: string, to: string): Promise<string[]> {
        const ids: string[] = [];
        for (let cursor: string | undefined = ''; cursor !== undefined;) {
            const query = new URLSearchParams({ fromDateTime: from, toDateTime: to, ...(cursor && { cursor }) });
            const page = await this.gong('GET', `/v2/calls?${query}`);
            ids.push(...(page?.calls ?? []).map((call) => (call as unknown as { id: string }).id));
            cursor = page?.records?.cursor;
        }
        return ids;
    }

    /** Writes the field of one Opportunity, cut where it is full. */
    async update(opportunityId: string, names: Iterable<string>): Promise<void> {
        const path = `/sobjects/Opportunity/${opportunityId}`;
        await this.org.data('PATCH', path, { MainCompetitors__c: [...names].join(', ').slice(0, 100) });
    }

    async updateAll(found: Names): Promise<void> {
        for (const [id, names] of found) await this.update(id, names);
    }
}

/** What the tracker `Competitors` heard. */
const phrasesOf = (call: Call): string[] =>
    (call.content?.trackers ?? [])
        .filter(({ name }) => name === 'Competitors')
        .flatMap(({ phrases }) => (phrases ?? []).map(({ phrase }) => String(phrase)));

/** The first Opportunity of the call. */
const opportunityOf = (call: Call): string | undefined =>
    (call.context ?? [])
        .flatMap(({ objects }) => objects ?? [])
        .filter(({ objectType }) => objectType === 'Opportunity')
        .map(({ objectId }) => String(objectId))[0];

function collect(found: Names, calls: readonly Call[]): void {
    for (const call of calls) {
        const id = opportunityOf(call);
        if (id === undefined) continue;
        const names = found.get(id) ?? new Set();
        for (const phrase of phrasesOf(call)) names.add(phrase);
        found.set(id, names);
    }
}

/** A way of doing it: over a span of time, and over the calls that webhooks told of. */
export interface Driver {
    readonly name: string;
    run(world: ServedWorld, span: { from: string; to: string }, finished: readonly string[]): Promise<void>;
}

export const DRIVERS: readonly Driver[] = [
    {
        name: 'the recipe: one webhook, one read, one update per call',
        async run(world, _, finished) {
            const tools = new Tools(world);
            for (const id of finished) {
                const page = await tools.extensive({ callIds: [id] });
                for (const call of page?.calls ?? []) {
                    const opportunity = opportunityOf(call);
                    if (opportunity) await tools.update(opportunity, phrasesOf(call));
                }
            }
        }
    },
    {
        name: 'list, then read each call',
        async run(world, { from, to }) {
            const tools = new Tools(world);
            const found: Names = new Map();
            for (const id of await tools.list(from, to))
                collect(found, (await tools.extensive({ callIds: [id] }))?.calls ?? []);
            await tools.updateAll(found);
        }
    },
    {
        name: 'list, then extensive pages',
        async run(world, { from, to }) {
            const tools = new Tools(world);
            const found: Names = new Map();
            const ids = await tools.list(from, to);
            for (let i = 0; i < ids.length; i += 100)
                collect(found, (await tools.extensive({ callIds: ids.slice(i, i + 100) }))?.calls ?? []);
            await tools.updateAll(found);
        }
    },
    {
        name: 'extensive pages, one by one',
        async run(world, { from, to }) {
            const tools = new Tools(world);
            const found: Names = new Map();
            for (let cursor: string | undefined = ''; cursor !== undefined;) {
                const page = await tools.extensive({ fromDateTime: from, toDateTime: to }, cursor || undefined);
                collect(found, page?.calls ?? []);
                cursor = page?.records?.cursor;
            }
            await tools.updateAll(found);
        }
    }
];
