import type { Command, Interfaces } from '@oclif/core';
import type { Gong } from '../gong/client/gong.js';
import { operationCommand } from './operationCommand.js';
import type { Given, OperationSpec } from './operationCommand.js';
import { printable } from './columns.js';

type FlagInput = Interfaces.FlagInput;
type ArgInput = Interfaces.ArgInput;

export interface ShowSpec<F extends FlagInput, A extends ArgInput, R> extends Omit<OperationSpec<F, A, R>, 'run'> {
    ask(gong: Gong, given: Given<F, A>): Promise<R>;
    /** The answer for people. @default indented JSON */
    print?(result: R, given: Given<F, A>): string;
}

/** A command that shows one answer. */
export function showCommand<F extends FlagInput, A extends ArgInput, R>(spec: ShowSpec<F, A, R>): Command.Class {
    const { print = (result: R) => JSON.stringify(result, null, 4) } = spec;
    return operationCommand<F, A, R>({
        ...spec,
        async run(gong, given) {
            const result = await spec.ask(gong, given);
            if (!given.out.jsonEnabled()) given.out.log(printable(print(result, given)));
            return result;
        }
    });
}
