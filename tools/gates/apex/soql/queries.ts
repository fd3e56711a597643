import {
    type ApexParserRuleContext,
    FieldNameContext,
    type FromNameListContext,
    GroupByClauseContext,
    OrderByClauseContext,
    QueryContext,
    SelectEntryContext,
    SubFieldEntryContext,
    SubQueryContext,
    TypeOfContext,
    WhereClauseContext
} from '@apexdevtools/apex-parser';
import { didYouMean } from '../../metadata/spelling.js';
import { Scope } from './scope.js';
import type { ObjectSchema, Schema } from './schema.js';

/** What is wrong in a query, and where. */
export interface Flaw {
    line: number;
    message: string;
}

/** Checks every query in the tree of a class or trigger. */
export function checkQueries(tree: ApexParserRuleContext, schema: Schema): Flaw[] {
    const checker = new QueryChecker(schema);
    checker.visit(tree, undefined);
    return checker.flaws;
}

class QueryChecker {
    readonly flaws: Flaw[] = [];
    private readonly schema: Schema;

    constructor(schema: Schema) {
        this.schema = schema;
    }

    /** @param scope the query that the node stands in, undefined outside of queries */
    visit(node: ApexParserRuleContext, scope: Scope | undefined): void {
        if (node instanceof QueryContext) return this.visitQuery(node, this.root(node.fromNameList()));
        if (node instanceof SubQueryContext) {
            const isList =
                node.parentCtx instanceof SelectEntryContext || node.parentCtx instanceof SubFieldEntryContext;
            const from = node.fromNameList();
            return this.visitQuery(node, isList ? this.listed(from, scope) : this.root(from));
        }
        // what TYPEOF names depends on the row
        if (node instanceof TypeOfContext) return;
        if (node instanceof FieldNameContext) return this.visitField(node, scope);
        for (const child of node.children ?? []) if (isRule(child)) this.visit(child, scope);
    }

    private visitQuery(query: QueryContext | SubQueryContext, object: ObjectSchema | undefined): void {
        const from = query.fromNameList();
        const scope = new Scope(this.schema, object, from, query);
        for (const part of query.children ?? []) if (isRule(part) && part !== from) this.visit(part, scope);
    }

    private visitField(node: FieldNameContext, scope: Scope | undefined): void {
        const found = scope?.resolve(node.getText());
        if (!found) return;
        if (found.problem !== undefined) this.report(node, found.problem);
        else if (found.type !== undefined && /^(LongTextArea|Html|EncryptedText)$/.test(found.type)) {
            const clause = clauseAround(node);
            if (clause) this.report(node, `${node.getText()} is a ${found.type}, which cannot be used in ${clause}.`);
        }
    }

    private root(from: FromNameListContext): ObjectSchema | undefined {
        const name = from.fieldName(0).getText();
        const object = this.schema.find(name);
        if (!object) this.report(from, `there is no object ${name}${didYouMean(name, this.schema.ownObjects())}`);
        return object;
    }

    private listed(from: FromNameListContext, scope: Scope | undefined): ObjectSchema | undefined {
        const parent = scope?.object;
        if (!parent) return undefined;
        const name = from.fieldName(0).getText();
        const child = parent.children.get(name);
        if (child !== undefined) return this.schema.find(child);
        const near = didYouMean(name, parent.children.names());
        this.report(from, `${parent.name} has no child relationship ${name}${near}`);
        return undefined;
    }

    private report(node: ApexParserRuleContext, message: string): void {
        this.flaws.push({ line: node.start.line, message });
    }
}

/** The clause that a field stands in and that not every type of field may. */
function clauseAround(node: ApexParserRuleContext): string | undefined {
    for (
        let at = node.parentCtx;
        at && !(at instanceof QueryContext || at instanceof SubQueryContext);
        at = at.parentCtx
    ) {
        if (at instanceof WhereClauseContext) return 'WHERE';
        if (at instanceof OrderByClauseContext) return 'ORDER BY';
        if (at instanceof GroupByClauseContext) return 'GROUP BY';
    }
    return undefined;
}

/** Whether a child is a node of the grammar, not a word. */
export function isRule(node: object): node is ApexParserRuleContext {
    return 'start' in node && 'children' in node;
}
