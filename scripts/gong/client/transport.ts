export interface GongRequest {
    readonly method: 'GET' | 'POST' | 'PUT';
    /** Path below the base URL, for example `/v2/calls/extensive`. */
    readonly path: string;
    readonly query?: Readonly<Record<string, string | undefined>>;
    /** Sent as JSON, or byte for byte when it is a `Uint8Array`: then with a `contentType`. */
    readonly body?: unknown;
    readonly contentType?: string | undefined;
    /** Told while bytes are on their way: how many of them have been sent in this try. */
    readonly sent?: ((bytes: number) => void) | undefined;
}

export interface GongResponse {
    readonly status: number;
    /** The body as it came: it may be JSON, HTML or cut off. */
    readonly body: string;
    /** The `Retry-After` header as it came: seconds or an HTTP date. */
    readonly retryAfter?: string | undefined;
}

/** What asking Gong takes of a host: the way there, a clock, and patience. */
export interface GongHost {
    /** @throws {Refusal} when trying again cannot help; any other error counts as "no answer" and is tried again. */
    gong(request: GongRequest): Promise<GongResponse>;
    /** Milliseconds since 1970. */
    now(): number;
    sleep(milliseconds: number): Promise<void>;
}
