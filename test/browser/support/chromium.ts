import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** @throws Error that says what to install when there is no browser: these tests are never skipped */
export async function launch(): Promise<Browser> {
    const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
    const executablePath = folders
        .flatMap((folder) => NAMES.map((name) => join(folder, name)))
        .find((file) => existsSync(file));
    if (!executablePath) {
        throw new Error(
            `No Chromium found (${NAMES.join(', ')} in /usr/bin or on the PATH). On Debian or Ubuntu: apt-get install -y chromium`
        );
    }
    return chromium.launch({
        executablePath,
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync'
        ]
    });
}
