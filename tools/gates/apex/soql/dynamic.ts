import { type ApexParserRuleContext, ClassDeclarationContext, DotExpressionContext } from '@apexdevtools/apex-parser';
import { sharingOf } from './modes.js';
import { type Flaw, isRule } from './queries.js';

const QUERY = /^((query|countQuery)(WithBinds)?|getQueryLocatorWithBinds)$/i;
const USER = /^(system\.)?accesslevel\.user_mode$/i;
const ANY = /^(system\.)?accesslevel\.(user|system)_mode$/i;

/**
 * Finds the queries in strings that do not run in user mode. Neither PMD nor the graph engine says anything of one with
 * binds that runs in system mode, and so shows rows and fields that the user may not see. A class that says `without
 * sharing` acts for the org and not for its user, so there system mode is fine where it is written out.
 * @param allowed the access levels that may be named
 */
export function checkDynamic(tree: ApexParserRuleContext, allowed = USER): Flaw[] {
    const inside = tree instanceof ClassDeclarationContext ? (sharingOf(tree) === 'without' ? ANY : USER) : allowed;
    const here = tree instanceof DotExpressionContext ? flawOf(tree, allowed) : undefined;
    const below = (tree.children ?? []).filter(isRule).flatMap((child) => checkDynamic(child, inside));
    return here ? [here, ...below] : below;
}

function flawOf(call: DotExpressionContext, allowed: RegExp): Flaw | undefined {
    const method = call.dotMethodCall()?.anyId().getText() ?? '';
    if (!/^(system\.)?database$/i.test(call.expression().getText()) || !QUERY.test(method)) return undefined;
    const given = call.dotMethodCall().expressionList()?.expression_list() ?? [];
    if (given.some((argument) => allowed.test(argument.getText()))) return undefined;
    return { line: call.start.line, message: `Database.${method} does not say AccessLevel.USER_MODE.` };
}
