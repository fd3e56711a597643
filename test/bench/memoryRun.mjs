// One backfill in a process of its own, as "gong sync" runs it, without waiting for Gong's pace: prints what it saw and
// the most memory that it had.
import { sync } from '../../lib/engine/run.js';
import { smallHeap } from '../../lib/cli/smallHeap.js';
import { nodePorts } from '../../lib/org/ports.js';

smallHeap();
const { login, from, to } = JSON.parse(process.argv[2]);
const session = { ...login, refreshAuth: () => Promise.reject(new Error('a local session cannot be renewed')) };
const ports = nodePorts(session, undefined, () => Promise.resolve());
const { seen, exitCode, error } = await sync(ports, { kind: 'Backfill', host: 'bench', span: { from, to } });
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seen, exitCode, error, peakMb }));
