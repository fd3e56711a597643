import type { Locator } from 'playwright-core';

/** The contrast of an element's border to what is behind the element, as WCAG counts it: 1 to 21. */
export async function contrastOf(element: Locator): Promise<number> {
    const [drawn, behind] = await element.evaluate((node) => {
        const parts = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
        let backdrop = node.parentElement;
        while (backdrop && parts(getComputedStyle(backdrop).backgroundColor)[3] === 0)
            backdrop = backdrop.parentElement;
        return [
            parts(getComputedStyle(node).borderTopColor),
            parts(getComputedStyle(backdrop ?? document.body).backgroundColor)
        ];
    });
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
