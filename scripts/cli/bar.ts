import { Progress } from '@salesforce/sf-plugins-core';

export interface Bar {
    update(done: number, of: number): void;
    stop(): void;
}

/**
 * A progress bar on standard error; nothing where nobody watches.
 * @param counted what is counted, after the numbers: `calls`
 */
export function progress(wanted: boolean, title: string, counted: string): Bar {
    const bar = wanted && process.stderr.isTTY ? new Progress(true) : undefined;
    let started = false;
    return {
        update(done, of) {
            if (!bar) return;
            if (!started) bar.start(of, {}, { title, format: `%s | {bar} | {value}/{total} ${counted}` });
            started = true;
            bar.setTotal(of);
            bar.update(done);
        },
        stop() {
            if (started) bar?.stop();
        }
    };
}
