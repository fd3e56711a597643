import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../scripts/checks/emailDomain.js';

const MINE = 'gong@integration.example';
const user = (emailAddress: unknown, more: object = {}): object => ({ id: '7', emailAddress, active: true, ...more });
const judged = (users: object[], email = MINE, listed: string[] = []) => judge({ email, listed }, users);

test('a user on a domain of its own passes, and the workspace’s domains are counted', () => {
    const { verdict, finding } = judged([user('ann@acme.com'), user('bob@eu.acme.com'), user('cat@beacon.example')]);
    assert.equal(verdict, 'ok');
    assert.deepEqual([finding.id, finding.level, finding.actions], ['email-domain', 'ok', []]);
    assert.match(finding.message, /gong@integration\.example is on integration\.example/);
    assert.match(finding.message, /acme\.com \(2 active users\), beacon\.example \(1 active user\)/);
});

test('a collision says who is where, which domain it is, and how to get out', () => {
    const users = [user('ann@acme.com'), user('bob@acme.com'), user('cat@beacon.example')];
    const { verdict, finding } = judged(users, 'gong@crm.acme.com');
    assert.deepEqual([verdict, finding.level], ['conflict', 'block']);
    assert.match(finding.message, /gong@crm\.acme\.com is on acme\.com, and so are 2 active users/);
    assert.match(finding.message, /beacon\.example \(1 active user\)/);
    assert.match(finding.actions[0]!, /Setup › Users › Users/);
});

test('an alias collides as an address does, and so does the address Gong trusts', () => {
    const alias = user('ann@acme.com', { emailAliases: ['ann@acme.com', 'ann@integration.example'] });
    assert.equal(judged([alias]).verdict, 'conflict');
    assert.equal(judged([user('ann@acme.com', { trustedEmailAddress: MINE })]).verdict, 'conflict');
});

test('deactivated users do not count, users of whom Gong does not say so do', () => {
    const former = user('ann@integration.example', { active: false });
    assert.equal(judged([former, user('bob@acme.com')]).verdict, 'ok');
    assert.equal(judged([user('ann@integration.example', { active: undefined })]).verdict, 'conflict');
    assert.equal(judged([user('ann@integration.example', { active: 'false' })]).verdict, 'conflict');
});

test('in a sandbox the address that was is judged', () => {
    assert.equal(judged([user('ann@acme.com')], 'gong@acme.com.invalid').verdict, 'conflict');
    assert.equal(judged([user('ann@acme.com')], 'gong=acme.com@example.com').verdict, 'conflict');
    assert.equal(judged([user('ann@acme.com')], 'gong@integration.example.invalid').verdict, 'ok');
});

for (const [what, users, says] of [
    ['no users', [], /no users/],
    ['no active users', [user('ann@acme.com', { active: false })], /no active users/],
    ['a user without an address', [user(null), user('bob@acme.com')], /1 active user of Gong has no .*user 7/],
    ['a user with an empty address', [user('')], /user 7/],
    ['a user whose address has no @', [user('ann.acme.com')], /user 7/],
    ['a user whose address is only .invalid', [user('ann@.invalid')], /user 7/],
    ['a user on a public suffix', [user('ann@co.uk')], /user 7/],
    ['a user with an alias that is no address', [user('ann@acme.com', { emailAliases: ['ann'] })], /user 7/],
    ['an entry that is no user', [{}], /a user without an id/]
] as const) {
    test(`a workspace with ${what} is no pass`, () => {
        const { verdict, finding } = judged([...users]);
        assert.deepEqual([verdict, finding.level], ['unclear', 'block']);
        assert.match(finding.message, says);
        assert.ok(finding.actions.length > 0);
        assert.doesNotMatch(JSON.stringify(finding), /acme/, 'no address of anybody');
    });
}

for (const email of ['', 'gong', 'gong@.invalid', 'gong@co.uk', 'gong@localhost']) {
    test(`a connected user with the address "${email}" is no pass`, () => {
        const { verdict, finding } = judged([user('ann@acme.com')], email);
        assert.deepEqual([verdict, finding.level], ['unclear', 'block']);
        assert.ok(finding.message.includes(`"${email}"`));
    });
}

test('domains that the admin lists count besides those of the users', () => {
    assert.equal(judged([user('ann@acme.com')], MINE, ['beacon.example', 'integration.example']).verdict, 'conflict');
    assert.equal(judged([user(MINE)], MINE, ['acme.com']).verdict, 'conflict', 'the list lets nobody through');
    assert.equal(judged([user('ann@acme.com')], MINE, ['beacon.example']).verdict, 'ok');
    assert.equal(judged([user('ann@acme.com')], 'gong@ministry.gov.scot', ['gov.scot']).verdict, 'conflict');
    const { verdict, finding } = judged([user('ann@acme.com')], MINE, ['acme.com', 'beacon']);
    assert.equal(verdict, 'unclear');
    assert.match(finding.message, /no domain: beacon\./);
});

test('domains that the admin lists stand in for addresses that Gong does not tell, not for users', () => {
    assert.equal(judged([user(null), user('bob@acme.com')], MINE, ['acme.com']).verdict, 'ok');
    assert.equal(judged([], MINE, ['acme.com']).verdict, 'unclear');
});

test('many domains and many users without an address are summed up', () => {
    const domains = Array.from({ length: 20 }, (_, i) => user(`ann@domain${i}.example`));
    assert.match(judged(domains).finding.message, /and 12 more/);
    const nobodies = Array.from({ length: 3000 }, (_, i) => user(null, { id: String(i) }));
    const { message } = judged(nobodies).finding;
    assert.match(message, /3000 active users .* and 2992 more/);
    assert.ok(message.length < 400);
});
