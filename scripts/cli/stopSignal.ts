const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Settles when the user presses Ctrl+C, or the system asks to stop; the second time the process ends at once. */
export function stopSignal(): Promise<void> {
    return new Promise((resolve) => {
        for (const signal of SIGNALS) {
            // the listener of SfCommand throws out of the signal, so that nothing could be ended in order
            process.removeAllListeners(signal);
            process.once(signal, () => {
                for (const each of SIGNALS) process.removeAllListeners(each);
                resolve();
            });
        }
    });
}
