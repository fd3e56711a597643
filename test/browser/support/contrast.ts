import type { Locator } from 'playwright-core';

/** The contrast of an element's border to what is behind the element, as WCAG counts it: 1 to 21. */
export async function contrastOf(element: Locator): Promise<number> {
    const colors = await element.evaluate((node) => {
        let backdrop = node.parentElement;
        while (backdrop && /, 0\)$/.test(getComputedStyle(backdrop).backgroundColor)) backdrop = backdrop.parentElement;
        return [getComputedStyle(node).borderTopColor, getComputedStyle(backdrop ?? document.body).backgroundColor];
    });
    const [drawn, behind] = colors.map((color) => (color.match(/[\d.]+/g) ?? []).map(Number));
    const [light, dark] = [luminance(drawn!), luminance(behind!)].sort((a, b) => b - a);
    return (light! + 0.05) / (dark! + 0.05);
}

function luminance([red = 0, green = 0, blue = 0]: number[]): number {
    const linear = (channel: number): number => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
