import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A flag, and what it does in a few words. */
type Flag = NonNullable<ParseArgsConfig['options']>[string] & { readonly description: string };
type Flags = Record<string, Flag>;

/**
 * What was typed after `npm run … --`. Help is printed when it is asked for; wrong usage ends the program with exit code
 * 2 and a sentence.
 * @param about what the command does, and an example
 */
export function readFlags<T extends Flags>(
    command: string,
    about: string,
    options: T
): ReturnType<typeof parseArgs<{ options: T }>>['values'] {
    if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
        console.log(`${about}\n\n${usage(command, options)}`);
        process.exit(0);
    }
    try {
        return parseArgs({ options }).values;
    } catch (error) {
        console.error((error as Error).message.split('. ')[0]);
        console.error(usage(command, options));
        process.exit(2);
    }
}

function usage(command: string, options: Flags): string {
    const lines = Object.entries(options).map(([name, { type, short, description }]) => {
        const flag = `${short ? `-${short}, ` : ''}--${name}${type === 'string' ? ' …' : ''}`;
        return `  ${flag.padEnd(22)} ${description}`;
    });
    return [`Usage: ${command} -- [flags]`, ...lines].join('\n');
}
