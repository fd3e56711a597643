import fc from 'fast-check';
import { IdSet } from '../../scripts/engine/idSet.js';
import { hashBits } from '../../scripts/engine/text.js';

it('knows what a Set of the same ids knows', () => {
    fc.assert(
        fc.property(fc.array(fc.bigInt({ min: 0n, max: 300n }).map(String)), fc.array(fc.string()), (ids, others) => {
            const compact = new IdSet();
            const plain = new Set<string>();
            for (const id of [...ids, ...others]) {
                expect(compact.add(id)).toBe(!plain.has(id));
                plain.add(id);
            }
            expect(compact.size).toBe(plain.size);
            for (let id = 0; id < 300; id++) expect(compact.has(String(id))).toBe(plain.has(String(id)));
        })
    );
});

it('tells a hundred thousand ids of Gong apart, one after the other and far apart', () => {
    const set = new IdSet();
    for (let i = 0n; i < 50_000n; i++) {
        set.add(String(7_782_342_274_025_937_895n + i));
        set.add(String(1_000_000_000_000_000_000n + i * 160_000_000_000_003n));
    }
    expect(set.size).toBe(100_000);
    expect(set.has('7782342274025987894')).toBe(true);
    expect(set.has('7782342274025987895')).toBe(false);
});

it('knows an id whose hash begins with 32 bits of nothing', () => {
    const set = new IdSet();
    expect(hashBits(['77823422741327364887'])[0]).toBe(0);
    expect(set.has('77823422741327364887')).toBe(false);
    expect(set.add('77823422741327364887')).toBe(true);
    expect(set.has('77823422741327364887')).toBe(true);
});
