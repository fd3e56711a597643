/** Modules that the platform provides and for which no open package has types: only what this project uses of them. */
declare module '@salesforce/label/*' {
    const text: string;
    export default text;
}

declare module '@salesforce/i18n/locale' {
    /** `en-US` */
    const locale: string;
    export default locale;
}

declare module '@salesforce/i18n/lang' {
    /** `en-US` */
    const lang: string;
    export default lang;
}

declare module '@salesforce/i18n/timeZone' {
    /** `America/Los_Angeles` */
    const timeZone: string;
    export default timeZone;
}

declare module '@salesforce/i18n/firstDayOfWeek' {
    /** 1 is Sunday. */
    const firstDayOfWeek: number | string;
    export default firstDayOfWeek;
}

declare module '@salesforce/apex' {
    /** Asks the server again for what a wire got; resolves when the wire has it. */
    export function refreshApex(wired: unknown): Promise<void>;
}

declare module '@salesforce/apex/GongCallsController.firstScreen' {
    const firstScreen: import('lwc').WireAdapterConstructor & ((params: Record<string, unknown>) => Promise<unknown>);
    export default firstScreen;
}

declare module '@salesforce/apex/GongCallsController.calls' {
    const calls: (params: { opportunityId: string; callIds: string[] }) => Promise<unknown>;
    export default calls;
}

declare module 'lightning/refresh' {
    /** @returns what unregisters the handler; the handler's promise tells whether to go on with the refresh */
    export function registerRefreshHandler(element: HTMLElement | object, handler: () => Promise<boolean>): number;
    export function unregisterRefreshHandler(handler: number): void;
}

declare module 'lightning/uiObjectInfoApi' {
    import type { WireAdapterConstructor } from 'lwc';
    /** Describes an object; an error where the user may not see it. */
    export const getObjectInfo: WireAdapterConstructor<{ objectApiName?: string }, { data?: unknown; error?: unknown }>;
}

declare module 'lightning/uiRecordApi' {
    import type { WireAdapterConstructor } from 'lwc';
    export interface RecordRepresentation {
        readonly fields: Readonly<Record<string, { readonly value: unknown } | undefined>>;
    }
    export const getRecord: WireAdapterConstructor<
        { recordId?: string; fields?: string[]; optionalFields?: string[] },
        { data?: RecordRepresentation; error?: unknown }
    >;
    export function notifyRecordUpdateAvailable(ids: { recordId: string }[]): Promise<void>;
}
