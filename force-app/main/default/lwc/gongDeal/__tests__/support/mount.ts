import { setup } from '@sa11y/jest';
import { createElement } from 'lwc';

setup();
afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

/** Puts a component on the page with its properties set. */
export function mount<T extends object>(tag: string, component: unknown, properties: T): HTMLElement & T {
    const element = createElement(tag, { is: component as never });
    Object.assign(element, properties);
    document.body.append(element);
    return element as unknown as HTMLElement & T;
}

/** When what was started has come to an end and everything is drawn. */
export const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The first match in the component's own template. */
export const find = <T extends Element = HTMLElement>(element: Element, selector: string): T =>
    element.shadowRoot!.querySelector<T>(selector)!;

export const findAll = <T extends Element = HTMLElement>(element: Element, selector: string): T[] => [
    ...element.shadowRoot!.querySelectorAll<T>(selector)
];

/** All matches in the component and in the components within it. */
export function deepAll<T extends Element = HTMLElement>(element: Element, selector: string): T[] {
    const within = findAll(element, '*').filter((child) => child.shadowRoot);
    return [...findAll<T>(element, selector), ...within.flatMap((child) => deepAll<T>(child, selector))];
}

export const deep = <T extends Element = HTMLElement>(element: Element, selector: string): T =>
    (deepAll<T>(element, selector)[0] ?? null) as T;

/** The texts of all matches, white space as a reader sees it, without the marks around names. */
export const texts = (element: Element, selector: string): string[] => findAll(element, selector).map(textOf);

export const textOf = (element: Element): string =>
    (element.textContent ?? '')
        .replace(/[\u2068\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
