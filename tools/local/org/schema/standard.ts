import { fieldMap, makeField, ownerField, picklistValues, systemFields } from './fields.js';
import type { Field, FieldType, SObjectType } from './types.js';

/*
 * The standard objects this project meets, with a useful part of their fields. One field a line:
 *   name  type[(length | precision,scale)]  [required] [readonly] [unique] [>Object[/ChildRelationship]] [cascade] [=picklist|values]
 */
const STANDARD: Array<{
    name: string;
    plural: string;
    prefix: string;
    nameField?: string;
    owner?: true;
    fields: string;
}> = [
    {
        name: 'Account',
        plural: 'Accounts',
        prefix: '001',
        owner: true,
        fields: `
            Name string(255) required
            ParentId reference >Account/ChildAccounts
            Type picklist =Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other
            Industry picklist =Banking|Communications|Consulting|Education|Electronics|Energy|Finance|Healthcare|Media|Retail|Technology|Other
            AccountNumber string(40)
            AccountSource picklist =Web|Phone Inquiry|Partner Referral|Purchased List|Other
            AnnualRevenue currency(18,0)
            NumberOfEmployees int(8,0)
            BillingStreet textarea(255)
            BillingCity string(40)
            BillingState string(80)
            BillingPostalCode string(20)
            BillingCountry string(80)
            Phone phone
            Fax phone
            Website url
            Site string(80)
            Rating picklist =Hot|Warm|Cold
            Description textarea(32000)`
    },
    {
        name: 'Contact',
        plural: 'Contacts',
        prefix: '003',
        owner: true,
        fields: `
            Name string(121) readonly
            FirstName string(40)
            LastName string(80) required
            Salutation picklist =Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.
            AccountId reference >Account/Contacts cascade
            Email email
            Phone phone
            MobilePhone phone
            Title string(128)
            Department string(80)
            Description textarea(32000)`
    },
    {
        name: 'Opportunity',
        plural: 'Opportunities',
        prefix: '006',
        owner: true,
        fields: `
            Name string(120) required
            AccountId reference >Account/Opportunities cascade
            StageName picklist required =Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|Proposal/Price Quote|Negotiation/Review|Closed Won|Closed Lost
            CloseDate date required
            Amount currency(18,2)
            Probability percent(3,0)
            ExpectedRevenue currency(18,2) readonly
            IsPrivate boolean
            IsClosed boolean readonly
            IsWon boolean readonly
            Type picklist =Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer
            LeadSource picklist =Web|Phone Inquiry|Partner Referral|Purchased List|Other
            NextStep string(255)
            ForecastCategory picklist readonly =Omitted|Pipeline|BestCase|Forecast|Closed
            ForecastCategoryName picklist =Omitted|Pipeline|Best Case|Commit|Closed
            TotalOpportunityQuantity double(18,2)
            ContactId reference >Contact
            Description textarea(32000)
            CampaignId string(18)
            Pricebook2Id string(18)
            RecordTypeId reference >RecordType
            HasOpportunityLineItem boolean readonly
            FiscalYear int(4,0) readonly
            FiscalQuarter int(1,0) readonly
            Fiscal string(6) readonly
            LastActivityDate date readonly
            LastViewedDate datetime readonly
            LastReferencedDate datetime readonly`
    },
    {
        name: 'User',
        plural: 'Users',
        prefix: '005',
        fields: `
            Username string(80) required unique
            Name string(121) readonly
            FirstName string(40)
            LastName string(80) required
            Email email(128) required
            Alias string(8) required
            CommunityNickname string(40)
            IsActive boolean
            ProfileId reference required >Profile/Users
            UserType picklist readonly =Standard
            Title string(80)
            Department string(80)
            CompanyName string(80)
            Phone phone
            TimeZoneSidKey picklist =UTC|GMT|America/Los_Angeles|Europe/Berlin
            LocaleSidKey picklist =en_US|en_GB|de_DE
            EmailEncodingKey picklist =UTF-8
            LanguageLocaleKey picklist =en_US|de
            FederationIdentifier string(512)
            ManagerId reference >User/ManagedUsers
            UserRoleId string(18)
            MobilePhone phone
            City string(40)
            Country string(80)
            LastLoginDate datetime readonly`
    },
    {
        name: 'Organization',
        plural: 'Organizations',
        prefix: '00D',
        fields: `
            Name string(80) required
            InstanceName string(5) readonly
            NamespacePrefix string(15) readonly
            OrganizationType picklist readonly =Developer Edition
            IsSandbox boolean readonly
            TrialExpirationDate datetime readonly
            PrimaryContact string(80)
            LanguageLocaleKey picklist =en_US|de
            TimeZoneSidKey picklist =UTC`
    },
    {
        name: 'Profile',
        plural: 'Profiles',
        prefix: '00e',
        fields: `
            Name string(255) required
            UserType picklist readonly =Standard
            UserLicenseId reference >UserLicense
            Description string(255)`
    },
    {
        name: 'RecordType',
        plural: 'Record Types',
        prefix: '012',
        fields: `
            Name string(80) required
            DeveloperName string(80) required
            SobjectType picklist required =Opportunity
            IsActive boolean
            Description string(255)`
    },
    {
        name: 'UserLicense',
        plural: 'User Licenses',
        prefix: '100',
        fields: `
            Name string(40) required readonly
            MasterLabel string(40) readonly
            LicenseDefinitionKey string(40) readonly`
    },
    {
        name: 'PermissionSetLicense',
        plural: 'Permission Set Licenses',
        prefix: '0PL',
        nameField: 'MasterLabel',
        fields: `
            DeveloperName string(80) required readonly
            MasterLabel string(80) readonly
            TotalLicenses int(8,0) readonly`
    },
    {
        name: 'PermissionSetLicenseAssign',
        plural: 'Permission Set License Assignments',
        prefix: '2LA',
        nameField: 'Id',
        fields: `
            AssigneeId reference required >User/PermissionSetLicenseAssignments cascade
            PermissionSetLicenseId reference required >PermissionSetLicense/Assignments cascade`
    },
    {
        name: 'PermissionSet',
        plural: 'Permission Sets',
        prefix: '0PS',
        fields: `
            Name string(80) required unique
            Label string(80) required
            NamespacePrefix string(15) readonly
            IsOwnedByProfile boolean readonly
            IsCustom boolean readonly
            ProfileId reference readonly >Profile
            Type picklist readonly =Regular
            Description string(255)`
    },
    {
        name: 'PermissionSetAssignment',
        plural: 'Permission Set Assignments',
        prefix: '0Pa',
        nameField: 'Id',
        fields: `
            AssigneeId reference required >User/PermissionSetAssignments cascade
            PermissionSetId reference required >PermissionSet/Assignments cascade
            IsActive boolean readonly`
    }
];

/** The standard objects, fresh (a schema may add custom fields to them). */
export function standardObjects(): SObjectType[] {
    return STANDARD.map(({ name, plural, prefix, nameField = 'Name', owner, fields }) => ({
        name,
        label: name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
        labelPlural: plural,
        kind: 'standard',
        keyPrefix: prefix,
        nameField,
        fields: fieldMap([
            ...systemFields(),
            ...(owner ? [ownerField()] : []),
            ...fields
                .trim()
                .split('\n')
                .map((line) => parseLine(line.trim()))
        ])
    }));
}

function parseLine(line: string): Field {
    const [definition, values] = line.split(' =');
    const [name = '', typed = '', ...words] = definition!.trim().split(/\s+/);
    const [, type, size] = /^(\w+)(?:\((.+)\))?$/.exec(typed)!;
    const [first, scale] = (size ?? '').split(',').map(Number);
    const writable = !words.includes('readonly');
    const target = words
        .find((word) => word.startsWith('>'))
        ?.slice(1)
        .split('/');
    return makeField({
        name,
        label: name.replace(/Id$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
        type: type as FieldType,
        ...(size && (scale === undefined ? { length: first! } : { precision: first!, scale })),
        required: words.includes('required'),
        unique: words.includes('unique'),
        createable: writable,
        updateable: writable,
        ...(values && { picklist: { values: picklistValues(values.split('|')), restricted: false } }),
        ...(target && {
            reference: {
                to: [target[0]!],
                relationshipName: name.replace(/Id$/, ''),
                childRelationshipName: target[1],
                masterDetail: false,
                cascadeDelete: words.includes('cascade')
            }
        })
    });
}

/** What the parents of a reference to several objects have in common in SOQL (`SetupOwner.Type`). */
export const NAME_TYPE: SObjectType = {
    name: 'Name',
    label: 'Name',
    labelPlural: 'Names',
    kind: 'standard',
    keyPrefix: '',
    nameField: 'Name',
    fields: fieldMap(['Id', 'Name', 'Type', 'Username', 'Email'].map((name) => makeField({ name, type: 'string' })))
};
