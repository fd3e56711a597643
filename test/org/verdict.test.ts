import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { OrgHttp } from '../../scripts/org/http.js';
import { recordVerdict } from '../../scripts/org/verdict.js';
import { closeWorlds, session, testWorld } from '../support/world.js';

afterEach(closeWorlds);

const VERDICT = { verdict: 'ok', email: 'someone@integration.example', workspaceId: null, message: 'Fine.' } as const;

test('a verdict that another host records at the same moment is recorded at the second try', async () => {
    const world = await testWorld([]);
    // the org asks Gong itself who its users are
    world.gong.world.users = [{ id: '1', emailAddress: 'ann@acme.example', active: true }];
    const body = { code: 'NOT_RECORDED', errors: ['duplicate value found'] };
    world.org.faults = ({ n }) => (n === 1 ? { kind: 'status', status: 409, body } : undefined);
    const http = new OrgHttp(session(world.org));
    assert.equal((await recordVerdict(http, { ...VERDICT, email: String(world.org.user.Email) })).refusal, null);
    assert.equal(http.requests, 2);
});

test('a verdict that cannot be recorded twice is an error', async () => {
    const world = await testWorld([]);
    const body = { code: 'NOT_RECORDED', errors: ['A trigger says no.'] };
    world.org.faults = () => ({ kind: 'status', status: 409, body });
    const http = new OrgHttp(session(world.org));
    await assert.rejects(recordVerdict(http, VERDICT), { code: 'NOT_RECORDED', message: /A trigger says no/ });
    assert.equal(http.requests, 2);
});
