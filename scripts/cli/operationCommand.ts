import type { Command, Interfaces } from '@oclif/core';
import { Messages } from '@salesforce/core';
import type { Messages as MessagesOf } from '@salesforce/core';
import { SET_OF } from '../advice.js';
import type { Gong } from '../gong/client/gong.js';
import { BadInput, OPERATIONS } from '../gong/index.js';
import type { OperationName } from '../gong/index.js';
import { connectedGong } from './connected.js';
import { GongCommand } from './gongCommand.js';
import { targetOrgFlag } from './targetOrg.js';
import { usageError } from './toSfError.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const PACKAGE = 'gong-for-salesforce';
const shared = Messages.loadMessages(PACKAGE, 'operations');

type FlagInput = Interfaces.FlagInput;
type ArgInput = Interfaces.ArgInput;

/** What a command has to work with. */
export interface Given<F extends FlagInput, A extends ArgInput> {
    readonly flags: Interfaces.InferredFlags<F>;
    readonly args: Interfaces.InferredArgs<A>;
    /** The command itself, to print with. */
    readonly out: GongCommand<unknown>;
}

export interface OperationSpec<F extends FlagInput, A extends ArgInput, R> {
    /** As it is typed: `users list`. Its texts are in `messages/users.list.md`. */
    readonly name: string;
    /** The operations of Gong that it asks, for its help. */
    readonly asks: readonly OperationName[];
    readonly flags: F;
    readonly args?: A;
    /** The flags of Gong's fields, where they are called otherwise. */
    readonly fields?: Readonly<Record<string, string>>;
    run(gong: Gong, given: Given<F, A>): Promise<R>;
}

/** A command that asks Gong through an org: login, texts, and refusals that name the flag that is meant. */
export function operationCommand<F extends FlagInput, A extends ArgInput, R>(
    spec: OperationSpec<F, A, R>
): Command.Class {
    const messages = Messages.loadMessages(PACKAGE, spec.name.replaceAll(' ', '.'));
    const flags = { 'target-org': targetOrgFlag(), ...described(spec.flags, messages) };

    class Operation extends GongCommand<R> {
        /** Tells operations of Gong from the other commands. */
        static readonly operation = spec.name;
        static readonly asks = spec.asks;
        static override readonly summary = messages.getMessage('summary');
        static override readonly description = [messages.getMessage('description'), ...needs(spec.asks)].join('\n\n');
        static override readonly examples = messages.getMessages('examples');
        static override readonly flags = flags;
        static override readonly args = spec.args ?? {};

        async run(): Promise<R> {
            const parsed = await this.parse(Operation);
            const gong = connectedGong(parsed.flags['target-org']);
            const given = { flags: parsed.flags, args: parsed.args, out: this } as unknown as Given<F, A>;
            try {
                return await spec.run(gong, given);
            } catch (error) {
                throw error instanceof BadInput ? named(error, spec.fields ?? {}, Object.keys(flags)) : error;
            }
        }
    }
    // what --json calls the command that failed
    const name = spec.name.replace(/(?:^|[ -])(\w)/g, (_, letter: string) => letter.toUpperCase());
    Object.defineProperty(Operation, 'name', { value: name });
    return Operation as unknown as Command.Class;
}

/** What it takes to be let through: permission sets besides the sync's, and the scopes of the access key. */
function needs(asks: readonly OperationName[]): string[] {
    const asked = asks.map((name) => OPERATIONS[name]);
    const sets = [...new Set(asked.map(({ permission }) => SET_OF[permission]))].filter((set) => set !== 'Gong_Sync');
    const scopes = [...new Set(asked.map(({ scope }) => scope))];
    return [
        ...sets.map((set) => `The connected user needs the permission set ${set.replaceAll('_', ' ')}.`),
        ...(asks.includes('calls')
            ? ['What is more of a call than its parties, trackers and CRM objects takes Gong Content.']
            : []),
        ...(scopes.length > 0
            ? [`The access key needs the ${scopes.length === 1 ? 'scope' : 'scopes'} ${scopes.join(' and ')}.`]
            : [])
    ];
}

/** The flags with their texts: the command's own, or those that several commands share. */
function described<F extends FlagInput>(flags: F, own: MessagesOf<string>): F {
    const text = (key: string): string => {
        try {
            return own.getMessage(key);
        } catch {
            return shared.getMessage(key);
        }
    };
    return Object.fromEntries(
        Object.entries(flags).map(([name, flag]) => [name, { ...flag, summary: text(`flags.${name}`) }])
    ) as F;
}

/** The refusal with flags in place of Gong's fields: `callIds` is given as --call-id. */
function named(
    { field, problem }: BadInput,
    fields: Readonly<Record<string, string>>,
    known: readonly string[]
): Error {
    const flagOf = (name: string): string | undefined => {
        const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        return fields[name] ?? [kebab, kebab.replace(/s$/, '')].find((flag) => known.includes(flag));
    };
    const dashed = (name: string): string => (flagOf(name) ? `--${flagOf(name)}` : name);
    const [top = ''] = field.split('.');
    return usageError(`${dashed(top)} ${problem.replace(/\b[a-z]+[A-Z]\w*/g, dashed)}.`);
}
