import { nameKey } from '#rules';
import type { Listed, Stored } from '../competitors/competitor.js';
import { linesOf } from '../competitors/csv.js';
import { Refusal } from '../refusal.js';
import { queryAll } from './composite.js';
import type { OrgHttp } from './http.js';
import { COMPETITOR_LIST } from './queries.js';

/** What one request can write, all or nothing. */
export const MOST_COMPETITORS = 200;

const OBJECT = 'Gong_Competitor__c';

/** The competitors that the org has. */
export async function readCompetitors(http: OrgHttp): Promise<Stored[]> {
    const [rows] = await queryAll(http, [COMPETITOR_LIST]);
    const text = (value: unknown): string => (value as string | null) ?? '';
    return rows!.map((row) => ({
        id: text(row['Id']),
        key: row['Key__c'] as string | null,
        name: text(row['Name']),
        aliases: linesOf(text(row['Aliases__c'])),
        trackers: linesOf(text(row['Trackers__c'])),
        hidden: row['Hidden__c'] === true,
        battlecard: text(row['Battlecard__c']),
        howWeWin: text(row['How_We_Win__c'])
    }));
}

/**
 * Gives rows the key that they will be found by: the name they have or, in another Unicode form, are about to get. A key
 * is stale when a name was changed while the flow that keeps them equal was off.
 */
export async function mendKeys(http: OrgHttp, stored: readonly Stored[], listed: readonly Listed[]): Promise<void> {
    const names = new Map(listed.map(({ name }) => [nameKey(name), name]));
    for (const { id, name, key } of stored) {
        const wanted = names.get(nameKey(name)) ?? name;
        if (key?.toLowerCase() !== wanted.toLowerCase())
            await http.data('PATCH', `/sobjects/${OBJECT}/${id}`, { Key__c: wanted });
    }
}

/** What Salesforce says of a row that the user may not write, or not all fields of. */
const NO_RIGHT = /^(INSUFFICIENT_ACCESS.*|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|INVALID_FIELD_FOR_INSERT_UPDATE)$/;

class MayNotImport extends Refusal {
    override name = 'MayNotImport';
    constructor() {
        super(
            'INSUFFICIENT_ACCESS',
            1,
            'The connected user may not write competitors, and nothing was written.',
            'Assign the permission set Gong Admin: sf org assign permset --name Gong_Admin --target-org ALIAS'
        );
    }
}

interface RowResult {
    readonly success: boolean;
    readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

/**
 * Writes competitors in one request that writes all or none; sent again it does no harm.
 * @param competitors at most {@link MOST_COMPETITORS}
 * @returns one sentence for each that Salesforce refused; nothing was written then
 */
export async function writeCompetitors(http: OrgHttp, competitors: readonly Listed[]): Promise<string[]> {
    const records = competitors.map((each) => ({ attributes: { type: OBJECT }, ...fieldsOf(each) }));
    const results = await http.data<RowResult[]>('PATCH', `/composite/sobjects/${OBJECT}/Key__c`, {
        allOrNone: true,
        records
    });
    if (results.some(({ errors }) => errors.some(({ statusCode }) => NO_RIGHT.test(statusCode))))
        throw new MayNotImport();
    return results.flatMap(({ success, errors }, i) => {
        const { line, name } = competitors[i]!;
        // rows that would have been written if it were not for others
        const own = errors.filter(({ statusCode }) => statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
        return success || own.length === 0 ? [] : [`Line ${line}: ${name}: ${own[0]!.message.replace(/\.?$/, '.')}`];
    });
}

function fieldsOf({ name, aliases, trackers, hidden, battlecard, howWeWin }: Listed): Record<string, unknown> {
    const fields = {
        Name: name,
        Key__c: name,
        Aliases__c: aliases?.join('\n'),
        Trackers__c: trackers?.join('\n'),
        Hidden__c: hidden,
        Battlecard__c: battlecard,
        How_We_Win__c: howWeWin
    };
    return Object.fromEntries(
        Object.entries(fields).flatMap(([field, value]) =>
            value === undefined ? [] : [[field, value === '' ? null : value]]
        )
    );
}
