import { isMainThread } from 'node:worker_threads';

// worker threads are given the same --import, but not the loader for TypeScript
if (isMainThread) await import('./overhear.ts');
