import { Flags } from '@salesforce/sf-plugins-core';
import { CALL_PARTS, CONTEXTS } from '../gong/index.js';
import type { Call, CallPart, Page } from '../gong/index.js';
import type { Column } from './columns.js';
import type { GongCommand } from './gongCommand.js';
import { idFlag } from './gongFlags.js';
import { cursorFlag } from './listCommand.js';
import { callIdsFlag, daysFlag, fromFlag, toFlag, withSpan } from './spanFlags.js';

const INCLUDED = Object.keys(CALL_PARTS).filter((part) => part !== 'parties' && part !== 'trackers') as CallPart[];

/** Which calls: by date range or ids. */
export const filterFlags = {
    days: daysFlag(),
    from: fromFlag(),
    to: toFlag(),
    'call-id': callIdsFlag(),
    'workspace-id': idFlag(withSpan),
    cursor: cursorFlag()
};

/** What of each call. */
export const partFlags = {
    context: Flags.option({ options: CONTEXTS })(),
    parties: Flags.boolean(),
    trackers: Flags.boolean(),
    include: Flags.option({ options: INCLUDED, multiple: true, delimiter: ',' })()
};

export const partsOf = (flags: {
    parties?: boolean;
    trackers?: boolean;
    include?: CallPart[] | undefined;
}): CallPart[] => [
    ...(flags.parties ? (['parties'] as const) : []),
    ...(flags.trackers ? (['trackers'] as const) : []),
    ...(flags.include ?? [])
];

/** Passes pages on, and warns of calls that were asked for by id and did not come: then the exit code is 1. */
export async function* missingCalls<T>(
    pages: AsyncIterable<Page<T>>,
    callIds: readonly string[] | undefined,
    idOf: (item: T) => string | null | undefined,
    out: GongCommand<unknown>,
    what: string
): AsyncGenerator<Page<T>> {
    const missing = new Set(callIds);
    for await (const page of pages) {
        for (const item of page.items) missing.delete(idOf(item) ?? '');
        yield page;
    }
    if (missing.size === 0) return;
    process.exitCode = 1;
    out.warn(
        `Gong gives no ${what} with the id ${[...missing].join(', ')}: it has none, or the access key may not see it.`
    );
}

const names = (items: readonly { readonly name?: string | null | undefined }[] | null | undefined): string[] =>
    (items ?? []).flatMap(({ name }) => name ?? []);

const of = <K extends keyof Call['metaData'] & string>(name: K, share?: number): Column<Call> => ({
    name,
    share,
    value: ({ metaData }) => metaData[name]
});

export const CALL_COLUMNS: readonly Column<Call>[] = [
    of('id', 17),
    of('started', 18),
    of('title', 25),
    of('duration', 9),
    of('direction'),
    of('primaryUserId'),
    of('system'),
    of('scope'),
    of('media'),
    of('language'),
    of('workspaceId'),
    of('isPrivate'),
    of('url'),
    { name: 'parties', share: 15, value: ({ parties }) => names(parties) },
    {
        name: 'trackers',
        share: 15,
        value: ({ content }) =>
            (content?.trackers ?? [])
                .filter(({ count }) => count !== 0)
                .map(({ name, count }) => `${name}: ${count ?? '?'}`)
    },
    {
        name: 'crm',
        value: ({ context }) =>
            (context ?? []).flatMap(({ objects }) =>
                (objects ?? []).map(({ objectType, objectId }) => `${objectType}=${objectId}`)
            )
    }
];
