/**
 * `Gong_Competitors__c`: what the sync knows of the names in the field, one a line, readable by people:
 *
 *     Salesforce | heard 2026-05-04T10:00:00.000Z     in the field, written by the sync
 *     SAP | typed 2026-05-04T10:00:00.000Z            in the field, typed by a rep, heard on calls as well
 *     Zoho | removed 2026-03-01T09:30:00.000Z         a rep took it out; a later mention brings it back
 *     Pipedrive | no room                             heard, but the field is full
 *
 * The time is the newest mention known when the line was written. A line without a status counts as heard, at a time
 * that nobody knows.
 */
export interface StateLine {
    readonly name: string;
    readonly status: 'heard' | 'typed' | 'removed' | 'no room';
    /** Milliseconds since 1970. */
    readonly at: number | undefined;
}

// greedy: a name may contain what looks like a status, the line's own is the last
const LINE = /^(.+) \| (heard|typed|removed|no room)(?: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z))?$/;

export function parseState(text: string | null): StateLine[] {
    return (text ?? '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => {
            const match = LINE.exec(line);
            if (!match) return { name: line, status: 'heard', at: undefined };
            const at = Date.parse(match[3] ?? '');
            return { name: match[1]!, status: match[2] as StateLine['status'], at: Number.isNaN(at) ? undefined : at };
        });
}

/**
 * Rule 5: whether a name that is not in the field stays out, because a rep took it out and nobody mentioned it since.
 * @param last the newest mention now known, milliseconds since 1970.
 */
export function isKeptOut(line: StateLine, last: number): boolean {
    return line.status !== 'no room' && (line.at === undefined || last <= line.at);
}

/** What `Gong_Competitors__c` holds. */
const LENGTH = 32_768;

/** The text of the lines, null when there are none. Should it not fit, lines without room go first: they say the least. */
export function formatState(lines: readonly StateLine[]): string | null {
    const all = lines.map(({ name, status, at }) => ({
        noRoom: status === 'no room',
        text: `${name} | ${status}${at === undefined ? '' : ` ${new Date(at).toISOString()}`}`
    }));
    const kept = new Set<object>();
    let used = -1;
    for (const line of [...all.filter(({ noRoom }) => !noRoom), ...all.filter(({ noRoom }) => noRoom)]) {
        used += line.text.length + 1;
        if (used > LENGTH) break;
        kept.add(line);
    }
    const texts = all.filter((line) => kept.has(line)).map(({ text }) => text);
    return texts.length === 0 ? null : texts.join('\n');
}
