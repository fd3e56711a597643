import { z } from 'zod';
import { requireScope } from './access.js';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { contentSelector, exposed } from './exposed.js';
import { dateTime, instant, isBetween } from './time.js';
import type { Call } from './gongData.js';

export const NO_CALLS = 'No calls found corresponding to the provided filters';

/** The `filter` of the operations that read calls. */
export const callFilter = z
    .object({
        fromDateTime: dateTime.nullish(),
        toDateTime: dateTime.nullish(),
        workspaceId: z.string().nullish(),
        callIds: z.array(z.string()).min(1, 'must not be empty').nullish(),
        primaryUserIds: z.array(z.string()).nullish()
    })
    .refine(({ callIds, workspaceId }) => !callIds || !workspaceId, 'callIds and workspaceId cannot be used together');

export type CallFilter = z.infer<typeof callFilter>;

const extensiveRequest = z.object({
    cursor: z.string().nullish(),
    filter: callFilter,
    contentSelector: contentSelector.nullish()
});

const listRequest = z.object({ fromDateTime: dateTime, toDateTime: dateTime, workspaceId: z.string().optional() });

export function callOperations(desk: Desk): void {
    desk.operation('POST', '/v2/calls/extensive', 'api:calls:read:extensive', ({ body }) => {
        const { cursor, filter, contentSelector: selector } = parsed(extensiveRequest, body);
        if (selector?.exposedFields?.media) requireScope(desk.access, 'api:calls:read:media-url');
        const inputs = ['calls/extensive', filter, selector];
        const { records, items } = desk.pages.page(inputs, cursor ?? undefined, () => callsOf(desk, filter));
        return { records, calls: items.map((call) => exposed(call, selector ?? undefined)) };
    });
    desk.operation('GET', '/v2/calls', 'api:calls:read:basic', ({ query }) => {
        if (query.fromDateTime === undefined && query.toDateTime === undefined) throw new GongError(404, NO_CALLS);
        const filter = parsed(listRequest, query);
        const { records, items } = desk.pages.page(['calls', filter], query.cursor, () =>
            callsOf(desk, filter, plannedOrStarted)
        );
        return { records, calls: items.map((call) => call.metaData) };
    });
    desk.operation('GET', '/v2/calls/{id}', 'api:calls:read:basic', ({ params }) => {
        const found = visibleCalls(desk).find((call) => call.metaData?.id === params.id);
        if (!found) throw new GongError(404, `Call ID ${params.id} was not found`);
        return { call: found.metaData };
    });
}

/** Calls that the key's owner can see by now. */
export function visibleCalls(desk: Desk): Call[] {
    if (desk.access.seesCalls === false) return [];
    const now = desk.now();
    return desk.world.calls.filter(
        (call) => !call.awaitsMedia && (call.availableAt === undefined || Date.parse(call.availableAt) <= now)
    );
}

/**
 * The visible calls that a filter lets through, by the time they were scheduled for, whatever the filter goes by. A call that does not say when it started (Gong has none
 * such, hand-made files do) is in every window.
 * @throws {GongError} 404 when there are none, as Gong does
 */
export function callsOf(desk: Desk, filter: CallFilter, timeOf = startOf): Call[] {
    const ids = filter.callIds && new Set(filter.callIds);
    const hosts = filter.primaryUserIds?.length ? new Set(filter.primaryUserIds) : undefined;
    const found: { call: Call; at: number }[] = [];
    for (const call of visibleCalls(desk)) {
        const { id, primaryUserId, workspaceId } = call.metaData ?? {};
        if (ids && !ids.has(id ?? '')) continue;
        if (hosts && !hosts.has(primaryUserId ?? '')) continue;
        if (filter.workspaceId && workspaceId !== filter.workspaceId) continue;
        const at = timeOf(call);
        if (at !== undefined && !isBetween(at, filter.fromDateTime, filter.toDateTime)) continue;
        found.push({ call, at: instant(call.metaData?.scheduled) ?? startOf(call) ?? 0 });
    }
    if (found.length === 0) throw new GongError(404, NO_CALLS);
    return found.sort((a, b) => a.at - b.at).map(({ call }) => call);
}

function startOf({ metaData }: Call): number | undefined {
    return instant(metaData?.started);
}

/** `GET /v2/calls` goes by the scheduled time of recorded web conferences, by the start of everything else. */
function plannedOrStarted(call: Call): number | undefined {
    const { direction, scheduled } = call.metaData ?? {};
    return (direction === 'Conference' ? instant(scheduled) : undefined) ?? startOf(call);
}
