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

/** Rows of `Gong_Competitor__mdt`. */
export const COMPETITOR_RULES = [
    { name: 'Salesforce', aliases: ['SFDC', 'Sales Force', 'Sales-Force'] },
    { name: 'MeterWorks', aliases: ['Meter Works', 'MeterWorx'] },
    { name: 'SmartGauge', aliases: ['SmartGauge Pro', 'Smart Gauge'] },
    { name: 'Spreadsheets', aliases: ['Excel', 'spreadsheet'], hidden: true }
] as const;
