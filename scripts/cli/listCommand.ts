import type { Command, Interfaces } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { Gong } from '../gong/client/gong.js';
import type { OperationName, Page } from '../gong/index.js';
import type { Column } from './columns.js';
import { operationCommand } from './operationCommand.js';
import type { Given } from './operationCommand.js';
import { FORMATS, rowWriter } from './rowWriter.js';
import type { Format } from './rowWriter.js';
import { writeList } from './writeList.js';

type FlagInput = Interfaces.FlagInput;
type NoArgs = Record<string, never>;

export const formatFlag = Flags.custom<Format>({ char: 'r', options: [...FORMATS], default: 'human' });
export const cursorFlag = Flags.custom<string>();

export interface ListSpec<F extends FlagInput, T> {
    readonly name: string;
    readonly asks: readonly OperationName[];
    /** What is listed, in the plural. @default the first word of the name */
    readonly counted?: string;
    readonly flags?: F;
    readonly fields?: Readonly<Record<string, string>>;
    /** Of the items, or of the rows that they have. */
    readonly columns: readonly Column<never>[];
    readonly rows?: (item: T) => readonly unknown[];
    /** Said on standard error before the list. */
    readonly note?: string;
    /** The list, page by page or whole. */
    list(gong: Gong, given: Given<F, NoArgs>): AsyncIterable<Page<T>> | Promise<readonly T[]>;
}

/** A command that lists something, as table, CSV or JSON lines; `--cursor` is for lists that Gong gives in pages. */
export function listCommand<F extends FlagInput, T>(spec: ListSpec<F, T>): Command.Class {
    const flags = { 'result-format': formatFlag(), ...spec.flags } as unknown as F & {
        'result-format': ReturnType<typeof formatFlag>;
    };
    return operationCommand<F, NoArgs, T[]>({
        name: spec.name,
        asks: spec.asks,
        flags: flags as unknown as F,
        ...(spec.fields && { fields: spec.fields }),
        async run(gong, given) {
            const { 'result-format': format, cursor } = given.flags as { 'result-format': Format; cursor?: string };
            if (spec.note) given.out.logToStderr(spec.note);
            const found = spec.list(gong, given);
            const write = rowWriter<T>((text) => given.out.log(text), format, {
                columns: spec.columns,
                rows: spec.rows,
                continued: cursor !== undefined
            });
            const pages = 'then' in found ? whole(found) : found;
            return writeList(given.out, pages, spec.counted ?? spec.name.split(' ')[0]!, write);
        }
    });
}

async function* whole<T>(found: Promise<readonly T[]>): AsyncGenerator<Page<T>> {
    const items = await found;
    yield { items, total: items.length, next: undefined };
}
