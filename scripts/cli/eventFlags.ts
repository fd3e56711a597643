import { Flags } from '@salesforce/sf-plugins-core';
import type { EventProperty, Reported } from '../gong/index.js';
import { crmContext, crmFlag, idFlag, propertyFlag, timeFlag, urlFlag, wordsFlag } from './gongFlags.js';

/** What every content event has. */
export const eventFlags = {
    'reporting-system': wordsFlag('DocuSign')({ required: true }),
    'event-time': timeFlag({ required: true }),
    'event-id': wordsFlag('envelope-4711-viewed')(),
    crm: crmFlag({ multiple: true }),
    'event-property': propertyFlag({ multiple: true }),
    'content-property': propertyFlag({ multiple: true }),
    'workspace-id': idFlag(),
    idempotent: Flags.boolean()
};

const contentId = wordsFlag('envelope-4711');
const contentTitle = wordsFlag('Order form Acme');

/** The content that was viewed or shared. */
export const contentFlags = {
    'content-id': contentId({ required: true }),
    'content-url': urlFlag({ required: true }),
    'content-title': contentTitle({ required: true })
};

/** The content of another action, if there is any. */
export const optionalContentFlags = {
    'content-id': contentId(),
    'content-url': urlFlag(),
    'content-title': contentTitle()
};

/** The flags of Gong's fields that are called otherwise. */
export const EVENT_FIELDS = {
    eventTimestamp: 'event-time',
    crmContext: 'crm',
    eventProperties: 'event-property',
    contentProperties: 'content-property'
};

interface EventValues {
    readonly 'reporting-system': string;
    readonly 'event-time': string;
    readonly 'event-id'?: string | undefined;
    readonly crm?: Parameters<typeof crmContext>[0];
    readonly 'event-property'?: EventProperty[] | undefined;
    readonly 'content-property'?: EventProperty[] | undefined;
    readonly 'workspace-id'?: string | undefined;
}

/** What all events have in common, as Gong takes it. */
export const eventOf = (flags: EventValues) => ({
    reportingSystem: flags['reporting-system'],
    eventTimestamp: flags['event-time'],
    eventId: flags['event-id'],
    crmContext: crmContext(flags.crm),
    eventProperties: flags['event-property'],
    contentProperties: flags['content-property'],
    workspaceId: flags['workspace-id']
});

/** What became of it, for people. */
export const printReported = ({ alreadyReported }: Reported): string =>
    alreadyReported ? 'Gong has this event already.' : 'Gong has taken the event.';
