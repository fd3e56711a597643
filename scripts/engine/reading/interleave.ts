/**
 * The items of several sources as they come, each source in its own order. While one item is used, the next of every
 * source is fetched. The first error ends all sources, once what they were fetching has come.
 */
export async function* interleave<T>(sources: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
    const fetch = (source: AsyncGenerator<T>) => {
        const next = source.next().then((result) => ({ source, result }));
        // looked at when its turn comes
        next.catch(() => undefined);
        return next;
    };
    const coming = new Map(sources.map((source) => [source, fetch(source)]));
    try {
        while (coming.size > 0) {
            const { source, result } = await Promise.race(coming.values());
            if (result.done) coming.delete(source);
            else {
                coming.set(source, fetch(source));
                yield result.value;
            }
        }
    } finally {
        await Promise.allSettled(coming.values());
        await Promise.all(sources.map((source) => source.return(undefined)));
    }
}
