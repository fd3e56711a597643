import { partFlags, partsOf } from '../../../cli/callFlags.js';
import { idFlag } from '../../../cli/gongFlags.js';
import { showCommand } from '../../../cli/showCommand.js';
import { getCall } from '../../../gong/index.js';

export default showCommand({
    name: 'calls get',
    asks: ['call', 'calls'],
    flags: { 'call-id': idFlag({ required: true }), ...partFlags },
    ask: (gong, { flags }) =>
        getCall(gong, { callId: flags['call-id'], context: flags.context, include: partsOf(flags) })
});
