import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, list, readOne, text, texts } from './answer.js';
import { ask } from './ask.js';
import { checked, email, phone } from './input.js';
import { OPERATIONS } from './operations.js';

const references = answer({
    emails: list(answer({ id: text, from: text, sentTime: text, mailbox: text, messageHash: text })),
    calls: list(answer({ id: text, status: text, externalSystems: list(answer({ system: text })) })),
    meetings: list(answer({ id: text })),
    customerData: list(
        answer({
            system: text,
            objects: list(answer({ id: text, objectType: text, externalId: text, mirrorId: text }))
        })
    ),
    /** By address only. */
    customerEngagement: list(
        answer({
            eventType: text,
            timestamp: text,
            contentId: text,
            contentUrl: text,
            reportingSystem: text,
            eventName: text,
            sourceEventId: text
        })
    ),
    /** By phone number only. */
    suppliedPhoneNumber: text,
    matchingPhoneNumbers: texts,
    emailAddresses: texts
});
/** Where a person appears in Gong. */
export type PersonReferences = z.infer<typeof references>;

const byEmail = z.strictObject({ email });
const byPhone = z.strictObject({ phone });
export type PersonInput = z.input<typeof byEmail> | z.input<typeof byPhone>;

/** Where an address or a phone number appears. Nothing can be erased with this package. @throws {BadInput} */
export async function findPerson(gong: Gong, person: PersonInput): Promise<PersonReferences> {
    const found =
        'email' in person
            ? await ask(gong, OPERATIONS.dataForEmail, { query: { emailAddress: checked(byEmail, person).email } })
            : await ask(gong, OPERATIONS.dataForPhone, { query: { phoneNumber: checked(byPhone, person).phone } });
    return readOne(found ?? {}, references, 'references');
}
