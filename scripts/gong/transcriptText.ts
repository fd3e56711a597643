import type { NamedTranscript } from './transcripts.js';

/** A transcript for reading: title, then who said what when. */
export function transcriptText({ callId, title, started, url, transcript }: NamedTranscript): string {
    const head = [title ?? `Call ${callId}`, [started, url].filter(Boolean).join('  ')].filter(Boolean);
    const spoken = transcript.map(({ speaker, sentences }) => {
        const [first] = sentences ?? [];
        const said = (sentences ?? []).map(({ text }) => text ?? '').join(' ');
        return `[${clock(first?.start ?? 0).slice(0, 8)}] ${speaker}: ${said}`;
    });
    return `${[...head, '', ...spoken].join('\n')}\n`;
}

/** Subtitles in the SubRip format: a sentence each, with its speaker's name. */
export function transcriptSrt(transcript: NamedTranscript): string {
    const blocks = cues(transcript).map(
        ({ from, to, speaker, said }, i) => `${i + 1}\n${span(from, to).replaceAll('.', ',')}\n${speaker}: ${said}\n`
    );
    return blocks.join('\n');
}

/** Subtitles in the WebVTT format: the speaker is the voice of the cue. */
export function transcriptVtt(transcript: NamedTranscript): string {
    const blocks = cues(transcript).map(
        ({ from, to, speaker, said }) => `${span(from, to)}\n<v ${escaped(speaker)}>${escaped(said)}\n`
    );
    return ['WEBVTT\n', ...blocks].join('\n');
}

interface Cue {
    readonly from: number;
    readonly to: number;
    readonly speaker: string;
    readonly said: string;
}

/** One cue a sentence. A line break would end it, and one that ends before it starts is refused by players. */
function cues({ transcript }: NamedTranscript): Cue[] {
    return transcript.flatMap(({ speaker, sentences }) =>
        (sentences ?? []).flatMap(({ start, end, text }) => {
            const said = text?.replace(/\s+/g, ' ').trim();
            if (!said) return [];
            const from = start ?? 0;
            return [{ from, to: Math.max(end ?? from, from + 1), speaker: speaker.replace(/\s+/g, ' '), said }];
        })
    );
}

const span = (from: number, to: number): string => `${clock(from)} --> ${clock(to)}`;

/** Milliseconds as `01:02:03.004`. */
function clock(milliseconds: number): string {
    const pad = (value: number, digits = 2): string => String(Math.floor(value)).padStart(digits, '0');
    const seconds = milliseconds / 1000;
    return `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(milliseconds % 1000, 3)}`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
