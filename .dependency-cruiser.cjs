/**
 * The floors of the house, held by "npm run lint:floors": force-app (deployed) ← scripts (published) ← tools (only in a
 * clone). Nothing imports upwards, and nothing goes round in a circle, types included.
 */
const RULES = '^force-app/main/default/lwc/gongRules/';
const CLIENT = '^scripts/gong/client/';
const SHARED = '^scripts/(refusal|advice|exitCodes)\\.ts$';

/** What a room may not import. */
const closed = (name, comment, from, to, except) => ({
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: { path: to, ...(except && { pathNot: except }) }
});

module.exports = {
    forbidden: [
        { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
        closed('rules', 'The rules import nothing: a page loads them whole.', RULES, '.', RULES),
        closed('deployed', 'What is deployed stands alone.', '^force-app/', '^(scripts|tools|test)/'),
        closed(
            'published',
            'Of a clone the package has only the rules.',
            '^scripts/',
            '^(tools|test|force-app)/',
            RULES
        ),
        closed(
            'engine',
            'The engine knows its ports and how Gong is asked: no platform, no library.',
            '^scripts/engine/',
            '.',
            ['^scripts/engine/', RULES, CLIENT, SHARED]
        ),
        closed('client', 'Asking Gong takes a transport and nothing else.', CLIENT, '.', [CLIENT, RULES, SHARED]),
        closed('gong', 'Gong’s operations run over any transport.', '^scripts/gong/', '^scripts/', [
            '^scripts/gong/',
            SHARED
        ]),
        closed('org', 'Rows know nothing of Gong’s operations.', '^scripts/org/', '^scripts/gong/', CLIENT),
        closed(
            'below-the-command-line',
            'Only commands know that there is a terminal.',
            '^scripts/(gong|org|engine|checks|webhook|connect)/',
            '^scripts/(cli|commands)/'
        )
    ],
    options: {
        doNotFollow: { path: 'node_modules' },
        exclude: { path: ['__tests__', '^force-app/.*\\.js$', '^lib/'] },
        tsPreCompilationDeps: true,
        tsConfig: { fileName: 'tsconfig.tools.json' },
        enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] }
    }
};
