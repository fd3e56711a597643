import type { LocalOrg, Row } from '../org/index.js';
import { STATES } from './states.js';

/** What is chosen on the page; it stands in its address. */
export interface Choice {
    readonly opportunityId: string;
    readonly username: string;
    readonly width: string;
    readonly state: string;
    readonly theme: string;
    /** `en-US`; blank for that of the user. */
    readonly language: string;
    /** Properties of the component as App Builder has them. */
    readonly properties: Record<string, string>;
}

const WIDTHS = [
    ['300', '300 px sidebar'],
    ['full', 'Full width'],
    ['mobile', 'Mobile']
] as const;
const THEMES = [
    ['light', 'Light'],
    ['dark', 'Dark']
] as const;
const LANGUAGES = [
    ['', 'The user’s'],
    ['en-US', 'English'],
    ['de-DE', 'Deutsch'],
    ['fr-FR', 'Français'],
    ['es-ES', 'Español'],
    ['ja-JP', '日本語']
] as const;
const PROPERTIES = ['callsFirst', 'tracker'];

/** The choice in the query of an address; what it leaves out, or what does not exist, is the first there is. */
export function choiceOf(org: LocalOrg, query: URLSearchParams): Choice {
    const one = (name: string, possible: string[]): string => {
        const asked = query.get(name) ?? '';
        return possible.includes(asked) ? asked : (possible[0] ?? '');
    };
    return {
        opportunityId: one('opportunity', org.tables.all('Opportunity').map(idOf)),
        username: one('user', usersOf(org).map(usernameOf)),
        width: one('width', ['full', '300', 'mobile']),
        state: one(
            'state',
            STATES.map(({ name }) => name)
        ),
        theme: one('theme', ['light', 'dark']),
        language: one(
            'language',
            LANGUAGES.map(([code]) => code)
        ),
        properties: Object.fromEntries(
            PROPERTIES.flatMap((name) => (query.has(name) ? [[name, query.get(name)!]] : []))
        )
    };
}

/** The record page: a chooser, the Opportunity's highlights and the place where the card goes. */
export function recordPage(org: LocalOrg, choice: Choice): string {
    const deal = org.tables.get('Opportunity', choice.opportunityId);
    const user = usersOf(org).find((one) => usernameOf(one) === choice.username)!;
    const data = {
        ...choice,
        user: {
            username: choice.username,
            lang: choice.language || String(user.LanguageLocaleKey ?? 'en_US').replace('_', '-'),
            locale: choice.language || String(user.LocaleSidKey ?? 'en_US').replace('_', '-'),
            timeZone: String(user.TimeZoneSidKey ?? 'UTC'),
            firstDayOfWeek: 1
        }
    };
    const deals = org.tables.all('Opportunity').map((row) => [row.Id, String(row.Name)] as const);
    const users = usersOf(org).map((row) => [usernameOf(row), `${row.Name} (${setsOf(org, row)})`] as const);
    const fact = (name: string, value: unknown): string =>
        `<div><dt class="slds-text-title">${name}</dt><dd dir="auto">${escape(String(value ?? '–'))}</dd></div>`;
    const related = (object: string, id: unknown): unknown => org.tables.get(object, String(id))?.Name;
    const facts = [
        fact('Account', related('Account', deal?.AccountId)),
        fact('Close Date', deal?.CloseDate),
        fact('Amount', deal?.Amount),
        fact('Owner', related('User', deal?.OwnerId))
    ].join('');
    return `<!doctype html>
<html lang="en" class="theme_${choice.theme}">
    <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${escape(String(deal?.Name ?? 'Opportunity'))} | local record page</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="slds.css" />
        <link rel="stylesheet" href="page.css" />
    </head>
    <body class="slds-scope">
        <form class="chooser slds-theme_shade" method="get">
            ${select('opportunity', 'Opportunity', deals, choice.opportunityId)}
            ${select('user', 'User', users, choice.username)}
            ${select('width', 'Width', WIDTHS, choice.width)}
            ${select(
                'state',
                'State',
                STATES.map(({ name, label }) => [name, label] as const),
                choice.state
            )}
            ${select('theme', 'Theme', THEMES, choice.theme)}
            ${select('language', 'Language', LANGUAGES, choice.language)}
        </form>
        <main class="place place_${choice.width}">
            <header class="slds-page-header highlights">
                <p class="slds-text-title">Opportunity</p>
                <h1 class="slds-page-header__title slds-m-bottom_small" dir="auto">${escape(String(deal?.Name ?? ''))}</h1>
                <dl>${facts}</dl>
            </header>
            ${pathOf(String(deal?.StageName ?? ''))}
            <div class="regions">
                <form class="slds-card record">
                    <h2 class="slds-text-heading_small slds-m-bottom_x-small">Details</h2>
                    <label class="slds-form-element__label" for="main">Main Competitor(s)</label>
                    <div class="slds-grid">
                        <input class="slds-input" id="main" name="MainCompetitors__c" maxlength="100" dir="auto"
                            value="${escape(String(deal?.MainCompetitors__c ?? ''))}" />
                        <button class="slds-button slds-button_neutral slds-m-left_x-small">Save</button>
                    </div>
                    <output></output>
                </form>
                <div id="card"></div>
            </div>
        </main>
        <script>globalThis.page = ${JSON.stringify(data).replaceAll('<', '\\u003c')};</script>
        <script type="module" src="page.js"></script>
    </body>
</html>`;
}

/** The stages that Salesforce comes with, on the way to a deal that is won or lost. */
const STAGES = [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Value Proposition',
    'Id. Decision Makers',
    'Perception Analysis',
    'Proposal/Price Quote',
    'Negotiation/Review',
    'Closed'
];

/** The path above a record: how far the deal has come. */
function pathOf(stage: string): string {
    const current = STAGES.indexOf(stage.startsWith('Closed') ? 'Closed' : stage);
    const items = STAGES.map((name, i) => {
        const state = i === current ? 'current slds-is-active' : i < current ? 'complete' : 'incomplete';
        const text = name === 'Closed' && stage.startsWith('Closed') ? stage : name;
        return `<li class="slds-path__item slds-is-${state}"${i === current ? ' aria-current="step"' : ''}>
                <span class="slds-path__link"><span class="slds-path__title">${escape(text)}</span></span></li>`;
    });
    return `<div class="slds-path path"><ol class="slds-path__nav" aria-label="Stage">${items.join('')}</ol></div>`;
}

function select(name: string, label: string, options: readonly (readonly [string, string])[], chosen: string): string {
    const items = options.map(
        ([value, text]) =>
            `<option value="${escape(value)}"${value === chosen ? ' selected' : ''}>${escape(text)}</option>`
    );
    return `<div><label class="slds-form-element__label" for="${name}">${label}</label>
                <select class="slds-select" id="${name}" name="${name}">${items.join('')}</select></div>`;
}

const idOf = ({ Id }: Row): string => Id;
const usernameOf = ({ Username }: Row): string => String(Username);

function usersOf(org: LocalOrg): Row[] {
    return org.tables.all('User');
}

function setsOf(org: LocalOrg, user: Row): string {
    const sets = org.tables
        .all('PermissionSetAssignment')
        .filter(({ AssigneeId }) => AssigneeId === user.Id)
        .map(({ PermissionSetId }) => org.tables.get('PermissionSet', String(PermissionSetId))?.Label);
    return sets.join(', ') || 'no permission set';
}

function escape(text: string): string {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
