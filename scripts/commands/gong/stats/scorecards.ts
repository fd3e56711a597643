import { Flags } from '@salesforce/sf-plugins-core';
import { field } from '../../../cli/columns.js';
import { dayFlag, idFlag } from '../../../cli/gongFlags.js';
import { cursorFlag, listCommand } from '../../../cli/listCommand.js';
import { listAnsweredScorecards, REVIEW_METHODS } from '../../../gong/index.js';
import type { AnsweredScorecard } from '../../../gong/index.js';

export default listCommand({
    name: 'stats scorecards',
    asks: ['answeredScorecards'],
    counted: 'answered scorecards',
    flags: {
        'call-from': dayFlag(),
        'call-to': dayFlag(),
        'review-from': dayFlag(),
        'review-to': dayFlag(),
        'review-method': Flags.option({ options: REVIEW_METHODS.map((method) => method.toLowerCase()) })(),
        'user-id': idFlag({ multiple: true, delimiter: ',' }),
        'scorecard-id': idFlag({ multiple: true, delimiter: ',' }),
        cursor: cursorFlag()
    },
    columns: [
        field('answeredScorecardId'),
        field('scorecardId'),
        field('scorecardName', 25),
        field('callId', 20),
        field('callStartTime'),
        field('reviewedUserId', 18),
        field('reviewerUserId'),
        field('reviewMethod', 12),
        field('reviewTime', 18),
        {
            name: 'score',
            share: 7,
            value: ({ answers }: AnsweredScorecard) => answers?.find(({ isOverall }) => isOverall)?.score
        },
        {
            name: 'answers',
            value: ({ answers }: AnsweredScorecard) => answers?.map(({ score, answerText }) => score ?? answerText)
        }
    ],
    list: (gong, { flags }) =>
        listAnsweredScorecards(gong, {
            callFrom: flags['call-from'],
            callTo: flags['call-to'],
            reviewFrom: flags['review-from'],
            reviewTo: flags['review-to'],
            reviewMethod: REVIEW_METHODS.find((known) => known === flags['review-method']?.toUpperCase()),
            userIds: flags['user-id'],
            scorecardIds: flags['scorecard-id'],
            cursor: flags.cursor
        })
});
