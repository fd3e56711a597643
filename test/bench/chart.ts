/** A bar with what stands beside it. */
export interface Bar {
    readonly label: string;
    readonly value: number;
    readonly text: string;
    readonly ours: boolean;
}

export interface Panel {
    readonly title: string;
    readonly bars: readonly Bar[];
}

const WIDTH = 760;
const LEFT = 300;
const LINE = 26;
const BAR = 300;

/** Panels of horizontal bars, one below the other, readable on light and dark pages. */
export function chart(panels: readonly Panel[]): string {
    let y = 8;
    const parts: string[] = [];
    for (const { title, bars } of panels) {
        const most = Math.max(...bars.map(({ value }) => value), 1e-9);
        y += LINE;
        parts.push(`<text x="16" y="${y}" class="title">${escape(title)}</text>`);
        for (const { label, value, text, ours } of bars) {
            y += LINE;
            const width = Math.max(2, Math.round((value / most) * BAR));
            parts.push(
                `<text x="${LEFT - 10}" y="${y}" text-anchor="end">${escape(label)}</text>`,
                `<rect x="${LEFT}" y="${y - 13}" width="${width}" height="16" class="${ours ? 'ours' : 'other'}"/>`,
                `<text x="${LEFT + width + 8}" y="${y}">${escape(text)}</text>`
            );
        }
        y += LINE / 2;
    }
    const style =
        'rect.page{fill:#fff}text{font:13px system-ui,sans-serif;fill:#222}.title{font-weight:600}.ours{fill:#0b827c}.other{fill:#b0adab}';
    const height = y + 16;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(panels.map(({ title }) => title).join('; '))}">`,
        `<style>${style}</style>`,
        `<rect class="page" width="${WIDTH}" height="${height}"/>`,
        ...parts,
        '</svg>',
        ''
    ].join('\n');
}

const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
