import { id18 } from '../id18.js';
it('x', () => { expect(id18('006000000000001')).toBe('006000000000001AAA'); console.log(require.resolve('../id18')); });
