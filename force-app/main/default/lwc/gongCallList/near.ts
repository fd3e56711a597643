/** Calls in one slice of the list. */
export const SLICE = 10;
/** So far above and below the view calls are drawn. */
const MARGIN = '600px';
/** About the height of a call, for slices that were never drawn. */
const CALL_HEIGHT = 90;

/** Which slices of a long list are near the view, and how high those are that are not. */
export class Near {
    private readonly changed: (keys: ReadonlySet<number>) => void;
    /** The first one always is: what is below the view of a short page can be printed and found. */
    private readonly keys = new Set<number>([0]);
    private readonly heights = new Map<number, number>();
    /** What has gone out of view while it had the focus. */
    private readonly held = new Map<number, Element>();
    private observer: IntersectionObserver | undefined;

    /** @param changed called with the slices that are near, when one has come or gone */
    constructor(changed: (keys: ReadonlySet<number>) => void) {
        this.changed = changed;
    }

    height(key: number, calls: number): number {
        return this.heights.get(key) ?? calls * CALL_HEIGHT;
    }

    start(): void {
        if (typeof IntersectionObserver === 'undefined') return;
        this.observer = new IntersectionObserver((entries) => this.look(entries), { rootMargin: MARGIN });
        this.changed(new Set(this.keys));
    }

    stop(): void {
        this.observer?.disconnect();
        this.observer = undefined;
    }

    /** Elements that are watched already are not watched twice. */
    watch(slices: Iterable<HTMLElement>): void {
        for (const slice of slices) this.observer?.observe(slice);
    }

    /** Heights of a list that is another one now. */
    forget(): void {
        this.heights.clear();
    }

    private look(entries: readonly IntersectionObserverEntry[]): void {
        const before = [...this.keys].join();
        for (const [key, slice] of this.held) if (!slice.matches(':focus-within')) this.leave(key, slice);
        for (const { target, isIntersecting } of entries) {
            const key = Number((target as HTMLElement).dataset.slice);
            if (isIntersecting) {
                this.held.delete(key);
                this.keys.add(key);
            } else if (key > 0 && this.keys.has(key)) {
                // what has the focus stays, wherever the view is
                if (target.matches(':focus-within')) this.held.set(key, target);
                else this.leave(key, target);
            }
        }
        if ([...this.keys].join() !== before) this.changed(new Set(this.keys));
    }

    private leave(key: number, slice: Element): void {
        this.held.delete(key);
        this.heights.set(key, slice.getBoundingClientRect().height);
        this.keys.delete(key);
    }
}
