import { parseCall } from '../../../scripts/engine/calls/call.js';
import { routeOf } from '../../../scripts/engine/calls/routes.js';
import { readSettings } from '../../../scripts/engine/settings/settings.js';
import { FIRST, SECOND, aCall, opp, salesforce } from '../support/calls.js';
import type { CallSketch } from '../support/calls.js';

const route = (sketch: CallSketch, row: Record<string, unknown> = {}, only?: string): unknown =>
    routeOf(parseCall(aCall(sketch)), readSettings(row), only);

const hubspot = { system: 'HubSpot', objects: [{ objectType: 'Deal', objectId: '1' }] };

it.each<[string, CallSketch, readonly string[]]>([
    ['its Opportunity', { opportunities: [FIRST] }, [FIRST]],
    ['every one of five Opportunities', { opportunities: [1, 2, 3, 4, 5].map(opp) }, [1, 2, 3, 4, 5].map(opp)],
    ['the same Opportunity once', { opportunities: [FIRST, FIRST] }, [FIRST]],
    [
        'the 15- and the 18-character id of one Opportunity once',
        { opportunities: [FIRST.slice(0, 15), FIRST] },
        [FIRST]
    ],
    [
        'Opportunities of several contexts',
        { context: [salesforce(FIRST), hubspot, salesforce(SECOND)] },
        [FIRST, SECOND]
    ],
    [
        'an Opportunity whose type and system are written otherwise',
        { context: [{ system: 'SALESFORCE', objects: [{ objectType: 'opportunity', objectId: FIRST }] }] },
        [FIRST]
    ],
    ['the good one of two ids', { opportunities: ['nonsense', SECOND] }, [SECOND]]
])('a call belongs to %s', (_, sketch, expected) => {
    expect(route(sketch)).toEqual(expected);
});

it.each<[string, CallSketch]>([
    ['private', { isPrivate: true }],
    ['no CRM context', { context: null }],
    ['no CRM context', { context: [] }],
    ['no CRM context', { context: [{ system: 'Salesforce', objects: [] }] }],
    ['other CRM', { context: [hubspot] }],
    ['no opportunity', { opportunities: [] }],
    ['no opportunity', { opportunities: ['nonsense'] }]
])('a call is skipped for: %s', (reason, sketch) => {
    expect(route(sketch)).toBe(reason);
});

it('a private call is stored when an admin says so', () => {
    expect(route({ isPrivate: true }, { Private_Calls__c: true })).toEqual([FIRST]);
});

it.each([
    ['another workspace', '11', 'other workspace'],
    ['the configured workspace', '22', [FIRST]],
    ['a workspace that Gong does not name', undefined, [FIRST]]
])('with a workspace configured, a call of %s', (_, workspaceId, expected) => {
    expect(route({ ...(workspaceId && { workspaceId }) }, { Workspace_Id__c: '22' })).toEqual(expected);
});

it('without a workspace configured, calls of every workspace are taken', () => {
    expect(route({ workspaceId: '11' })).toEqual([FIRST]);
});

it('a run about one Opportunity takes only that one', () => {
    expect(route({ opportunities: [FIRST, SECOND] }, {}, SECOND)).toEqual([SECOND]);
    expect(route({ opportunities: [FIRST] }, {}, SECOND)).toBe('other opportunity');
});
