import type { Desk } from './desk.js';
import { GongError } from './errors.js';
import type { Call, Context, Party } from './gongData.js';

const SCOPE = 'api:data-privacy:read';
const MATCHES_MAX = 100;

/** What Gong holds about an address or a number: calls, and the CRM records of the people who match. */
export function dataPrivacyOperations(desk: Desk): void {
    desk.operation('GET', '/v2/data-privacy/data-for-email-address', SCOPE, ({ query }) => {
        const address = query.emailAddress?.trim().toLowerCase();
        if (!address?.includes('@')) throw new GongError(400, 'emailAddress: must be an email address');
        if (isInternal(desk, address))
            throw new GongError(400, 'emailAddress: must not be an address of your own company');
        const found = about(desk, (party) => party.emailAddress?.toLowerCase() === address);
        const events = desk.world.contentEvents ?? [];
        const own = events.filter((event) => JSON.stringify(event).toLowerCase().includes(`"${address}"`));
        return { ...found.data, customerEngagement: own.map(engagementOf) };
    });
    desk.operation('GET', '/v2/data-privacy/data-for-phone-number', SCOPE, ({ query }) => {
        // A plus sign that was not encoded arrives as a space.
        const supplied = query.phoneNumber?.replace(/^ /, '+') ?? '';
        if (!/^\+[\d\s().-]+$/.test(supplied))
            throw new GongError(400, 'phoneNumber: must start with + and the country code');
        const found = about(desk, (party) => digitsOf(party.phoneNumber) === digitsOf(supplied));
        return {
            ...found.data,
            suppliedPhoneNumber: supplied,
            matchingPhoneNumbers: unique(found.parties.map((party) => party.phoneNumber)),
            emailAddresses: unique(found.parties.map((party) => party.emailAddress))
        };
    });
}

/** Whether the address, or its domain, is that of a user. */
function isInternal({ world }: Desk, address: string): boolean {
    const domain = address.split('@').at(-1);
    return (world.users ?? [])
        .flatMap(({ emailAddress, emailAliases }) => [emailAddress, ...(emailAliases ?? [])])
        .some((own) => own?.toLowerCase().split('@').at(-1) === domain);
}

function about(desk: Desk, matches: (party: Party) => boolean) {
    const partiesOf = ({ parties }: Call) => (parties ?? []).filter(matches);
    const calls = desk.world.calls.filter((call) => partiesOf(call).length > 0).slice(0, MATCHES_MAX);
    const parties = calls.flatMap(partiesOf);
    return {
        parties,
        data: {
            emails: [],
            calls: calls.map(({ metaData }) => ({ id: metaData?.id, status: 'COMPLETED', externalSystems: [] })),
            meetings: [],
            customerData: customerDataOf(parties.flatMap(({ context }) => context ?? []))
        }
    };
}

function customerDataOf(contexts: readonly Context[]): object[] {
    const bySystem = new Map<string, Map<string, object>>();
    for (const { system, objects } of contexts) {
        const known = bySystem.get(system ?? '') ?? new Map<string, object>();
        for (const { objectType, objectId, fields } of objects ?? [])
            if (objectId && (objectType === 'Contact' || objectType === 'Lead'))
                known.set(objectId, { objectType, externalId: objectId, fields: fields ?? [] });
        bySystem.set(system ?? '', known);
    }
    return [...bySystem]
        .filter(([, known]) => known.size > 0)
        .map(([system, known]) => ({ system, objects: [...known.values()] }));
}

function engagementOf(event: Record<string, unknown>): object {
    return {
        eventType: event.eventType,
        timestamp: event.eventTimestamp,
        contentId: event.contentId,
        contentUrl: event.contentUrl,
        reportingSystem: event.reportingSystem,
        eventName: event.actionName,
        sourceEventId: event.eventId
    };
}

function digitsOf(number: string | null | undefined): string | undefined {
    return number?.replace(/\D/g, '') || undefined;
}

function unique(values: readonly (string | null | undefined)[]): string[] {
    return [...new Set(values.filter((value) => typeof value === 'string'))];
}
