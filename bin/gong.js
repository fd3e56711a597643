#!/usr/bin/env node
// nothing newer is loaded, or written here, before the version of Node is known to be able to read it
import { tooOld } from './nodeVersion.js';

var problem = tooOld(process.versions.node);
if (problem) {
    console.error(problem);
    process.exit(1);
} else {
    import('./run.js');
}
