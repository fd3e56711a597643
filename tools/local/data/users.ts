import type { GongUser } from '../gong/index.js';
import { makeId } from '../org/ids.js';
import type { OrgRow } from './deals.js';
import { REPS } from './people.js';

const DOMAIN = 'northwind-metering.example';
const OWNERS = 6;

/** Gong's users: the reps in their order, then somebody who left, and an avatar of Gong's own staff. */
export function makeGongUsers(created: string): GongUser[] {
    const reps = REPS.map(({ firstName, lastName, title }, i) => ({
        ...userOf(i, `rep${i + 1}@${DOMAIN}`, created),
        emailAliases: i === 0 ? [`sales@${DOMAIN}`] : [],
        firstName,
        lastName,
        title,
        managerId: i === 0 ? null : gongId(0),
        whisper: i !== 7,
        settingsHistory: [
            { setting: 'active', value: true, time: created },
            { setting: 'webConferencesRecorded', value: true, time: created }
        ]
    }));
    const left = {
        ...userOf(REPS.length, 'former.contractor@integration.example', created),
        active: false,
        firstName: 'Robin',
        lastName: 'Former',
        title: 'Contractor'
    };
    const avatar = {
        ...userOf(REPS.length + 1, 'support@gong-staff.example', created),
        avatar: true,
        firstName: 'Gong',
        lastName: 'Support'
    };
    return [...reps, left, avatar];
}

/** The org's users: the integration user, who is the connected one, then the reps who own opportunities. */
export function makeOrgUsers(): OrgRow[] {
    const integration = { FirstName: 'Gong', LastName: 'Integration', Email: 'gong@integration.example' };
    const owners = REPS.slice(0, OWNERS).map(({ firstName, lastName }, i) => ({
        FirstName: firstName,
        LastName: lastName,
        Email: `rep${i + 1}@${DOMAIN}`
    }));
    return [integration, ...owners].map((user, i) => ({
        Id: makeId('005', 701 + 13 * i),
        ...user,
        Name: `${user.FirstName} ${user.LastName}`,
        Username: `${user.Email}.crm`,
        Alias: `user${i}`,
        IsActive: true
    }));
}

function gongId(n: number): string {
    return String(6_404_120_000_000_000_101n + 7n * BigInt(n));
}

function userOf(n: number, emailAddress: string, created: string): GongUser {
    return {
        id: gongId(n),
        emailAddress,
        created,
        active: true,
        emailAliases: [],
        trustedEmailAddress: null,
        phoneNumber: null,
        extension: null,
        personalMeetingUrls: [],
        settings: {
            webConferencesRecorded: n !== 7,
            preventWebConferenceRecording: false,
            telephonyCallsImported: n !== 7,
            emailsImported: true,
            preventEmailImport: false,
            nonRecordedMeetingsImported: false,
            gongConnectEnabled: true
        },
        managerId: null,
        meetingConsentPageUrl: null,
        spokenLanguages: [{ language: 'en-US', primary: true }]
    };
}
