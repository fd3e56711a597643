import { Progress as Bar } from '@salesforce/sf-plugins-core';
import type { Progress } from '#engine';

/** A bar on standard error while calls are read and settled; nothing where nobody watches. */
export function progressBar(wanted: boolean): { update(progress: Progress): void; stop(): void } {
    const bar = wanted && process.stderr.isTTY ? new Bar(true) : undefined;
    let started = false;
    return {
        update({ settled, total, read }) {
            if (!bar) return;
            // Gong's total is that of one window, so it may be less than what has been read
            const of = Math.max(total ?? 0, read);
            if (!started) bar.start(of, {}, { title: 'Calls', format: '%s | {bar} | {value}/{total} settled' });
            started = true;
            bar.setTotal(of);
            bar.update(settled);
        },
        stop() {
            if (started) bar?.stop();
        }
    };
}
