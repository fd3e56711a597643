import { EVENT_FIELDS, eventFlags, eventOf, optionalContentFlags, printReported } from '../../../cli/eventFlags.js';
import { personFlag, urlFlag, wordsFlag } from '../../../cli/gongFlags.js';
import { showCommand } from '../../../cli/showCommand.js';
import { reportCustomAction } from '../../../gong/index.js';

export default showCommand({
    name: 'content action',
    asks: ['customAction'],
    flags: {
        ...eventFlags,
        ...optionalContentFlags,
        'action-name': wordsFlag('Document signed')(),
        actor: personFlag(),
        'info-url': urlFlag()
    },
    fields: { ...EVENT_FIELDS, eventInfoUrl: 'info-url' },
    ask: (gong, { flags }) =>
        reportCustomAction(
            gong,
            {
                ...eventOf(flags),
                contentId: flags['content-id'],
                contentUrl: flags['content-url'],
                contentTitle: flags['content-title'],
                actionName: flags['action-name'],
                actor: flags.actor,
                eventInfoUrl: flags['info-url']
            },
            flags
        ),
    print: printReported
});
