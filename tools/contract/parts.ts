/** A request to the gateway and what must come of it; texts that start with "hex:" are bytes. */
export interface ContractCase {
    readonly name: string;
    /** The permission sets of the caller, besides Gong_Credential. */
    readonly sets: readonly string[];
    /** How the org's verdict on the caller differs from a good one; null for none. */
    readonly org?: VerdictFields | null;
    /** The same of a row of the caller's own; left out for none. */
    readonly own?: VerdictFields;
    /** Method and path below /services/apexrest/gong, as they are sent. */
    readonly ask: readonly [string, string];
    readonly query?: Readonly<Record<string, string>>;
    readonly type?: string;
    readonly gongType?: string;
    readonly body?: string;
    /** What Gong answers; left out where Gong must not be asked. */
    readonly gong?: GongReply;
    /** What must reach Gong. */
    readonly sent?: { readonly to: string; readonly type?: string; readonly body?: string };
    /** `meant` where the status that is sent is another one; code and sentences instead of a body for a refusal. */
    readonly answer: {
        readonly status: number;
        readonly meant?: number;
        /** The Content-Type; null for none. @default that of a refusal */
        readonly type?: string | null;
        readonly retry?: string;
        readonly body?: string;
        readonly code?: string;
        readonly says?: readonly string[];
    };
}

/** Fields of Gong_Settings__c. `days` is the age; `$user`, `$email`, `$org` are the caller's, in capitals with their case changed. */
export type VerdictFields = Readonly<Record<string, string | number | null>>;

export interface GongReply {
    readonly status?: number;
    readonly type?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Bytes of a body that does not matter. */
    readonly size?: number;
    readonly fails?: 'timeout';
}

export interface Part {
    readonly together: boolean;
    readonly cases: readonly ContractCase[];
}

/** A transaction takes 100 callouts, 150 statements and 10 s. */
const MOST = 25;

/**
 * The cases as Apex can run them: no row may be written and no user changed between two callouts, so that those which reach
 * Gong go together by caller and verdict. The others go in any order, so many at once as the limits take.
 */
export function parts(cases: readonly ContractCase[]): Part[] {
    const together = new Map<string, ContractCase[]>();
    const refused: ContractCase[] = [];
    for (const one of cases) {
        const key = JSON.stringify([one.sets, one.org, one.own]);
        if (one.gong) together.set(key, [...(together.get(key) ?? []), one]);
        else refused.push(one);
    }
    return [
        ...[...together.values()].flatMap(chunked).map((part) => ({ together: true, cases: part })),
        ...chunked(refused).map((part) => ({ together: false, cases: part }))
    ];
}

const chunked = (cases: readonly ContractCase[]): ContractCase[][] =>
    Array.from({ length: Math.ceil(cases.length / MOST) }, (_, i) => cases.slice(i * MOST, (i + 1) * MOST));
