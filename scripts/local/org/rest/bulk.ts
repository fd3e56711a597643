import type { Route } from './request.js';

export const bulkRoutes: Route[] = [];
