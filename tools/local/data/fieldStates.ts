import { type OrgRow, PARTS } from './deals.js';
import type { Made } from './makeCall.js';
import { DAY } from '../time.js';

/**
 * What some opportunities' fields hold already, by index of the deal: names that reps typed, and names that an earlier
 * sync wrote and reps have taken out since. `Gong_Competitors__c` has one name a line and what became of it.
 */
export function fieldStates(made: readonly Made[]): Map<number, OrgRow> {
    const last = (index: number, name: string) => new Date(newestMention(made, index, name)).toISOString();
    const state = (MainCompetitors__c: string, lines: string[] = []) => ({
        MainCompetitors__c,
        Gong_Competitors__c: lines.length === 0 ? null : lines.join('\n')
    });
    const grid = (index: number) => `GridPulse | heard ${last(index, 'GridPulse')}`;
    const { removed, removedAndBack, removedUnseen, comma } = PARTS;
    const before = new Date(newestMention(made, removedAndBack, 'Ohmline') - DAY).toISOString();
    return new Map([
        [PARTS.typed, state('Helios Readings, Kilowise')],
        [PARTS.typedOddly, state('Northgate Systems; meterworks')],
        [removed, state('GridPulse', [grid(removed), `Ohmline | removed ${last(removed, 'Ohmline')}`])],
        [removedAndBack, state('GridPulse', [grid(removedAndBack), `Ohmline | removed ${before}`])],
        [removedUnseen, state('GridPulse', [grid(removedUnseen), `Ohmline | heard ${last(removedUnseen, 'Ohmline')}`])],
        [comma, state('Acme, Inc.', [`Acme, Inc. | heard ${last(comma, 'Acme, Inc.')}`])]
    ]);
}

/** When a deal's newest call that names a competitor started, in milliseconds since 1970. */
function newestMention(made: readonly Made[], deal: number, name: string): number {
    const times = made
        .filter(({ index, call }) => index === deal && names(call).includes(name))
        .map(({ call }) => Date.parse(call.metaData?.started ?? ''));
    return Math.max(...times);
}

function names({ content }: Made['call']): unknown[] {
    return (content?.trackers ?? []).flatMap(({ phrases }) => (phrases ?? []).map(({ phrase }) => phrase));
}
