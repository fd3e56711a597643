import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, it } from 'node:test';
import { checkDeployed } from '../../../tools/gates/apex/deployed.js';
import type { ApexFinding } from '../../../tools/gates/apex/finding.js';

const root = mkdtempSync(join(tmpdir(), 'deployed-'));
const bad = `import { LightningElement } from 'lwc';
export default class Bad extends LightningElement {
    show(text) {
        this.template.querySelector('div').innerHTML = text;
    }
}
`;
const FILES: Record<string, string> = {
    'sfdx-project.json': JSON.stringify({
        packageDirectories: [{ path: 'force-app', default: true }],
        sourceApiVersion: '66.0'
    }),
    'force-app/lwc/bad/bad.js': bad,
    // none of these is deployed
    'force-app/lwc/bad/bad.ts': bad,
    'force-app/lwc/bad/__tests__/bad.test.js': bad,
    // the first line of a library with known holes, by which it is known
    'force-app/staticresources/handlebars.js': '/*!\n\n handlebars v4.0.0\n*/\n',
    'force-app/classes/Bad.cls': `public class Bad {
    public List<SObject> find(String name) {
        return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\'');
    }
}
`
};
let findings: ApexFinding[] = [];

before(async () => {
    for (const [path, text] of Object.entries(FILES)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
    }
    cpSync('force-app/main/default/classes/GongAnswer.cls-meta.xml', join(root, 'force-app/classes/Bad.cls-meta.xml'));
    ({ findings } = await checkDeployed(root));
});
after(() => rmSync(root, { recursive: true }));

for (const [what, file, rule] of [
    ['a component that writes HTML', 'bad.js', /no-inner-html/],
    ['a library with known holes', 'handlebars.js', /LibraryWithKnown(High|Critical)/],
    ['a query made of what was typed', 'Bad.cls', /ApexSOQLInjection|ApexCRUDViolation/]
] as const) {
    it(`finds ${what}`, () => {
        const rules = findings.filter(({ path }) => path.endsWith(`/${file}`)).map((finding) => finding.rule);
        assert.match(rules.join(' '), rule, JSON.stringify(findings));
    });
}

it('looks at nothing that stays at home', () => {
    assert.deepEqual(
        findings.filter(({ path }) => path.includes('.ts') || path.includes('__tests__')),
        []
    );
});
