// The texts of the custom labels, so that tests read what a user reads.
const { readFileSync } = require('node:fs');
const { XMLParser } = require('fast-xml-parser');

const xml = readFileSync('force-app/main/default/labels/CustomLabels.labels-meta.xml', 'utf8');
const { labels } = new XMLParser({ parseTagValue: false }).parse(xml).CustomLabels;
for (const { fullName, value } of labels) {
    jest.doMock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: value }), { virtual: true });
}
