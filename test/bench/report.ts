import type { Measured } from './figures.js';
import { LIMITS } from './figures.js';
import { SIDE_CALLS } from './sideBySide.js';

/** The machine and the commit that the figures are of. */
export interface Setting {
    readonly date: string;
    readonly commit: string;
    readonly machine: string;
    /** Load averages of a minute before and after. */
    readonly load: readonly [number, number];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const met = (value: number, limit: number): string => (value <= limit ? 'met' : '**missed**');
const times = (value: number): string => `${value.toFixed(2)} ×`;
const yes = (right: boolean): string => (right ? 'right' : '**wrong**');
const ms = (value: number): string => `${Math.round(value)} ms`;

/** `docs/benchmarks.md` of one run. */
export function report(measured: Measured, setting: Setting): string {
    return [
        head(setting),
        requests(measured),
        wallTime(measured),
        memoryAndCpu(measured),
        bulk(measured),
        sides(measured),
        page(measured),
        startup(measured)
    ].join('\n\n');
}

function head({ date, commit, machine, load }: Setting): string {
    return `# Benchmarks

Written by \`npm run bench\`, which measures everything below in one run against the local stand-ins of Gong and Salesforce.
Counts and ratios are what counts. Absolute times are of this machine and stand beside their limit only.
\`npm run bench:check\` compares the counts, and the ratio of the processor's work, with \`benchmarks.json\`.

${date}, commit ${commit}, ${machine}, Node ${process.versions.node}; load average ${load[0].toFixed(1)} before it and ${load[1].toFixed(1)} at its end.

![The main figures](benchmarks.svg)`;
}

function requests({ requests: { backfill, unchanged } }: Measured): string {
    const purposes = Object.keys(backfill.purposes);
    const count = (of: Readonly<Record<string, number>>, name: string): string => String(of[name] ?? 0);
    return `## Requests

A thousand calls on a hundred Opportunities, one or two competitors on each: a backfill, and the same again when nothing
has changed. Every request to Gong goes through the org and is an API call of it, too. The check of the connection, which
\`gong sync\` makes before, costs one API call more.

${table(
    ['per 1,000 calls', 'backfill', 'limit', 'nothing changed', 'limit'],
    [
        ['requests to Gong', String(backfill.gong), String(LIMITS.gong), String(unchanged.gong), String(LIMITS.gong)],
        [
            'API calls of the org',
            String(backfill.org),
            String(LIMITS.backfill),
            String(unchanged.org),
            String(LIMITS.unchanged)
        ],
        ...purposes.map((name) => [
            `– ${name}`,
            count(backfill.purposes, name),
            '',
            count(unchanged.purposes, name),
            ''
        ])
    ]
)}`;
}

/** Settings, the last page (Gong and gateway), stored rows, rows, Opportunities, fingerprints, the run's record. */
const WAITS = 8;

function wallTime({ wallTimes }: Measured): string {
    const calls = wallTimes[0]!.calls.toLocaleString('en-US');
    return `## Time against Gong's limit

A backfill of ${calls} calls with Gong's real limit of 3 requests a second. The latency is added to every answer of Gong and
to every answer of the org, so that a page takes twice as long. The floor is the calls ÷ 100 ÷ 3 s. *Reading* is from the
first request to Gong to its last answer. The calls of a large window are read in four parts at once, and while a batch
of 1,000 is written the next one is read from Gong and compared with what the org has of it. What nothing can overlap is
waiting for the settings before the first request and for the last page after the last one, and then, one after the other,
for what the org has of its calls, their rows, Opportunities and fingerprints, and the record of the run: ${WAITS} times the
latency. With 400 ms the settings and the last page alone take longer than the goal allows in all.

${table(
    [
        'latency',
        'floor',
        'reading',
        'whole run',
        `goal ${LIMITS.wall} ×`,
        `floor and ${WAITS} latencies`,
        'requests',
        '429'
    ],
    wallTimes.map((one) => {
        const least = one.floorSeconds + (WAITS * one.latencyMs) / 1000;
        return [
            ms(one.latencyMs),
            `${one.floorSeconds.toFixed(1)} s`,
            `${one.readingSeconds.toFixed(1)} s, ${times(one.readingSeconds / one.floorSeconds)}`,
            `${one.seconds.toFixed(1)} s, ${times(one.seconds / one.floorSeconds)}`,
            met(one.seconds / one.floorSeconds, LIMITS.wall),
            `${least.toFixed(1)} s, ${times(one.seconds / least)}`,
            String(one.requests),
            String(one.throttled)
        ];
    })
)}`;
}

function memoryAndCpu({ memory: { small, large }, cpu }: Measured): string {
    return `## Memory and processor

The most resident memory of a process that backfills as \`gong sync\` does, as fast as the stand-ins answer; and what it
costs, beyond \`JSON.parse\`, to turn a page of 100 calls of the demo company (${Math.round(cpu.bytes / 1000)} kB) into row changes.

${table(
    ['what', 'measured', 'goal', ''],
    [
        ['peak memory, 10,000 calls', `${Math.round(small)} MB`, `${LIMITS.memoryMb} MB`, met(small, LIMITS.memoryMb)],
        ['peak memory, 100,000 calls', `${Math.round(large)} MB`, `${LIMITS.memoryMb} MB`, met(large, LIMITS.memoryMb)],
        ['100,000 against 10,000', times(large / small), times(LIMITS.memory), met(large / small, LIMITS.memory)],
        ['a page against `JSON.parse`', times(cpu.ratio), times(LIMITS.cpu), met(cpu.ratio, LIMITS.cpu)]
    ]
)}

Most of what a page costs are the JSON texts of who was there and who said what when, and the digest by which an unchanged
row is known. At the three pages a second that Gong gives, all of that, \`JSON.parse\` included, takes
${(((cpu.parseMs + cpu.restMs) * 3) / 10).toFixed(1)} % of a processor's time.`;
}

function bulk({ crossover }: Measured): string {
    const first = crossover.find(({ rows, collections, bulk: jobs }) => rows > 0 && jobs < collections);
    return `## Bulk API 2.0

API calls for upserting rows of one object, both ways, against the local org. A job costs five at least: create, upload,
close, one look at its state, failed rows; a real one is looked at more often. Collections take a thousand rows a call.

${table(
    ['rows of one object', 'collections', 'Bulk API 2.0, at least'],
    crossover.map(({ rows, collections, bulk: jobs }) => [
        rows.toLocaleString('en-US'),
        String(collections),
        String(jobs)
    ])
)}

A job is cheaper from ${first ? `${first.rows.toLocaleString('en-US')} rows` : 'more rows than these'} of one object on. A batch of the sync has 1,000 calls: 1,000 call rows, about 1,500 hits,
their Opportunities, and 1,000 fingerprints, each of which has to wait for the one before it: 5 API calls with collections,
20 with jobs. Only batches of more than some 5,000 calls would make jobs cheaper; with 10,000 calls, all of them held in
memory, they would save about 2 of 19 API calls per 1,000 calls, fewer with every further look at a job. **So the
sync does not switch**: at its size of a batch Bulk API 2.0 is never cheaper.`;
}

function sides({ sides: all }: Measured): string {
    return `## Side by side

What people use instead, as the small programs that they are (\`test/bench/drivers.ts\`), each with a world of its own and the
same ${SIDE_CALLS} calls, Gong's real limit and 40 ms of latency: everything up to now, and an hour later what is new. They ask Gong
directly, wait when it says so, and then try again. In between a call turns up late, and a rep types a name. API calls are
those of the org; \`gong sync\` pays for its requests to Gong with them, because the key stays in Salesforce.

${table(
    ['way', 'requests to Gong', '429', 'API calls', 'time', 'late call', 'two Opportunities', "rep's edit"],
    all.map((side) => [
        side.name,
        String(side.requests),
        String(side.throttled),
        String(side.orgApiCalls),
        `${side.seconds.toFixed(1)} s`,
        yes(side.right.lateCall),
        yes(side.right.twoOpportunities),
        yes(side.right.repsEdit)
    ])
)}`;
}

function page({ page: figures }: Measured): string {
    return `## The card

On the record page of an Opportunity with 500 calls, in Chromium, production mode; the best of five.

${table(
    ['what', 'measured', 'limit', ''],
    [
        [
            'from the data to the drawn first screen',
            ms(figures.firstScreenMs),
            ms(LIMITS.firstScreenMs),
            met(figures.firstScreenMs, LIMITS.firstScreenMs)
        ],
        [
            'a filter over all 500 calls',
            ms(figures.filterMs),
            ms(LIMITS.filterMs),
            met(figures.filterMs, LIMITS.filterMs)
        ],
        ['server calls for the first screen', String(figures.serverCalls), '1', met(figures.serverCalls, 1)],
        ['server calls for filters', String(figures.serverCallsForFilter), '0', met(figures.serverCallsForFilter, 0)],
        [
            'own code, minified',
            `${figures.bytes.toLocaleString('en-US')} bytes`,
            `${LIMITS.cardBytes.toLocaleString('en-US')} bytes`,
            met(figures.bytes, LIMITS.cardBytes)
        ]
    ]
)}`;
}

function startup({ startup: figures }: Measured): string {
    return `## Starting

The best of three, beside an empty \`node\` (${ms(figures.nodeMs)}).

${table(
    ['what', 'measured'],
    [
        ['`gong --version`', `${ms(figures.versionMs)}, ${times(figures.versionMs / figures.nodeMs)}`],
        [
            '`gong sync` to its first request',
            `${ms(figures.firstRequestMs)}, ${times(figures.firstRequestMs / figures.nodeMs)}`
        ],
        ['production dependencies', `${Math.round(figures.installMb)} MB, ${figures.packages} packages`]
    ]
)}
`;
}
