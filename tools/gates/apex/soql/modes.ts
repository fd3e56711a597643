import {
    AccessLevelContext,
    type ApexParserRuleContext,
    ClassDeclarationContext,
    DeleteStatementContext,
    DotExpressionContext,
    InsertStatementContext,
    MergeStatementContext,
    QueryContext,
    UndeleteStatementContext,
    UpdateStatementContext,
    UpsertStatementContext
} from '@apexdevtools/apex-parser';
import { type Flaw, isRule } from './queries.js';

const STATEMENTS = [
    DeleteStatementContext,
    InsertStatementContext,
    MergeStatementContext,
    UndeleteStatementContext,
    UpdateStatementContext,
    UpsertStatementContext
];

/** The methods of Database that write rows, the ones that only undo or schedule left out. */
const WRITING = /^(insert|update|upsert|delete|undelete|merge)(Immediate|Async)?$/i;

/**
 * Finds classes that do not say how they share, and queries and writes that do not say whose rights count. What is not said
 * is decided by the API version: from 67 on it is `with sharing` and user mode, before it is neither, so that a class would
 * show and refuse other rows on the day its version is raised.
 */
export function checkModes(tree: ApexParserRuleContext): Flaw[] {
    const message = flawOf(tree);
    const below = (tree.children ?? []).filter(isRule).flatMap(checkModes);
    return message === undefined ? below : [{ line: tree.start.line, message }, ...below];
}

function flawOf(node: ApexParserRuleContext): string | undefined {
    if (node instanceof ClassDeclarationContext) {
        if (sharingOf(node) !== undefined) return undefined;
        return `the class ${node.id().getText()} does not say with, without or inherited sharing.`;
    }
    if (node instanceof QueryContext && !/^with(user|system)_mode$/i.test(textOf(node.withClause()))) {
        return 'the query does not say WITH USER_MODE or WITH SYSTEM_MODE.';
    }
    if (STATEMENTS.some((kind) => node instanceof kind) && !(node.children ?? []).some(isAccessLevel)) {
        return `${node.start.text} does not say as user or as system.`;
    }
    return node instanceof DotExpressionContext ? callFlaw(node) : undefined;
}

/** How a class says that it shares: `with`, `without` or `inherited`, undefined when it does not say. */
export function sharingOf(node: ClassDeclarationContext): string | undefined {
    // the modifiers stand beside the class, or, of an inner one, beside the member that it is
    const around = `${textBefore(node)} ${textBefore(node.parentCtx)}`;
    return /\b(with|without|inherited)sharing\b/i.exec(around)?.[1]?.toLowerCase();
}

function callFlaw(call: DotExpressionContext): string | undefined {
    const method = textOf(call.dotMethodCall()?.anyId());
    if (!/^(system\.)?database$/i.test(call.expression().getText()) || !WRITING.test(method)) return undefined;
    const given = call.dotMethodCall().expressionList()?.expression_list() ?? [];
    if (given.some((argument) => /^(system\.)?accesslevel\./i.test(argument.getText()))) return undefined;
    return `Database.${method} does not say an AccessLevel.`;
}

/** The texts of the nodes that stand before a node in its parent, one word each. */
function textBefore(node: ApexParserRuleContext['parentCtx']): string {
    const siblings = node?.parentCtx?.children ?? [];
    const before = siblings.slice(
        0,
        siblings.findIndex((sibling) => sibling === node)
    );
    return before.map((sibling) => sibling.getText()).join(' ');
}

function isAccessLevel(node: unknown): boolean {
    return node instanceof AccessLevelContext;
}

function textOf(node: { getText(): string } | null | undefined): string {
    return node?.getText() ?? '';
}
