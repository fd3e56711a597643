/** One line of JSON for each event: ids and counts, never a name, a title, an address or a secret. */
export interface Log {
    info(event: string, fields?: object): void;
    warn(event: string, fields?: object): void;
    error(event: string, fields?: object): void;
}

/** A log that writes `{"time","level","event",…}`, each on a line of its own. */
export function jsonLog(write: (line: string) => void): Log {
    const at =
        (level: string) =>
        (event: string, fields: object = {}): void =>
            write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
    return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** A sentence of somebody else's for the log, with email addresses taken out. */
export const withoutAddresses = (text: string): string => text.replace(/[^\s"'<>(]+@[^\s"'<>),]+/g, '…@…');
