import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Refusal } from '../../scripts/refusal.js';

/** A flag, and what it does in a few words. */
type Flag = NonNullable<ParseArgsConfig['options']>[string] & { readonly description: string };
type Flags = Record<string, Flag>;
type Values<T extends Flags> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/**
 * What was typed after `npm run … --`. Help is printed when it is asked for; wrong usage ends the program with exit code
 * 2 and a sentence.
 * @param about what the command does, and an example
 * @param check looks at the values and makes what is used of them; what it throws ends the program, too
 */
export function readFlags<T extends Flags, C = undefined>(
    command: string,
    about: string,
    options: T,
    check?: (values: Values<T>) => C
): { values: Values<T>; checked: C } {
    if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
        console.log(`${about}\n\n${usage(command, options)}`);
        process.exit(0);
    }
    try {
        const { values } = parseArgs({ options });
        return { values, checked: check?.(values) as C };
    } catch (error) {
        if (error instanceof Refusal) console.error([error.message, ...error.actions].join('\n'));
        else console.error(`${(error as Error).message.split('. ')[0]}\n${usage(command, options)}`);
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
