import { z } from 'zod';
import { oneOf, words } from './input.js';

export const CRM_SYSTEMS = ['Salesforce', 'HubSpot', 'MicrosoftDynamic', 'Generic'] as const;
export const CRM_OBJECTS = ['Opportunity', 'Account', 'Lead', 'Contact', 'User'] as const;

/** Records of a CRM that a call, a participant or an event belongs to. */
export const crmContext = z.array(
    z.strictObject({
        system: oneOf(CRM_SYSTEMS),
        objects: z.array(z.strictObject({ objectType: oneOf(CRM_OBJECTS), objectId: words('006Hs00001ABCDeIAP', 255) }))
    })
);

export type CrmContext = z.input<typeof crmContext>;
