import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed after `npm run … --`; wrong usage ends the program with exit code 2 and a sentence. */
export function readFlags<T extends Options>(
    command: string,
    options: T
): ReturnType<typeof parseArgs<{ options: T }>>['values'] {
    try {
        return parseArgs({ options }).values;
    } catch (error) {
        console.error((error as Error).message.split('. ')[0]);
        const flags = Object.entries(options).map(([name, { type }]) => `[--${name}${type === 'string' ? ' …' : ''}]`);
        console.error(`Usage: ${command} -- ${flags.join(' ')}`);
        process.exit(2);
    }
}
