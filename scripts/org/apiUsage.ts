/** The org's API calls of the last 24 hours, by whomever: what its answers tell, and what has been sent since. */
export class ApiUsage {
    /** Undefined until an answer has told. */
    limit: { readonly used: number; readonly max: number } | undefined;

    sent(): void {
        if (this.limit) this.limit = { ...this.limit, used: this.limit.used + 1 };
    }

    /** @param header `Sforce-Limit-Info`: `api-usage=18/15000`, maybe with more after it */
    read(header: string | undefined): void {
        const [, used, max] = /(?:^|[\s,;])api-usage=(\d+)\/(\d+)/.exec(header ?? '') ?? [];
        if (max !== undefined) this.limit = { used: Number(used), max: Number(max) };
    }
}
