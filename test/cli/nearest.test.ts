import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../scripts/cli/nearest.js';
import { suggestion } from '../../scripts/cli/suggestion.js';

test('the nearest word is the one with the fewest letters wrong', () => {
    const flags = ['from', 'to', 'call-id', 'workspace-id', 'result-format', 'json'];
    const meant: readonly [string, string][] = [
        ['form', 'from'],
        ['fom', 'from'],
        ['call-ids', 'call-id'],
        ['callid', 'call-id'],
        ['workspce-id', 'workspace-id'],
        ['result-fromat', 'result-format'],
        ['JSON', 'json']
    ];
    for (const [typed, word] of meant) assert.equal(nearest(typed, flags), word, typed);
});

test('what is like nothing is left alone', () => {
    for (const typed of ['verbose', 'x', 'zz']) assert.equal(nearest(typed, ['from', 'to', 'json']), undefined, typed);
});

test('a mistyped command is put right word by word', () => {
    const ids = ['gong:sync', 'gong:calls:list', 'gong:calls:get', 'gong:users:list', 'gong:transcript'];
    const meant: readonly [string, string | undefined][] = [
        ['cals list', 'gong calls list'],
        ['calls lst', 'gong calls list'],
        ['calls', 'gong calls'],
        ['calls everything', 'gong calls'],
        ['usres lsit', 'gong users list'],
        ['sinc', 'gong sync'],
        ['transcripts', 'gong transcript'],
        ['frobnicate', undefined]
    ];
    for (const [typed, command] of meant) assert.equal(suggestion(ids, typed.split(' ')), command, typed);
});
