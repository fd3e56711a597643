import blockedText from '@salesforce/label/c.Gong_Blocked_Text';
import blockedTitle from '@salesforce/label/c.Gong_Blocked_Title';
import clear from '@salesforce/label/c.Gong_Clear_Filters';
import errorText from '@salesforce/label/c.Gong_Error_Text';
import errorTitle from '@salesforce/label/c.Gong_Error_Title';
import moreFailedTitle from '@salesforce/label/c.Gong_More_Failed_Title';
import neverSyncedText from '@salesforce/label/c.Gong_Never_Synced_Text';
import noAccessText from '@salesforce/label/c.Gong_No_Access_Text';
import noAccessTitle from '@salesforce/label/c.Gong_No_Access_Title';
import noCallsText from '@salesforce/label/c.Gong_No_Calls_Text';
import noCallsTitle from '@salesforce/label/c.Gong_No_Calls_Title';
import noMatchText from '@salesforce/label/c.Gong_No_Match_Text';
import noMatchTitle from '@salesforce/label/c.Gong_No_Match_Title';
import notReadyText from '@salesforce/label/c.Gong_Not_Ready_Text';
import oldText from '@salesforce/label/c.Gong_Synced_Old_Text';
import oldTitle from '@salesforce/label/c.Gong_Synced_Old_Title';
import refreshFailedText from '@salesforce/label/c.Gong_Refresh_Failed_Text';
import refreshFailedTitle from '@salesforce/label/c.Gong_Refresh_Failed_Title';
import retry from '@salesforce/label/c.Gong_Retry';

/** A state of the card: what it is called, why it is so and what to do about it. */
export interface Kind {
    readonly icon: string;
    readonly title: string;
    readonly text: string;
    /** Label of the button, where there is something to press. */
    readonly action?: string;
    /** `alert` where something went wrong: a screen reader says so at once. */
    readonly role?: 'alert';
    readonly variant?: 'warning';
    /** Above the calls rather than in their place. */
    readonly banner?: boolean;
}

const failed = { icon: 'utility:warning', text: errorText, action: retry, role: 'alert', variant: 'warning' } as const;

export const KINDS: Readonly<Record<string, Kind>> = {
    noCalls: { icon: 'utility:call', title: noCallsTitle, text: noCallsText },
    neverSynced: { icon: 'utility:call', title: noCallsTitle, text: neverSyncedText },
    notReady: { icon: 'utility:call', title: noCallsTitle, text: notReadyText },
    noMatch: { icon: 'utility:filterList', title: noMatchTitle, text: noMatchText, action: clear },
    noAccess: { icon: 'utility:lock', title: noAccessTitle, text: noAccessText },
    error: { ...failed, title: errorTitle },
    moreFailed: { ...failed, title: moreFailedTitle },
    refreshFailed: { ...failed, title: refreshFailedTitle, text: refreshFailedText, banner: true },
    old: { icon: 'utility:clock', title: oldTitle, text: oldText, banner: true },
    blocked: { icon: 'utility:warning', title: blockedTitle, text: blockedText, variant: 'warning', banner: true }
};
