import all from '@salesforce/label/c.Gong_Competitors_All';
import byCustomer from '@salesforce/label/c.Gong_By_Customer';
import byUs from '@salesforce/label/c.Gong_By_Us';
import competitors from '@salesforce/label/c.Gong_Competitors';
import customer from '@salesforce/label/c.Gong_Customer';
import detail from '@salesforce/label/c.Gong_Competitor_Detail';
import inField from '@salesforce/label/c.Gong_Standing_In_Field';
import newest from '@salesforce/label/c.Gong_Newest';
import newestHint from '@salesforce/label/c.Gong_Newest_Hint';
import notCounted from '@salesforce/label/c.Gong_Standing_Not_Counted';
import notHeard from '@salesforce/label/c.Gong_Not_Heard';
import notYet from '@salesforce/label/c.Gong_Standing_Not_Yet';
import noRoom from '@salesforce/label/c.Gong_Standing_No_Room';
import onCall from '@salesforce/label/c.Gong_On_Call';
import onCalls from '@salesforce/label/c.Gong_On_Calls';
import removed from '@salesforce/label/c.Gong_Standing_Removed';
import us from '@salesforce/label/c.Gong_Us';

export {
    all,
    byCustomer,
    byUs,
    competitors,
    customer,
    detail,
    newest,
    newestHint,
    notHeard,
    onCall,
    onCalls,
    us,
    inField,
    notYet,
    removed,
    noRoom,
    notCounted
};
