import type { Names } from 'c/gongRules';

/**
 * The words of the card. A *call* is one on this Opportunity; *brief* calls are all of them, with just enough to count,
 * filter and draw. *Customer* means said by somebody from outside the company; *us* is everybody else, those included
 * whom Gong could not place. Times are milliseconds since 1970, seconds are those of the recording.
 */
export type Side = 'external' | 'internal' | 'unknown';

/** Something that a tracker heard on a call, without the wording. */
export interface Heard {
    readonly tracker: string;
    /** Canonical name; undefined when the tracker is not about competitors, or the name is a hidden one. */
    readonly competitor: string | undefined;
    /** What makes two spellings the same competitor. */
    readonly identity: string | undefined;
    readonly customer: number;
    readonly us: number;
    /** By somebody whom Gong could not place, where that is told apart from us. */
    readonly unknown: number;
}

export interface Brief {
    readonly id: string;
    readonly started: number | undefined;
    readonly heard: readonly Heard[];
}

export interface Participant {
    readonly name: string;
    readonly title: string | undefined;
    readonly side: Side;
}

/** One time that a phrase was said. */
export interface Said {
    readonly at: number | undefined;
    readonly by: string | undefined;
    readonly side: Side;
}

/** One phrase of a tracker heard on a call; a smart tracker has no phrase. */
export interface Hit extends Heard {
    readonly id: string;
    readonly phrase: string | undefined;
    readonly smart: boolean;
    readonly said: readonly Said[];
}

export interface Call {
    readonly id: string;
    readonly title: string | undefined;
    /** A web address; anything else that stands in the row is left out. */
    readonly url: string | undefined;
    readonly started: number | undefined;
    readonly duration: number | undefined;
    readonly host: string | undefined;
    readonly direction: string | undefined;
    readonly system: string | undefined;
    readonly participants: readonly Participant[];
    readonly hits: readonly Hit[];
}

/** What the first screen was answered with. */
export interface Screen {
    readonly allowed: boolean;
    readonly admin: boolean;
    /** Whether calls can be synced. */
    readonly ready: boolean;
    /** For admins only: why not, in the words of the domain check. */
    readonly blocked: string | undefined;
    /** Whether details are hidden from the user. */
    readonly partial: boolean;
    readonly field: { readonly name: string; readonly label: string } | undefined;
    readonly externalOnly: boolean;
    readonly names: Names;
    readonly lastSynced: number | undefined;
    /** Newest first. */
    readonly calls: readonly Brief[];
    /** Whether there may be older calls than these. */
    readonly more: boolean;
    readonly first: readonly Call[];
}
