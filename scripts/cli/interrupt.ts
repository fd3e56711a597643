/**
 * Says what was done and how to go on when the command is interrupted, and ends it with exit code 130.
 * @returns takes it back
 */
export function onInterrupt(say: () => string): () => void {
    const end = (): void => {
        process.stderr.write(`\n${say()}\n`);
        process.exit(130);
    };
    // before the listener of every Salesforce command, which ends the process at once
    for (const signal of SIGNALS) process.prependListener(signal, end);
    return () => {
        for (const signal of SIGNALS) process.off(signal, end);
    };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
