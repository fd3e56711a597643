import { after, before, describe } from 'node:test';
import { flows } from './flows.js';
import { mended } from './mended.js';
import { oddRows } from './odd.js';
import { speed } from './speed.js';
import { states } from './states.js';
import { addManyCalls, addOddCalls } from './support/deals.js';
import { startRecordPages, type RecordPages } from './support/record.js';

let recordPages: RecordPages;
const pages = (): RecordPages => recordPages;

before(async () => {
    recordPages = await startRecordPages();
    addManyCalls(recordPages.world.org, 1000);
    addOddCalls(recordPages.world.org);
});
after(() => recordPages?.close());

describe('what a rep does', () => flows(pages));
describe('states', () => states(pages));
describe('at every page', () => mended(pages));
describe('odd rows', () => oddRows(pages));
describe('speed', () => speed(pages));
