import { adapter, ask } from '../platform.js';

export const getObjectInfo = adapter(({ objectApiName }) => ask('object', { objectApiName }));
