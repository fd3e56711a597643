import type { Progress } from '../engine/index.js';
import { progress } from './bar.js';

/** A bar on standard error while calls are read and settled; nothing where nobody watches. */
export function progressBar(wanted: boolean): { update(progress: Progress): void; stop(): void } {
    const bar = progress(wanted, 'Calls', 'settled');
    return {
        // Gong's total is that of one window, so it may be less than what has been read
        update: ({ settled, total, read }) => bar.update(settled, Math.max(total ?? 0, read)),
        stop: bar.stop
    };
}
