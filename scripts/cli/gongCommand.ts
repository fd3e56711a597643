import type { Interfaces } from '@oclif/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { nearest } from './nearest.js';
import { toSfError, usageError } from './toSfError.js';
import { exitCodesLine } from '../exitCodes.js';

/** A command's description, with what it ends with. */
export const withExitCodes = (description: string): string => `${description}\n\n${exitCodesLine}`;

/** What every command has in common: the exit codes of the product, errors with actions, and a hint for mistyped flags. */
export abstract class GongCommand<T> extends SfCommand<T> {
    protected override async parse<
        F extends Interfaces.OutputFlags<Interfaces.FlagInput>,
        B extends Interfaces.OutputFlags<Interfaces.FlagInput>,
        A extends Interfaces.OutputArgs<Interfaces.ArgInput>
    >(options?: Interfaces.Input<F, B, A>, argv = this.argv): Promise<Interfaces.ParserOutput<F, B, A>> {
        // before anything else is looked at: a mistyped flag makes every other complaint misleading
        const { flags = {}, baseFlags = {} } = this.ctor as { flags?: object; baseFlags?: object };
        assertFlagsExist(argv, [...Object.keys({ ...baseFlags, ...flags }), 'json', 'help']);
        return super.parse(options, argv);
    }

    protected override catch(error: Error & { exitCode?: number; code?: unknown }): Promise<never> {
        return super.catch(toSfError(error, this.example()));
    }

    /** The first of the command's examples, as it is typed. */
    private example(): string | undefined {
        const { examples = [] } = this.ctor;
        const text = typeof examples[0] === 'string' ? examples[0] : '';
        const [, typed] = /<%= config\.bin %> <%= command\.id %>([^\n]*)/.exec(text) ?? [];
        const name = (this.id ?? '').replaceAll(':', ' ');
        return typed === undefined ? undefined : `${this.config.bin} ${name}${typed}`;
    }
}

function assertFlagsExist(argv: readonly string[], known: readonly string[]): void {
    const end = argv.indexOf('--');
    for (const word of end === -1 ? argv : argv.slice(0, end)) {
        const name = /^--([^=]+)/.exec(word)?.[1];
        if (name === undefined || known.includes(name.replace(/^no-/, '')) || known.includes(name)) continue;
        const meant = nearest(name, known);
        throw usageError(
            `There is no flag --${name}.`,
            meant ? `Did you mean --${meant}?` : 'Add --help to see the flags that there are.'
        );
    }
}
