import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import CompetitorsExport from '../../scripts/commands/gong/competitors/export.js';
import CompetitorsImport from '../../scripts/commands/gong/competitors/import.js';
import { openDesk } from '../support/commands.js';
import type { Desk, Ran } from '../support/commands.js';
import { operationsWorld } from '../support/operationsData.js';

const folder = mkdtempSync(join(tmpdir(), 'competitors-'));
const file = join(folder, 'list.csv');
let desk: Desk;
before(async () => void (desk = await openDesk(operationsWorld())));
after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
});

const OBJECT = 'Gong_Competitor__c';
const LIST = [
    'Name,Aliases,Trackers,Hidden,Battlecard,How We Win',
    '"Acme, Inc.",Acme,,false,https://wiki.example/acme,"We answer ""the phone"""',
    'Salesforce,"SFDC\nSales Force",CRM rivals,false,,',
    'Us,,,true,,'
].join('\n');

beforeEach(async () => {
    for (const { Id } of desk.org.tables.all(OBJECT)) desk.org.tables.remove(OBJECT, String(Id));
    assert.equal((await importing(LIST)).stdout, '3 created, 0 changed, 0 as they were.');
});

function importing(csv: string, ...flags: string[]): Promise<Ran> {
    writeFileSync(file, csv);
    return desk.run(CompetitorsImport, '--file', file, ...flags);
}

/** Name, key, aliases and hidden of what the org has. */
const rows = () =>
    desk.org.tables
        .all(OBJECT)
        .map(({ Name, Key__c, Aliases__c, Hidden__c }) => [Name, Key__c, Aliases__c, Hidden__c])
        .sort();

test('what is exported is what was imported, and importing it again writes nothing', async () => {
    const { stdout } = await desk.run(CompetitorsExport);
    assert.equal(stdout.trimEnd(), LIST);
    const before = JSON.stringify(desk.org.tables.all(OBJECT));
    const again = await importing(`\uFEFF${stdout.replaceAll('\n', '\r\n')}`, '--json');
    assert.deepEqual(again.json.result, { created: 0, changed: 0, unchanged: 3 });
    assert.equal(JSON.stringify(desk.org.tables.all(OBJECT)), before);
});

test('a competitor is found by its name, whatever its case, and keeps what the file has no column for', async () => {
    const { json } = await importing('Hidden,Name\ntrue,SALESFORCE\n', '--json');
    assert.deepEqual(json.result, { created: 0, changed: 1, unchanged: 0 });
    assert.deepEqual(rows()[1], ['SALESFORCE', rows()[1]![1], 'SFDC\nSales Force', true]);
    assert.equal(rows().length, 3);
});

test('a name that was changed without its key is not made a second time', async () => {
    const row = desk.org.tables.all(OBJECT).find(({ Name }) => Name === 'Us')!;
    desk.org.tables.put(OBJECT, { ...row, Key__c: 'Salesforce Inc' });
    const { json } = await importing('Name,Hidden\nUs,false\n', '--json');
    assert.deepEqual(json.result, { created: 0, changed: 1, unchanged: 0 });
    assert.deepEqual(rows()[2], ['Us', 'Us', null, false]);
});

test('every row that cannot be is told in a sentence with its line, and nothing is written', async () => {
    const before = rows();
    const { exitCode, stderr } = await importing(
        [
            'Name,Aliases,Hidden,Battlecard',
            'New,"one\ntwo",,',
            ' ,x,,',
            'Plain,,maybe,',
            'Link,,,http://wiki.example/link',
            'Many,,,,',
            `${'x'.repeat(81)},,,`
        ].join('\n')
    );
    assert.equal(exitCode, 2);
    assert.match(stderr, /Rows of list\.csv cannot be imported, and nothing was written\./);
    for (const sentence of [
        'Line 4: the name is missing.',
        'Line 5: Hidden is "maybe"; it can be true or false.',
        'Line 6: the battlecard http://wiki.example/link is no address that starts with https://.',
        'Line 7: there are 5 values for 4 columns; put quotes around a value with a comma.',
        'Line 8: Name is longer than 80 characters.'
    ])
        assert.ok(stderr.replace(/\s+/g, ' ').includes(sentence), `${sentence}\n${stderr}`);
    assert.deepEqual(rows(), before);
});

test('a phrase that would mean two competitors is refused, also when the other one is in the org only', async () => {
    const before = rows();
    const { exitCode, stderr } = await importing('Name,Aliases\nRival,sfdc\nOther,rival\nother,\nThird,us\n');
    assert.equal(exitCode, 2);
    const said = stderr.replace(/\s+/g, ' ');
    assert.ok(said.includes('Line 2: the alias sfdc of Rival means Salesforce already.'), said);
    assert.ok(said.includes('Line 3: the alias rival of Other means Rival already.'), said);
    assert.ok(said.includes('Line 4: other is on line 3 already.'), said);
    assert.ok(said.includes('Line 5: the alias us of Third means Us already.'), said);
    assert.deepEqual(rows(), before);
});

test('an alias moves from one competitor to another in one import', async () => {
    const { json } = await importing('Name,Aliases\nSalesforce,Sales Force\nUs,SFDC\n', '--json');
    assert.deepEqual(json.result, { created: 0, changed: 2, unchanged: 0 });
});

test('more rows than one request writes are refused before anything is written', async () => {
    const many = Array.from({ length: 201 }, (_, i) => `Rival ${i}`);
    const { exitCode, stderr } = await importing(`Name\n${many.join('\n')}\n`);
    assert.equal(exitCode, 2);
    assert.match(stderr.replace(/\s+/g, ' '), /list\.csv would create or change 201 competitors/);
    assert.equal(rows().length, 3);
    const parts = await importing(`Name\n${many.slice(0, 200).join('\n')}\n`);
    assert.equal(parts.stdout, '200 created, 0 changed, 0 as they were.');
});

test('a file that is none of these is refused in a sentence', async () => {
    for (const [csv, sentence] of [
        ['', /Line 1: the column Name is missing\./],
        ['Name,Colour\nA,b\n', /Line 1: there is no column "Colour"; the columns are Name, Aliases/],
        ['Name,Name\nA,b\n', /Line 1: a column is there twice\./],
        ['Name\n"A\n', /The file is not CSV: /]
    ] as const) {
        const { exitCode, stderr } = await importing(csv);
        assert.equal(exitCode, 2);
        assert.match(stderr.replace(/\s+/g, ' '), sentence);
    }
});

// last, as it logs in as somebody else
test('who may only read competitors exports them, and is told by whom they are imported', async () => {
    const reps = await openDesk(operationsWorld(), ['Gong_User']);
    try {
        reps.org.tables.put(
            OBJECT,
            desk.org.tables.all(OBJECT).find(({ Name }) => Name === 'Us')!
        );
        assert.equal((await reps.run(CompetitorsExport)).stdout, `${LIST.split('\n')[0]}\nUs,,,true,,`);
        writeFileSync(file, 'Name\nNew\n');
        const { exitCode, stderr } = await reps.run(CompetitorsImport, '--file', file);
        assert.equal(exitCode, 1, stderr);
        assert.match(stderr.replace(/\s+/g, ' '), /Gong Admin/);
        assert.equal(reps.org.tables.all(OBJECT).length, 1);
    } finally {
        await reps.close();
    }
});
