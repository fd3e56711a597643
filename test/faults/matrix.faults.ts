import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Faults } from '../../tools/local/faults.js';
import type { TestWorld } from '../support/world.js';
import { closeWorlds } from '../support/world.js';
import { ANY, FROM_GONG, ROW_CODES } from './faults.js';
import { kindsOf, REQUESTS } from './requests.js';
import type { RequestKind } from './requests.js';
import { Tried, writeTable } from './table.js';
import { changedWorld, difference, ending, finalState } from './setUp.js';

let right: string;
const tried = new Tried();

before(async () => {
    const world = await changedWorld();
    const seen = new Set<RequestKind>();
    world.org.faults = (request) => {
        for (const kind of kindsOf(request, isHit(world))) seen.add(kind);
        return undefined;
    };
    const report = await world.sync();
    assert.equal(report.exitCode, 0);
    assert.deepEqual([...seen].sort(), [...REQUESTS].sort(), 'the fault-free run makes every kind of request');
    right = finalState(world.org);
    await closeWorlds();
});
afterEach(closeWorlds);
after(() => writeTable(tried));

const isHit =
    ({ org }: TestWorld) =>
    (id: string): boolean =>
        org.tables.get('Gong_Tracker_Hit__c', id) !== undefined;

/** Plays the fault, then lets it pass and runs again: the org ends as after a run without faults. */
async function survives(what: string, fault: string, play: (world: TestWorld) => void): Promise<void> {
    const world = await changedWorld();
    play(world);
    const { report, error } = await ending(world.sync());
    const state = finalState(world.org);
    if (report) assert.equal(report.seen, report.written + report.unchanged + report.skipped + report.failed);
    if (report?.exitCode === 0) {
        assert.equal(state, right, 'a run that says all is well has written everything');
    } else {
        const said = error?.message ?? report?.error ?? report?.failures[0]?.message ?? '';
        assert.ok(said.length > 10, 'a run that does not end well says why');
        assert.ok(
            (error?.actions ?? report?.actions ?? []).length + (report?.failures.length ?? 0) > 0,
            `"${said}" says what to do`
        );
    }
    world.org.faults = undefined;
    world.gong.faults = undefined;
    world.org.rowFaults = undefined;
    const next = await world.sync();
    tried.add(what, fault, { atOnce: report?.exitCode === 0, ...difference(finalState(world.org), right) });
    assert.equal(next.exitCode, 0, next.error ?? JSON.stringify(next.failures));
    assert.equal(finalState(world.org), right, 'the next run completes it');
}

const first = (times: number, faults: Faults): Faults => {
    let left = times;
    return (request) => {
        const fault = left > 0 ? faults(request) : undefined;
        if (fault) left--;
        return fault;
    };
};

for (const kind of REQUESTS) {
    describe(kind, () => {
        for (const [name, fault] of Object.entries(ANY)) {
            for (const times of [1, Infinity]) {
                test(`${name}, ${times === 1 ? 'once' : 'until the run ends'}`, () =>
                    survives(kind, name, (world) => {
                        world.org.faults = first(times, (request) =>
                            kindsOf(request, isHit(world)).has(kind) ? fault : undefined
                        );
                    }));
            }
        }
    });
}

describe('Gong behind the gateway', () => {
    for (const [name, fault] of Object.entries(FROM_GONG)) {
        for (const times of [1, Infinity]) {
            test(`${name}, ${times === 1 ? 'once' : 'until the run ends'}`, () =>
                survives('Gong behind the gateway', name, (world) => {
                    world.gong.faults = first(times, () => fault);
                }));
        }
    }
});

describe('single rows', () => {
    for (const code of ROW_CODES) {
        for (const field of ['Title__c', 'Tracker__c', 'Fingerprint__c', 'MainCompetitors__c']) {
            for (const times of [1, Infinity]) {
                test(`${code} on rows with ${field}, ${times === 1 ? 'once' : 'until the run ends'}`, () =>
                    survives('single rows', code, (world) => {
                        let left = times;
                        world.org.rowFaults = (row) =>
                            field in row && left-- > 0 ? { code, message: `${code}: no` } : undefined;
                    }));
            }
        }
    }
});
