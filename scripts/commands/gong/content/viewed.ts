import { contentFlags, EVENT_FIELDS, eventFlags, eventOf, printReported } from '../../../cli/eventFlags.js';
import { personFlag, urlFlag, wordsFlag } from '../../../cli/gongFlags.js';
import { showCommand } from '../../../cli/showCommand.js';
import { reportContentViewed } from '../../../gong/index.js';

export default showCommand({
    name: 'content viewed',
    asks: ['contentViewed'],
    flags: {
        ...eventFlags,
        ...contentFlags,
        viewer: personFlag({ exclusive: ['tracking-id'] }),
        'action-title': wordsFlag('Document viewed')(),
        'info-url': urlFlag(),
        'share-id': wordsFlag('share-1')(),
        'tracking-id': wordsFlag('visitor-1')()
    },
    fields: { ...EVENT_FIELDS, viewActionTitle: 'action-title', viewInfoUrl: 'info-url' },
    ask: (gong, { flags }) =>
        reportContentViewed(
            gong,
            {
                ...eventOf(flags),
                contentId: flags['content-id'],
                contentUrl: flags['content-url'],
                contentTitle: flags['content-title'],
                viewer: flags.viewer,
                viewActionTitle: flags['action-title'],
                viewInfoUrl: flags['info-url'],
                shareId: flags['share-id'],
                trackingId: flags['tracking-id']
            },
            flags
        ),
    print: printReported
});
