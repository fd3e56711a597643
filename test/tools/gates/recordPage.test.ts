import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const read = (path: string): string =>
    readFileSync(fileURLToPath(new URL(`../../../force-app/main/default/${path}`, import.meta.url)), 'utf8');
const page = read('flexipages/Gong_Opportunity.flexipage-meta.xml');

/** Properties of a component on the page, by name. */
function propertiesOf(component: string): Record<string, string> {
    const instances = page.split('<componentInstance>').slice(1);
    const instance = instances.find((text) => text.includes(`<componentName>${component}</componentName>`));
    assert.ok(instance, `${component} is on the page`);
    const found = instance.split('<componentName>')[0]!.matchAll(/<name>(\w+)<\/name>\s*<value>([^<]*)<\/value>/g);
    return Object.fromEntries([...found].map(([, name, value]) => [name, value]));
}

test('the shipped page keeps what a rep has on an Opportunity: highlights, path, details, related lists, activities, Chatter', () => {
    for (const component of [
        'force:highlightsPanel',
        'runtime_sales_pathassistant:pathAssistant',
        'force:detailPanel',
        'force:relatedListContainer',
        'runtime_sales_activities:activityPanel',
        'forceChatter:recordFeedContainer'
    ])
        propertiesOf(component);
});

test('every facet that a tab or a set of tabs names is there', () => {
    const facets = [...page.matchAll(/<name>(\w+)<\/name>\s*<type>Facet<\/type>/g)].map(([, name]) => name);
    const named = [...page.matchAll(/<name>(?:body|tabs)<\/name>\s*<value>(\w+)<\/value>/g)].map(([, name]) => name);
    assert.deepEqual(named.sort(), facets.sort());
});

test('the shipped page sets the card’s properties to what the card does without them', () => {
    const card = read('lwc/gongCalls/gongCalls.ts');
    const first = /@api callsFirst = (\d+);/.exec(card)?.[1];
    assert.deepEqual(propertiesOf('c:gongCalls'), { callsFirst: first });
    const offered = read('lwc/gongCalls/gongCalls.js-meta.xml');
    const byName = (name: string) => new RegExp(`name="${name}"[^>]*?default="([^"]*)"`).exec(offered)?.[1];
    assert.equal(byName('callsFirst'), first);
});
