import { visibleCalls } from './calls.js';
import { checkRange, startOfDay, type StatsFilter } from './companyDates.js';
import type { Desk } from './desk.js';
import { instant, isBetween } from './time.js';
import type { Call, GongUser } from './gongData.js';

/** The range of a stats request as instants. @throws {GongError} 400 when it is empty or in the future */
export function rangeOf(desk: Desk, filter: StatsFilter): { from: number; to: number; zone: string } {
    const zone = desk.world.timeZone ?? 'UTC';
    checkRange(filter, zone, desk.now());
    return { from: startOfDay(filter.fromDate, zone), to: startOfDay(filter.toDate, zone), zone };
}

/** The users that a stats request is about. */
export function statsUsers(desk: Desk, filter: StatsFilter): GongUser[] {
    const ids = filter.userIds && new Set(filter.userIds);
    const { createdFromDateTime, createdToDateTime } = filter;
    return (desk.world.users ?? []).filter(
        ({ id, created, avatar }) =>
            !avatar && (!ids || ids.has(id)) && isBetween(instant(created) ?? 0, createdFromDateTime, createdToDateTime)
    );
}

/** The visible calls that started in a window. */
export function callsBetween(desk: Desk, from: number, to: number): Call[] {
    return visibleCalls(desk).filter(({ metaData }) => isBetween(instant(metaData?.started) ?? NaN, from, to));
}
