import type { Call, Context, GongUser, Party } from '../gong/index.js';
import { isoAt } from './clock.js';
import { heardOn, interactionOf } from './conversation.js';
import type { Deal } from './deals.js';
import type { Dice } from './dice.js';
import { PURPOSES } from './names.js';
import { REPS } from './people.js';
import { SALES } from './trackers.js';
import { HOUR, MINUTE } from '../time.js';

const CONFERENCES = ['Zoom', 'Zoom', 'Microsoft Teams', 'Microsoft Teams', 'Google Meet', 'Webex'] as const;
const DIALERS = ['Outreach', 'Salesloft', 'Aircall', 'Gong Connect'] as const;
/** From this rep on they are engineers, who join calls and own none. */
const ENGINEERS = 6;

/** A call and the index of its deal. */
export interface Made {
    call: Call;
    index: number;
}

/** An ordinary call about a deal. @param thorough every competitor of the deal comes up */
export function makeCall(dice: Dice, deal: Deal, users: readonly GongUser[], at: number, thorough: boolean): Call {
    const id = dice.digits(19);
    const host = users[deal.rep]!;
    const conference = dice.chance(0.7);
    const seconds = conference ? dice.whole(900, 3900) : dice.whole(90, 1200);
    const purpose = dice.pick(PURPOSES);
    const parties = partiesOf(dice, deal, host, conference ? users.slice(ENGINEERS, REPS.length) : []);
    const speakers = parties.flatMap(({ speakerId }) => speakerId ?? []);
    const rivals = thorough ? deal.rivals : firstFew(dice, deal.rivals);
    const trackers = heardOn(dice, rivals, speakers, seconds);
    const { offset, language } = REPS[deal.rep]!;
    return {
        metaData: {
            id,
            url: `https://app.gong.io/call?id=${id}`,
            title: `${deal.account.Name} <> Northwind Metering – ${purpose}`,
            scheduled: conference ? isoAt(at - dice.whole(0, 6) * MINUTE, offset) : null,
            started: isoAt(at, offset),
            duration: seconds,
            primaryUserId: host.id,
            direction: conference ? 'Conference' : dice.pick(['Inbound', 'Outbound', 'Outbound']),
            system: conference ? dice.pick(CONFERENCES) : dice.pick(DIALERS),
            scope: 'External',
            media: conference ? 'Video' : 'Audio',
            language: dice.chance(0.8) ? language : 'eng',
            workspaceId: SALES,
            sdrDisposition: conference ? null : dice.pick(['Connected', 'Meeting booked', null]),
            clientUniqueId: null,
            customData: null,
            purpose: dice.chance(0.5) ? purpose : null,
            meetingUrl: conference ? `https://meet.northwind-metering.example/${dice.digits(9)}` : null,
            isPrivate: false,
            calendarEventId: conference ? `${dice.digits(12)}@calendar.example` : null
        },
        context: [salesforce(opportunityObject(deal), accountObject(deal))],
        parties,
        content: {
            structure: [{ name: 'Introduction', duration: Math.round(seconds / 10) }],
            trackers,
            topics: [{ name: purpose, duration: Math.round(seconds / 2) }],
            brief: `${purpose} call with ${deal.account.Name}.`,
            keyPoints: [{ text: `The next step is agreed with ${deal.customers[0]?.name}.` }]
        },
        interaction: interactionOf(dice, parties, seconds),
        collaboration: { publicComments: commentsOf(dice, users.slice(0, REPS.length), at) }
    };
}

/** What comes up on one call: nothing now and then, else the first few, so that some are heard more often. */
function firstFew(dice: Dice, rivals: readonly string[]): readonly string[] {
    return dice.chance(0.75) ? rivals.slice(0, dice.whole(1, rivals.length)) : [];
}

export function salesforce(...objects: NonNullable<Context['objects']>): Context {
    return { system: 'Salesforce', objects };
}

export function opportunityObject({ row }: Deal, objectId = row.Id): NonNullable<Context['objects']>[number] {
    const fields = ['Name', 'StageName', 'Amount', 'CloseDate'].map((name) => ({ name, value: row[name] }));
    return { objectType: 'Opportunity', objectId, fields, timing: 'Now' };
}

export function accountObject({ account }: Deal): NonNullable<Context['objects']>[number] {
    const fields = ['Name', 'Website', 'Industry'].map((name) => ({ name, value: account[name] }));
    return { objectType: 'Account', objectId: account.Id, fields };
}

function partiesOf(dice: Dice, deal: Deal, host: GongUser, colleagues: readonly GongUser[]): Party[] {
    const own = [host, ...dice.some(colleagues, dice.whole(0, 1))].map((user) => ({
        emailAddress: user.emailAddress,
        name: `${user.firstName} ${user.lastName}`,
        title: user.title,
        userId: user.id,
        affiliation: 'Internal',
        context: []
    }));
    const guests = dice.some(deal.customers, dice.whole(1, 3)).map(({ name, title, email, contactId }) => ({
        emailAddress: email,
        name,
        title,
        userId: null,
        affiliation: 'External',
        context: [salesforce({ objectType: 'Contact', objectId: contactId, fields: [], timing: 'Now' })]
    }));
    return [...own, ...guests].map((party) => ({
        id: dice.digits(19),
        ...party,
        speakerId: dice.digits(19),
        phoneNumber: party.userId ? null : `+1 555 01${dice.whole(10, 99)} ${dice.whole(1000, 9999)}`,
        methods: dice.chance(0.8) ? ['Invitee', 'Attendee'] : ['Attendee']
    }));
}

function commentsOf(dice: Dice, users: readonly GongUser[], at: number) {
    if (!dice.chance(0.12)) return [];
    const commenterUserId = dice.pick(users).id;
    const posted = new Date(at + dice.whole(1, 40) * HOUR).toISOString();
    return [{ id: dice.digits(19), commenterUserId, comment: 'Worth a listen.', posted, duringCall: false }];
}
