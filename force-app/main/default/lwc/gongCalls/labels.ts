import calls from '@salesforce/label/c.Gong_Calls';
import callsCount from '@salesforce/label/c.Gong_Calls_Count';
import cutOff from '@salesforce/label/c.Gong_Calls_Cut_Off';
import lastSynced from '@salesforce/label/c.Gong_Last_Synced';
import loading from '@salesforce/label/c.Gong_Loading';
import more from '@salesforce/label/c.Gong_More';
import partial from '@salesforce/label/c.Gong_Partial';
import refresh from '@salesforce/label/c.Gong_Refresh';
import refreshHint from '@salesforce/label/c.Gong_Refresh_Hint';

export { calls, callsCount, cutOff, lastSynced, loading, more, partial, refresh, refreshHint };
