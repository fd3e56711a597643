import GongMark from 'c/gongMark';
import { find, mount } from '../../gongDeal/__tests__/support/mount.js';

it.each(['customer', 'us', 'unknown'] as const)('%s has a shape of its own, and is silent', async (side) => {
    const element = mount('c-gong-mark', GongMark, { side });
    expect(find(element, 'span').className).toBe(`mark mark_${side}`);
    expect(find(element, 'span').getAttribute('aria-hidden')).toBe('true');
    await expect(element).toBeAccessible();
});
