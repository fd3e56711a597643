import { cell, humanTable } from '../../../cli/columns.js';
import { emailFlag, phoneFlag } from '../../../cli/gongFlags.js';
import { showCommand } from '../../../cli/showCommand.js';
import { findPerson } from '../../../gong/index.js';
import type { PersonReferences } from '../../../gong/index.js';

type Found = { readonly kind: string; readonly id: unknown; readonly what: unknown };

/** One row for each place. */
function placesOf(found: PersonReferences): Found[] {
    const { calls, emails, meetings, customerData, customerEngagement } = found;
    return [
        ...(calls ?? []).map(({ id, status }) => ({ kind: 'Call', id, what: status })),
        ...(emails ?? []).map(({ id, from, sentTime }) => ({ kind: 'Email', id, what: [from, sentTime] })),
        ...(meetings ?? []).map(({ id }) => ({ kind: 'Meeting', id, what: '' })),
        ...(customerData ?? []).flatMap(({ system, objects }) =>
            (objects ?? []).map(({ externalId, objectType }) => ({
                kind: cell(system),
                id: externalId,
                what: objectType
            }))
        ),
        ...(customerEngagement ?? []).map(({ eventType, timestamp, contentId, reportingSystem }) => ({
            kind: 'Event',
            id: contentId,
            what: [reportingSystem, eventType, timestamp]
        }))
    ];
}

export default showCommand({
    name: 'data find',
    asks: ['dataForEmail', 'dataForPhone'],
    flags: {
        email: emailFlag({ exactlyOne: ['email', 'phone'] }),
        phone: phoneFlag({ exactlyOne: ['email', 'phone'] })
    },
    ask: (gong, { flags: { email, phone } }) => findPerson(gong, email === undefined ? { phone: phone! } : { email }),
    print(found) {
        const places = placesOf(found);
        if (places.length === 0) return 'Gong knows nothing of this person.';
        const columns = (['kind', 'id', 'what'] as const).map((name, i) => ({
            name,
            share: [20, 40, 40][i],
            value: (place: Found) => place[name]
        }));
        return humanTable(columns, places);
    }
});
