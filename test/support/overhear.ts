import { ChildProcess } from 'node:child_process';

/**
 * Listens to everything that a test run prints: loaded before any test (listen.js), it reads every byte that the process
 * of a test file writes, and every process that one starts. Where a secret shows, that file fails.
 */
const SECRETS: Readonly<Record<string, RegExp>> = {
    'a Salesforce session': /00D[0-9A-Za-z]{12}![\w.]{20,}/,
    'a Basic authorization': /\bBasic (?=[A-Za-z]*[0-9+/=])[A-Za-z0-9+/]{12,}={0,2}/,
    'a token': /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
    'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    'the secret of the local Gong': /\blocal-secret\b|bG9jYWwta2V5OmxvY2FsLXNlY3JldA==/,
    'the secret of a webhook rule': /\ba-secret-of-[\w-]+/
};
/** More than the longest secret. */
const TAIL = 8192;

const heard = new Set<string>();
process.on('exit', () => {
    if (heard.size === 0) return;
    process.stderr.write(`Secrets were printed:\n${[...heard].join('\n')}\n`);
    process.exitCode = 1;
});

/**
 * Looks for secrets in what was printed.
 * @param where who printed it, for the message; the secret itself is not repeated
 */
export function overhear(where: string, printed: string): void {
    for (const [what, pattern] of Object.entries(SECRETS)) if (pattern.test(printed)) heard.add(`${what} by ${where}`);
}

/** Scans pieces of one stream as they come; a secret may come in two of them. */
function ear(where: string): (chunk: unknown) => void {
    let tail = '';
    return (chunk) => {
        const piece = chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk);
        overhear(where, tail + piece);
        tail = (tail + piece).slice(-TAIL);
    };
}

for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    const listen = ear('a test itself');
    stream.write = (chunk: unknown, ...more: unknown[]) => {
        listen(chunk);
        return write(chunk, ...more);
    };
}

type Spawn = (this: ChildProcess, options: unknown) => unknown;
const prototype = ChildProcess.prototype as unknown as { spawn: Spawn };
const { spawn } = prototype;
prototype.spawn = function (options) {
    const result = spawn.call(this, options);
    const where = this.spawnargs
        .map((arg) => arg.replace(/^.*\//, ''))
        // an argument may be a secret itself
        .filter((arg) => /^[\w.:-]{1,30}$/.test(arg))
        .join(' ');
    for (const stream of [this.stdout, this.stderr]) {
        if (!stream) continue;
        // not a listener: that would start the flow before the test listens
        const push = stream.push.bind(stream);
        const listen = ear(where);
        stream.push = (chunk: unknown, encoding?: BufferEncoding) => {
            if (chunk !== null) listen(chunk);
            return push(chunk, encoding);
        };
    }
    return result;
};
