import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandSnapshot } from '../../tools/docs/commandSnapshot.js';
import { allCommands } from '../support/allCommands.js';

const SNAPSHOT = new URL('../fixtures/commands.json', import.meta.url);

test('commands, flags and the fields of --json are those that scripts rely on: "npm run docs" records a change', () => {
    assert.deepEqual(JSON.parse(commandSnapshot(allCommands)), JSON.parse(readFileSync(SNAPSHOT, 'utf8')));
});

test('of our own results the fields are recorded', () => {
    const recorded = JSON.parse(commandSnapshot(allCommands)) as Record<string, { json: Record<string, string> }>;
    assert.equal(recorded['sync']?.json['removed'], 'number');
    assert.equal(recorded['runs show']?.json['checkpoint'], 'string | null');
});
