/** Customers of the fictional company. */
export const ACCOUNTS = [
    'Riverside Water District',
    'Harbor City Utilities',
    'Blue Mesa Power Cooperative',
    'Stadtwerke Lindental',
    'Kitayama Gas',
    'Evergreen Municipal Services',
    'Costa Verde Energia',
    'Prairie Wind Electric',
    'Tor Valley Water & Sewer',
    'شركة واحة المياه',
    'Fjordkraft Nett',
    'Lakeshore Public Works',
    'Union Street Housing Association',
    'Copperfield Mining',
    'Sunline Solar Parks',
    'Granite State Hospitals',
    'Delta Rail Freight',
    'Oak & Iron Breweries',
    'Nordsee Ports Group',
    'Pinecrest School District'
] as const;

export const DEALS = ['Meter rollout', 'Renewal', 'Leak detection pilot', 'Billing data hub', 'Expansion'] as const;
export const PURPOSES = [
    'Discovery',
    'Demo',
    'Technical deep dive',
    'Pricing',
    'Weekly sync',
    'Contract review'
] as const;

/** Competitors as they come up on calls. Mostly invented; a few generic product names. */
export const RIVALS = [
    'MeterWorks',
    'GridPulse',
    'AquaTrack',
    'Kilowise',
    'Ohmline',
    'PipeSight',
    'UtiliSense',
    'BrightMeter',
    'Voltaic Insights',
    'SmartGauge Pro',
    'Helios Readings',
    'Zähler Plus',
    '合力计量',
    'Acme, Inc.'
] as const;

/** Ways in which people say one and the same name. */
export const SALESFORCE_VARIANTS = ['SFDC', 'Sales Force', 'salesforce', 'Salesforce'] as const;

/** Names that are 196 characters long when joined: too long for a field of 100. */
export const LONG_RIVALS = [
    'Consolidated Metering Systems International',
    'Transcontinental Utility Data Exchange',
    'Greater Lakes Smart Grid Cooperative',
    'Worldwide Pressure & Flow Instruments',
    'First Allied Telemetry Corporation'
] as const;

/** What a `Gong_Competitor__c` says. */
interface Rival {
    name: string;
    aliases: readonly string[];
    hidden?: boolean;
    battlecard?: string;
    howWeWin?: string;
}

/** Rows of `Gong_Competitor__c`. */
export const COMPETITOR_RULES: readonly Rival[] = [
    { name: 'Salesforce', aliases: ['SFDC', 'Sales Force', 'Sales-Force'] },
    {
        name: 'MeterWorks',
        aliases: ['Meter Works', 'MeterWorx'],
        battlecard: 'https://wiki.northwind.example/battlecards/meterworks',
        howWeWin: 'We read any meter; MeterWorks reads its own.'
    },
    {
        name: 'SmartGauge',
        aliases: ['SmartGauge Pro', 'Smart Gauge'],
        battlecard: 'https://wiki.northwind.example/battlecards/smartgauge'
    },
    { name: 'Spreadsheets', aliases: ['Excel', 'spreadsheet'], hidden: true }
];
