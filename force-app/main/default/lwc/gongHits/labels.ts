import andMore from '@salesforce/label/c.Gong_And_More';
import byCustomer from '@salesforce/label/c.Gong_Customer';
import byUs from '@salesforce/label/c.Gong_Own';
import noHits from '@salesforce/label/c.Gong_No_Hits';
import noPhrase from '@salesforce/label/c.Gong_No_Phrase';
import other from '@salesforce/label/c.Gong_Other_Hit';
import others from '@salesforce/label/c.Gong_Other_Hits';
import playFrom from '@salesforce/label/c.Gong_Play_From';
import smart from '@salesforce/label/c.Gong_Smart';
import somebody from '@salesforce/label/c.Gong_Somebody';
import times from '@salesforce/label/c.Gong_Times';
import unknown from '@salesforce/label/c.Gong_Others';

export { andMore, byCustomer, byUs, noHits, noPhrase, other, others, playFrom, smart, somebody, times, unknown };
