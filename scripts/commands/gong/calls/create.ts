import { Flags } from '@salesforce/sf-plugins-core';
import { crmContext, crmFlag, idFlag, participantFlag, timeFlag, urlFlag, wordsFlag } from '../../../cli/gongFlags.js';
import { showCommand } from '../../../cli/showCommand.js';
import { createCall, DIRECTIONS } from '../../../gong/index.js';

export default showCommand({
    name: 'calls create',
    asks: ['createCall'],
    flags: {
        'client-id': wordsFlag('pbx-2026-09-01-4711', 2048)({ required: true }),
        started: timeFlag({ required: true }),
        direction: Flags.option({ options: DIRECTIONS })({ required: true }),
        'primary-user': idFlag({ required: true }),
        participant: participantFlag({ required: true, multiple: true }),
        'rep-channel': Flags.integer({ min: 0, max: 1 }),
        title: wordsFlag('Acme: pricing')(),
        purpose: wordsFlag('Discovery', 255)(),
        disposition: wordsFlag('Connected', 255)(),
        'scheduled-start': timeFlag(),
        'scheduled-end': timeFlag(),
        duration: Flags.integer({ min: 1 }),
        crm: crmFlag({ multiple: true }),
        'custom-data': wordsFlag('pbx 7')(),
        'meeting-url': urlFlag(),
        provider: wordsFlag('zoom')(),
        'download-media-url': urlFlag(),
        'workspace-id': idFlag(),
        language: wordsFlag('en-US')()
    },
    fields: {
        clientUniqueId: 'client-id',
        actualStart: 'started',
        parties: 'participant',
        context: 'crm',
        callProviderCode: 'provider',
        languageCode: 'language'
    },
    ask: (gong, { flags }) =>
        createCall(gong, {
            clientUniqueId: flags['client-id'],
            actualStart: flags.started,
            direction: flags.direction,
            primaryUser: flags['primary-user'],
            parties: flags.participant.map((party) => ({
                ...party,
                ...(party.userId === flags['primary-user'] && { mediaChannelId: flags['rep-channel'] as 0 | 1 })
            })),
            title: flags.title,
            purpose: flags.purpose,
            disposition: flags.disposition,
            scheduledStart: flags['scheduled-start'],
            scheduledEnd: flags['scheduled-end'],
            duration: flags.duration,
            context: crmContext(flags.crm),
            customData: flags['custom-data'],
            meetingUrl: flags['meeting-url'],
            callProviderCode: flags.provider,
            downloadMediaUrl: flags['download-media-url'],
            workspaceId: flags['workspace-id'],
            languageCode: flags.language
        }),
    print: ({ callId, existed }, { flags }) => {
        const made = existed ? `Gong has this call already: ${callId}` : `Gong has made the call ${callId}`;
        const next =
            flags['download-media-url'] || existed
                ? ''
                : `\nUpload its recording with "gong calls upload-media --call-id ${callId} --file FILE".`;
        return `${made}.${next}`;
    }
});
