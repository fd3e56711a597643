import { readdirSync } from 'node:fs';
import type { Command } from '@oclif/core';

const ROOM = new URL('../../scripts/commands/gong/', import.meta.url);

const files = readdirSync(ROOM, { recursive: true })
    .map(String)
    .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
    .sort();
const loaded = await Promise.all(
    files.map(async (file): Promise<[string, Command.Class]> => [
        file.replace(/\.[jt]s$/, '').replaceAll(/[\\/]/g, ' '),
        ((await import(new URL(file, ROOM).href)) as { default: Command.Class }).default
    ])
);

/** All commands by name: `calls list`, `sync`. */
export const allCommands: ReadonlyMap<string, Command.Class> = new Map(loaded);

/** The commands of Gong's operations by name, `calls list`. */
export const commands: Readonly<Record<string, Command.Class>> = Object.fromEntries(
    loaded.flatMap(([, command]) => ('operation' in command ? [[String(command.operation), command]] : []))
);
