/**
 * Made by "npm run docs" from force-app/main/default/objects: the columns of each object, and how long their texts may be
 * in UTF-16 units. What the engine writes and what is asked of an org names its columns from here.
 */
export const COLUMNS = {
    Gong_Call__c: {
        Name: 80,
        Competitors__c: 32768,
        Direction__c: 40,
        Duration__c: 'number',
        External_Mentions__c: 'number',
        Fingerprint__c: 32,
        Gong_Call_Id__c: 20,
        Host__c: 120,
        Key__c: 60,
        Language__c: 40,
        Media__c: 40,
        Mentions__c: 'number',
        Opportunity__c: 'reference',
        Participants__c: 32768,
        Private__c: 'checkbox',
        Scope__c: 40,
        Started__c: 'datetime',
        System__c: 40,
        Title__c: 255,
        Url__c: 255
    },
    Gong_Competitor__c: {
        Name: 80,
        Aliases__c: 4096,
        Battlecard__c: 255,
        Hidden__c: 'checkbox',
        How_We_Win__c: 255,
        Key__c: 80,
        Trackers__c: 4096
    },
    Gong_Settings__c: {
        External_Only__c: 'checkbox',
        Field__c: 80,
        Gong_Domains__c: 255,
        Gong_Reserve__c: 'number',
        Lookback_Hours__c: 'number',
        Merge_Mode__c: 10,
        Org_Reserve__c: 'number',
        Other_Trackers__c: 255,
        Private_Calls__c: 'checkbox',
        Trackers__c: 255,
        Verdict_At__c: 'datetime',
        Verdict_Email__c: 128,
        Verdict_Message__c: 255,
        Verdict_Org__c: 18,
        Verdict_User__c: 18,
        Verdict_Workspace__c: 20,
        Verdict__c: 10,
        Workspace_Id__c: 20
    },
    Gong_Sync_Run__c: {
        Name: 'autonumber',
        Checkpoint__c: 'datetime',
        Error__c: 4096,
        Failed__c: 'number',
        Failures__c: 131072,
        Finished__c: 'datetime',
        From__c: 'datetime',
        Gong_Requests__c: 'number',
        Host__c: 80,
        Key__c: 40,
        Kind__c: 'picklist',
        Opportunities__c: 'number',
        Org_Requests__c: 'number',
        Removed__c: 'number',
        Retry__c: 131072,
        Seen__c: 'number',
        Skipped_Why__c: 4096,
        Skipped__c: 'number',
        Started__c: 'datetime',
        Status__c: 'picklist',
        To__c: 'datetime',
        Unchanged__c: 'number',
        Written__c: 'number'
    },
    Gong_Tracker_Hit__c: {
        Name: 'autonumber',
        Competitor__c: 255,
        Count__c: 'number',
        External_Count__c: 'number',
        First_Second__c: 'number',
        Gong_Call__c: 'reference',
        Key__c: 100,
        Occurrences__c: 32768,
        Phrase__c: 255,
        Tracker_Id__c: 20,
        Tracker_Type__c: 20,
        Tracker__c: 255
    },
    Opportunity: {
        Gong_Competitors__c: 32768
    }
} as const;

/** The name of a column of an object. */
export type ColumnOf<T extends keyof typeof COLUMNS> = keyof (typeof COLUMNS)[T] & string;
