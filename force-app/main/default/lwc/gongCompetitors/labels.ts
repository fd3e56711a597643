import all from '@salesforce/label/c.Gong_Competitors_All';
import byMonth from '@salesforce/label/c.Gong_Timeline_By_Month';
import byWeek from '@salesforce/label/c.Gong_Timeline_By_Week';
import competitors from '@salesforce/label/c.Gong_Competitors';
import customer from '@salesforce/label/c.Gong_Customer';
import fewer from '@salesforce/label/c.Gong_Fewer';
import inField from '@salesforce/label/c.Gong_Standing_In_Field';
import lastBy from '@salesforce/label/c.Gong_Last_By';
import newest from '@salesforce/label/c.Gong_Newest';
import notCounted from '@salesforce/label/c.Gong_Standing_Not_Counted';
import notHeard from '@salesforce/label/c.Gong_Not_Heard';
import notYet from '@salesforce/label/c.Gong_Standing_Not_Yet';
import noRoom from '@salesforce/label/c.Gong_Standing_No_Room';
import onCall from '@salesforce/label/c.Gong_On_Call';
import onCalls from '@salesforce/label/c.Gong_On_Calls';
import removed from '@salesforce/label/c.Gong_Standing_Removed';
import span from '@salesforce/label/c.Gong_Heard_Span';
import unknown from '@salesforce/label/c.Gong_Others';
import us from '@salesforce/label/c.Gong_Us';

export {
    all,
    byMonth,
    byWeek,
    competitors,
    customer,
    fewer,
    inField,
    lastBy,
    newest,
    noRoom,
    notCounted,
    notHeard,
    notYet,
    onCall,
    onCalls,
    removed,
    span,
    unknown,
    us
};
