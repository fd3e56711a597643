import andMore from '@salesforce/label/c.Gong_And_More';
import conference from '@salesforce/label/c.Gong_Conference';
import customer from '@salesforce/label/c.Gong_Customer';
import host from '@salesforce/label/c.Gong_Host';
import inbound from '@salesforce/label/c.Gong_Inbound';
import noTitle from '@salesforce/label/c.Gong_No_Title';
import openInGong from '@salesforce/label/c.Gong_Open_In_Gong';
import others from '@salesforce/label/c.Gong_Others';
import outbound from '@salesforce/label/c.Gong_Outbound';
import own from '@salesforce/label/c.Gong_Own';
import showHits from '@salesforce/label/c.Gong_Show_Hits';
import hideHits from '@salesforce/label/c.Gong_Hide_Hits';

export { andMore, conference, customer, hideHits, host, inbound, noTitle, openInGong, others, outbound, own, showHits };
