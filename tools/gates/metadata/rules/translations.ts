import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child, select } from '../xml.js';

/** `{0}`, `{1}` … in order of number, so that a language may have them in its own order. */
const placesIn = (text: string): string => (text.match(/\{\d\}/g) ?? []).sort().join(' ');

/** Every language has all labels and no others, each with the same places for values: a user never reads two languages. */
export function* translateEveryLabel({ components }: Project): Iterable<Finding> {
    const labels = new Map<string, string>();
    for (const component of components.filter(({ type }) => type === 'CustomLabels'))
        for (const label of select(component.root, 'labels'))
            labels.set(child(label, 'fullName')?.text ?? '', child(label, 'value')?.text ?? '');
    for (const language of components.filter(({ type }) => type === 'Translations'))
        yield* translates(language, labels);
}

function* translates(language: Component, labels: ReadonlyMap<string, string>): Iterable<Finding> {
    const translated = new Set<string>();
    for (const entry of select(language.root, 'customLabels')) {
        const name = child(entry, 'name')?.text ?? '';
        const text = child(entry, 'label')?.text ?? '';
        const label = labels.get(name);
        if (label === undefined) yield at(language, entry, `there is no label ${name}.`);
        else if (text.trim() === '') yield at(language, entry, `${name} is empty.`);
        else if (placesIn(text) !== placesIn(label))
            yield at(language, entry, `${name} has not the places of the label: “${text}” for “${label}”.`);
        if (translated.has(name)) yield at(language, entry, `${name} is there twice.`);
        translated.add(name);
    }
    const missing = [...labels.keys()].filter((name) => !translated.has(name));
    if (missing.length > 0) yield at(language, undefined, `is not translated: ${missing.join(', ')}.`);
}
