import { readFile } from 'node:fs/promises';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ApexFinding } from './finding.js';
import { checkDynamic } from './soql/dynamic.js';
import { checkModes } from './soql/modes.js';
import { checkQueries } from './soql/queries.js';
import { projectSchema } from './soql/projectSchema.js';
import { apexFiles, readMetadata } from './sources.js';

/**
 * Checks the objects, fields and relationships that inline SOQL names, which apex-ls leaves to the platform. Of queries
 * in strings, it is checked that they run in user mode; of everything, that it says whose rights count.
 */
export async function checkSoql(root: string): Promise<ApexFinding[]> {
    const project = readMetadata(root);
    const schema = projectSchema(project);
    const findings = await Promise.all(
        apexFiles(project).map(async (path) => {
            const source = await readFile(path, 'utf8');
            const errors = new SyntaxErrors(path);
            const { parser } = ApexParserFactory.createLexerAndParser(source, errors);
            const tree = path.endsWith('.trigger') ? parser.triggerUnit() : parser.compilationUnit();
            const flaws = [...checkQueries(tree, schema), ...checkDynamic(tree), ...checkModes(tree)];
            return [...errors.findings, ...flaws.map((flaw) => ({ path, rule: 'soql', ...flaw }))];
        })
    );
    return findings.flat();
}

class SyntaxErrors extends ApexErrorListener {
    readonly findings: ApexFinding[] = [];
    private readonly path: string;

    constructor(path: string) {
        super();
        this.path = path;
    }

    override apexSyntaxError(line: number, _column: number, message: string): void {
        this.findings.push({ path: this.path, line, rule: 'soql', message: `cannot be parsed: ${message}` });
    }
}
