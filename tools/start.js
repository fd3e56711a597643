#!/usr/bin/env node
// `npm start`: nothing newer is loaded before the version of Node is known to be able to read it
import { tooOld } from '../bin/nodeVersion.js';

var problem = tooOld(process.versions.node);
if (problem) {
    console.error(problem);
    process.exit(1);
} else {
    import('./startLocal.js');
}
