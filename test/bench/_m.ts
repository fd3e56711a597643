import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serve } from './world.js';
const calls=+process.argv[2]!;
const { login, from, to, close } = await serve({ calls, perSecond: 1e6 });
const b=performance.now();
const { stdout, stderr } = await promisify(execFile)(process.execPath, [...process.argv.slice(3), 'test/bench/memoryRun.mjs', JSON.stringify({ login, from, to })],{maxBuffer:1e9});
close();
console.log(calls, stdout, ((performance.now()-b)/1000).toFixed(1), stderr.slice(-120));
process.exit(0)
