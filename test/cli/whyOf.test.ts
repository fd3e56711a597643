import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyOf } from '../../scripts/cli/whyOf.js';
import type { OpportunityChange } from '../../scripts/engine/index.js';

const change = (fields: Partial<OpportunityChange>): OpportunityChange => ({
    id: '006',
    name: 'Deal',
    before: null,
    after: 'SAP',
    added: [],
    dropped: [],
    keptOut: [],
    noRoom: [],
    ...fields
});
const heard = (name: string, mentions = 1, calls = 1) => ({ name, mentions, calls });

test('a change is told in one line: what came, what went, what stayed out, and how often it was heard', () => {
    assert.equal(
        whyOf(
            change({
                added: [heard('Zoho', 3), heard('Odoo', 5, 2)],
                dropped: ['Oracle'],
                keptOut: [heard('SAP', 2)],
                noRoom: [heard('Pipedrive'), heard('Sugar')]
            })
        ),
        'added Zoho (3× on 1 call), Odoo (5× on 2 calls); no longer mentioned: Oracle; ' +
            'kept out, removed by a rep: SAP; no room: Pipedrive, Sugar'
    );
});

test('a field whose names stay the same follows the calls', () =>
    assert.equal(whyOf(change({})), 'order or spelling follows the calls'));
