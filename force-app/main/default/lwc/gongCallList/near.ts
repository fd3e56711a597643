/** Calls in one slice of the list. */
export const SLICE = 25;
/** So far above and below the view calls are drawn. */
const MARGIN = '1000px';
/** About the height of a call, for slices that were never drawn. */
const CALL_HEIGHT = 90;

/** Which slices of a long list are near the view, and how high those are that are not. */
export class Near {
    private readonly changed: () => void;
    private readonly keys = new Set<number>([0]);
    private readonly heights = new Map<number, number>();
    private observer: IntersectionObserver | undefined;

    /** @param changed called when a slice has come near or gone */
    constructor(changed: () => void) {
        this.changed = changed;
    }

    /** Where nobody tells what is in view, everything is near. */
    has(key: number): boolean {
        return this.observer === undefined || this.keys.has(key);
    }

    height(key: number, calls: number): number {
        return this.heights.get(key) ?? calls * CALL_HEIGHT;
    }

    start(): void {
        if (typeof IntersectionObserver === 'undefined') return;
        this.observer = new IntersectionObserver((entries) => this.look(entries), { rootMargin: MARGIN });
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
        let changed = false;
        for (const { target, isIntersecting, boundingClientRect } of entries) {
            const key = Number((target as HTMLElement).dataset.slice);
            if (isIntersecting === this.keys.has(key)) continue;
            if (isIntersecting) this.keys.add(key);
            // what has the focus stays, wherever the view is
            else if (target.matches(':focus-within')) continue;
            else {
                this.heights.set(key, boundingClientRect.height);
                this.keys.delete(key);
            }
            changed = true;
        }
        if (changed) this.changed();
    }
}
