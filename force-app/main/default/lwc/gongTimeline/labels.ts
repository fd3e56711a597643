import byMonth from '@salesforce/label/c.Gong_Timeline_By_Month';
import byWeek from '@salesforce/label/c.Gong_Timeline_By_Week';
import column from '@salesforce/label/c.Gong_Timeline_Column';
import none from '@salesforce/label/c.Gong_Timeline_None';
import weekOf from '@salesforce/label/c.Gong_Timeline_Week_Of';

export { byMonth, byWeek, column, none, weekOf };
