import { contentFlags, EVENT_FIELDS, eventFlags, eventOf, printReported } from '../../../cli/eventFlags.js';
import { idFlag, personFlag, recipientFlag, urlFlag, wordsFlag } from '../../../cli/gongFlags.js';
import { showCommand } from '../../../cli/showCommand.js';
import { reportContentShared } from '../../../gong/index.js';

export default showCommand({
    name: 'content shared',
    asks: ['contentShared'],
    flags: {
        ...eventFlags,
        ...contentFlags,
        sharer: personFlag(),
        'sharer-id': idFlag(),
        recipient: recipientFlag({ multiple: true }),
        'action-name': wordsFlag('Document sent')(),
        subject: wordsFlag('Your offer')(),
        message: wordsFlag('Please find our offer attached')(),
        'info-url': urlFlag(),
        'share-id': wordsFlag('share-1')()
    },
    fields: {
        ...EVENT_FIELDS,
        recipients: 'recipient',
        sharingMessageSubject: 'subject',
        sharingMessageBody: 'message',
        shareInfoUrl: 'info-url'
    },
    ask(gong, { flags }) {
        const { sharer, 'sharer-id': id } = flags;
        return reportContentShared(
            gong,
            {
                ...eventOf(flags),
                contentId: flags['content-id'],
                contentUrl: flags['content-url'],
                contentTitle: flags['content-title'],
                sharer: sharer || id ? { ...sharer, ...(id && { id }) } : undefined,
                recipients: flags.recipient,
                actionName: flags['action-name'],
                sharingMessageSubject: flags.subject,
                sharingMessageBody: flags.message,
                shareInfoUrl: flags['info-url'],
                shareId: flags['share-id']
            },
            flags
        );
    },
    print: printReported
});
