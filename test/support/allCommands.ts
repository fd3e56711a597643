import { readdirSync } from 'node:fs';
import type { Command } from '@oclif/core';

const ROOM = new URL('../../scripts/commands/gong/', import.meta.url);
/** Not operations of Gong. */
const OTHERS = /^(sync|local|check|connect|serve)\.ts$/;

const files = readdirSync(ROOM, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !OTHERS.test(file))
    .sort();

/** The commands of Gong's operations by name, `calls list`. */
export const commands: Readonly<Record<string, Command.Class>> = Object.fromEntries(
    await Promise.all(
        files.map(async (file) => {
            const { default: command } = (await import(new URL(file, ROOM).href)) as { default: Command.Class };
            return [file.replace('.ts', '').replace('/', ' '), command] as const;
        })
    )
);
