import { z } from 'zod';
import { inZone, statsFilter } from './companyDates.js';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { callsBetween, rangeOf, statsUsers } from './statsRange.js';
import type { Call } from './gongData.js';

const request = z.object({ cursor: z.string().nullish(), filter: statsFilter });
const NAMES = ['Longest Monologue', 'Longest Customer Story', 'Interactivity', 'Patience'];

/** A user's interaction stats: the mean over the calls that the user hosted, of those with Whisper on. */
export function interactionStatsOperation(desk: Desk): void {
    desk.operation('POST', '/v2/stats/interaction', 'api:stats:interaction', ({ body }) => {
        const { cursor, filter } = parsed(request, body);
        const { from, to, zone } = rangeOf(desk, filter);
        const inputs = ['stats/interaction', filter];
        const { records, items } = desk.pages.page(inputs, cursor ?? undefined, () => {
            const calls = callsBetween(desk, from, to);
            const rows = statsUsers(desk, filter)
                .filter(({ whisper }) => whisper !== false)
                .map(({ id, emailAddress }) => ({
                    userId: id,
                    userEmailAddress: emailAddress,
                    personInteractionStats: meansOf(calls.filter(({ metaData }) => metaData?.primaryUserId === id))
                }))
                .filter(({ personInteractionStats }) => personInteractionStats.length > 0);
            if (rows.length === 0) throw new GongError(404, 'No stats found for the specified period');
            return rows;
        });
        return {
            records,
            peopleInteractionStats: items,
            fromDateTime: inZone(from, zone),
            toDateTime: inZone(to, zone),
            timeZone: zone
        };
    });
}

function meansOf(calls: readonly Call[]): { name: string; value: number }[] {
    const stats = NAMES.flatMap((name) => {
        const values = calls.flatMap(({ interaction }) =>
            (interaction?.interactionStats ?? []).flatMap((stat) => (stat.name === name ? (stat.value ?? []) : []))
        );
        return values.length === 0 ? [] : [{ name, value: rounded(sum(values) / values.length) }];
    });
    const asked = calls.filter(({ interaction, metaData }) => interaction?.questions && metaData?.duration);
    const hours = sum(asked.map(({ metaData }) => metaData?.duration ?? 0)) / 3600;
    const questions = sum(asked.map(({ interaction }) => interaction?.questions?.companyCount ?? 0));
    return hours === 0 ? stats : [...stats, { name: 'Question Rate', value: rounded(questions / hours) }];
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): number {
    return Math.round(value * 100) / 100;
}
