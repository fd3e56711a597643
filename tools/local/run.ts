// The local world's own command line: it is no command of the package, which has none of its files.
import { fileURLToPath } from 'node:url';
import { Config, flush, handle, run } from '@oclif/core';

try {
    await run(process.argv.slice(2), await Config.load(fileURLToPath(new URL('.', import.meta.url))));
    await flush();
} catch (error) {
    await handle(error as Error);
}
