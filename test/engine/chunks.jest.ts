import fc from 'fast-check';
import { chunks } from '../../scripts/engine/chunks.js';

it('chunks keep every item in order', () =>
    fc.assert(
        fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 50 }), (items, size) => {
            const some = chunks(items, size);
            expect(some.flat()).toEqual(items);
            expect(some.every(({ length }) => length > 0 && length <= size)).toBe(true);
        })
    ));
