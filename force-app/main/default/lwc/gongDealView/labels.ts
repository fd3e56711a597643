import calls from '@salesforce/label/c.Gong_Calls';
import callsCount from '@salesforce/label/c.Gong_Calls_Count';
import cutOff from '@salesforce/label/c.Gong_Calls_Cut_Off';
import lastSynced from '@salesforce/label/c.Gong_Last_Synced';
import loading from '@salesforce/label/c.Gong_Loading';
import nobody from '@salesforce/label/c.Gong_Nobody';
import partial from '@salesforce/label/c.Gong_Partial';
import refresh from '@salesforce/label/c.Gong_Refresh';
import refreshHint from '@salesforce/label/c.Gong_Refresh_Hint';
import trackerMissing from '@salesforce/label/c.Gong_Tracker_Missing';

export { calls, callsCount, cutOff, lastSynced, loading, nobody, partial, refresh, refreshHint, trackerMissing };
