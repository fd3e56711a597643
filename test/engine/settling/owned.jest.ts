import type { Change, Outcome } from '../../../scripts/engine/ports.js';
import { problemsOf } from '../../../scripts/engine/settling/owned.js';

const upsert = (key: string): Change => ({ op: 'upsert', object: 'Gong_Call__c', key, fields: {} });
const remove = (id: string): Change => ({ op: 'delete', object: 'Gong_Tracker_Hit__c', id });
const OK: Outcome = { ok: true };
const refused = (code: string): Outcome => ({ ok: false, code, message: `${code}.` });
const rows = (...list: [string, Change][]) => list.map(([owner, change]) => ({ owner, change }));

it('several rows of different objects fail together: their owner does, with the first problem', () => {
    const written = rows(['a', upsert('1')], ['a', upsert('k1')], ['b', upsert('2')], ['b', upsert('k2')]);
    const outcomes = [OK, refused('LOCK'), OK, OK];
    expect([...problemsOf(written, outcomes)]).toEqual([['a', { code: 'LOCK', message: 'LOCK.' }]]);
    expect([...problemsOf(written, [refused('FIRST'), refused('SECOND'), OK, refused('THIRD')])]).toEqual([
        ['a', { code: 'FIRST', message: 'FIRST.' }],
        ['b', { code: 'THIRD', message: 'THIRD.' }]
    ]);
});

it.each(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND'])(
    'to delete what is gone (%s) is no failure, to write it is one',
    (code) => {
        expect(problemsOf(rows(['a', remove('1')]), [refused(code)]).size).toBe(0);
        expect(problemsOf(rows(['a', upsert('1')], ['b', upsert('2')]), [refused(code), refused(code)]).size).toBe(2);
    }
);

it('a delete that is refused for another reason is a failure', () =>
    expect(problemsOf(rows(['a', remove('1')]), [refused('DELETE_FAILED')]).has('a')).toBe(true));
