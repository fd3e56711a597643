import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoData, manyCalls, moveCall } from '../../../tools/local/data/index.js';
import type { Call } from '../../../tools/local/gong/index.js';
import { to18 } from '../../../tools/local/org/ids.js';

const NOW = new Date('2026-06-10T15:00:00Z');
const WORLD = demoData(NOW);
const DAY_MS = 86_400_000;
const { gong, org, parts } = WORLD;

const callOf = (id: string) => gong.calls.find(({ metaData }) => metaData?.id === id)!;
const dealsOf = ({ context }: Call) =>
    (context ?? [])
        .filter(({ system }) => system === 'Salesforce')
        .flatMap(({ objects }) => objects ?? [])
        .flatMap(({ objectType, objectId }) => (objectType === 'Opportunity' ? (objectId ?? []) : []));
const phrasesOf = ({ content }: Call) =>
    (content?.trackers ?? [])
        .filter(({ name }) => name === 'Competitors')
        .flatMap(({ phrases }) => (phrases ?? []).map(({ phrase }) => phrase!));
const heardOn = (part: keyof typeof parts.opportunities) =>
    gong.calls.filter((call) => dealsOf(call).includes(parts.opportunities[part])).flatMap(phrasesOf);
const deal = (part: keyof typeof parts.opportunities) =>
    org.Opportunity.find(({ Id }) => Id === parts.opportunities[part])!;

test('the same time and seed give the same data, another seed gives other data', () => {
    assert.deepEqual(demoData(NOW), WORLD);
    assert.notDeepEqual(demoData(NOW, 2).gong.calls[0], gong.calls[0]);
});

test('there are 320 calls and more on 40 opportunities of 20 accounts, whatever the seed and the weekday', () => {
    for (const seed of [1, 2, 3]) {
        const world = demoData(new Date(NOW.getTime() + seed * DAY_MS), seed);
        assert.ok(world.gong.calls.length >= 320, `${world.gong.calls.length}`);
        assert.equal(world.org.Opportunity.length, 40);
        assert.equal(world.org.Account.length, 20);
        assert.equal(new Set(world.gong.calls.map(({ metaData }) => metaData?.id)).size, world.gong.calls.length);
    }
});

test('calls took place in the working hours of the last 80 days', () => {
    for (const { metaData } of gong.calls) {
        const started = metaData!.started!;
        const age = NOW.getTime() - Date.parse(started);
        assert.ok(age > 0 && age < 80 * DAY_MS, started);
        const local = new Date(`${started.slice(0, 19)}Z`);
        assert.ok(local.getUTCDay() % 6 !== 0 && local.getUTCHours() >= 8 && local.getUTCHours() < 18, started);
    }
});

test('ids of rows carry their check sum, and rows refer to rows that are there', () => {
    const ids = (rows: { Id?: unknown }[]) => new Set(rows.map(({ Id }) => Id));
    for (const { Id } of [...org.Opportunity, ...org.Account, ...org.User]) assert.equal(to18(String(Id)), Id);
    for (const { AccountId, OwnerId } of org.Opportunity) {
        assert.ok(ids(org.Account).has(AccountId));
        assert.ok(ids(org.User).has(OwnerId));
    }
});

test('the connected user is on another domain than the active Gong users', () => {
    const domains = new Set(
        gong.users?.filter(({ active }) => active).map(({ emailAddress }) => emailAddress!.split('@')[1])
    );
    assert.equal(org.User[0]?.Email, 'gong@integration.example');
    assert.ok(domains.has('northwind-metering.example'));
    assert.ok(!domains.has('integration.example'));
});

test('every peculiarity of calls is there', () => {
    const calls = (name: string) => parts.calls[name]!.map(callOf);
    assert.ok(calls('private').every(({ metaData }) => metaData?.isPrivate));
    assert.ok(calls('noContext').every((call) => !call.context?.length));
    assert.ok(calls('otherCrm').every(({ context }) => context?.[0]?.system === 'HubSpot'));
    assert.ok(calls('accountOnly').every((call) => dealsOf(call).length === 0));
    assert.deepEqual([...new Set(calls('several').map((call) => dealsOf(call).length))].sort(), [2, 3, 4, 5]);
    assert.ok(calls('several').some((call) => dealsOf(call).some((id) => id.length === 15)));
    for (const call of calls('sameTwice')) assert.equal(new Set(dealsOf(call).map((id) => to18(id))).size, 1);
    assert.ok(calls('late').every(({ availableAt }) => Date.parse(availableAt!) > NOW.getTime()));
    assert.ok(calls('nullCounts').some(({ content }) => JSON.stringify(content).includes('"count":null')));
    assert.ok(calls('nearMiss').every(({ content }) => content?.trackers?.some(({ name }) => name === 'competitors')));
    assert.ok(gong.calls.some(({ content }) => content?.trackers?.some(({ type }) => type === 'SMART')));
    const all = JSON.stringify(gong.calls);
    for (const text of ['🌿', 'محمد', 'שירה', '田中', 'Unknown', 'Outreach', 'Microsoft Teams'])
        assert.ok(all.includes(text));
});

test('opportunities that play a part have what the part needs', () => {
    assert.ok([...new Set(heardOn('tooLong'))].join(', ').length > 100);
    assert.deepEqual(
        new Set(heardOn('variants')),
        new Set(['SFDC', 'Sales Force', 'salesforce', 'Salesforce', 'MeterWorx'])
    );
    assert.ok(heardOn('comma').includes('Acme, Inc.'));
    assert.equal(new Set(heardOn('unicode').map((name) => name.normalize('NFC').toLowerCase())).size, 2);
    assert.ok(heardOn('hidden').includes('Excel'));
    assert.equal(heardOn('noCalls').length, 0);
    assert.equal(deal('typed').MainCompetitors__c, 'Helios Readings, Kilowise');
    assert.match(String(deal('removed').Gong_Competitors__c), /^GridPulse \| heard \S+Z\nOhmline \| removed \S+Z$/);
    assert.match(String(deal('removedUnseen').Gong_Competitors__c), /Ohmline \| heard/);
    for (const { MainCompetitors__c } of org.Opportunity) assert.ok(String(MainCompetitors__c ?? '').length <= 100);
});

test('a call can be moved to another opportunity, and is new enough for the next run to see it', () => {
    const world = demoData(NOW);
    const [move] = world.moves;
    assert.ok(move);
    const moved = world.gong.calls.find(({ metaData }) => metaData?.id === move.callId)!;
    assert.deepEqual(dealsOf(moved), [move.from]);
    moveCall(world.gong, move);
    assert.deepEqual(dealsOf(moved), [move.to]);
    for (let day = 0; day < 7; day++) {
        const now = NOW.getTime() + day * DAY_MS + day * 3_600_000;
        const { gong: later, moves } = demoData(new Date(now));
        const { metaData } = later.calls.find((call) => call.metaData?.id === moves[0]!.callId)!;
        assert.ok(now - Date.parse(metaData!.started!) < 72 * 3_600_000);
    }
});

test('many calls are made one at a time, spread over the time asked for', () => {
    const opportunityIds = org.Opportunity.map(({ Id }) => String(Id));
    const options = { opportunityIds, from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') };
    const [first] = manyCalls(1_000_000_000, options);
    assert.deepEqual(dealsOf(first!), [opportunityIds[0]]);
    const calls = [...manyCalls(1000, options)];
    assert.equal(new Set(calls.map(({ metaData }) => metaData?.id)).size, 1000);
    assert.ok(calls.every(({ metaData }) => metaData!.started! < '2026-02-01'));
    assert.ok(calls.every((call) => phrasesOf(call).length > 0));
});
