import { type ApexParserRuleContext, DotExpressionContext } from '@apexdevtools/apex-parser';
import { type Flaw, isRule } from './queries.js';

const QUERY = /^((query|countQuery)(WithBinds)?|getQueryLocatorWithBinds)$/i;

/**
 * Finds the queries in strings that do not run in user mode. Neither PMD nor the graph engine says anything of one with
 * binds that runs in system mode, and so shows rows and fields that the user may not see.
 */
export function checkDynamic(tree: ApexParserRuleContext): Flaw[] {
    const here = tree instanceof DotExpressionContext ? flawOf(tree) : undefined;
    const below = (tree.children ?? []).filter(isRule).flatMap(checkDynamic);
    return here ? [here, ...below] : below;
}

function flawOf(call: DotExpressionContext): Flaw | undefined {
    const method = call.dotMethodCall()?.anyId().getText() ?? '';
    if (!/^(system\.)?database$/i.test(call.expression().getText()) || !QUERY.test(method)) return undefined;
    const given = call.dotMethodCall().expressionList()?.expression_list() ?? [];
    if (given.some((argument) => /^(system\.)?accesslevel\.user_mode$/i.test(argument.getText()))) return undefined;
    return { line: call.start.line, message: `Database.${method} does not say AccessLevel.USER_MODE.` };
}
