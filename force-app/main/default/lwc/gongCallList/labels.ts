import calls from '@salesforce/label/c.Gong_Calls';
import fewer from '@salesforce/label/c.Gong_Fewer';
import loadMore from '@salesforce/label/c.Gong_Load_More';
import more from '@salesforce/label/c.Gong_More';
import searched from '@salesforce/label/c.Gong_Searched';

export { calls, fewer, loadMore, more, searched };
