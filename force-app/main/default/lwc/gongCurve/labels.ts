import column from '@salesforce/label/c.Gong_Timeline_Column';
import none from '@salesforce/label/c.Gong_Timeline_None';
import weekOf from '@salesforce/label/c.Gong_Timeline_Week_Of';

export { column, none, weekOf };
