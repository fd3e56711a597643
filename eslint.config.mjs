import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import lwcConfig from '@salesforce/eslint-config-lwc/recommended-ts.js';
import slds from '@salesforce-ux/eslint-plugin-slds';

const LWC = ['force-app/**/lwc/**/*.ts'];
const NODE = ['scripts/**/*.ts', 'tools/**/*.ts', 'test/**/*.ts'];
const unused = { argsIgnorePattern: '^_', ignoreRestSiblings: true };

export default defineConfig([
    globalIgnores([
        'lib/',
        'dist/',
        'coverage/',
        'artifacts/',
        '.cache/',
        'test/fixtures/',
        'force-app/**/lwc/**/*.js'
    ]),

    {
        files: LWC,
        extends: [lwcConfig, tseslint.configs.recommended],
        languageOptions: {
            parser: tseslint.parser,
            parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
        },
        rules: {
            '@typescript-eslint/no-unused-vars': ['error', unused],
            '@typescript-eslint/no-floating-promises': 'error',
            '@typescript-eslint/no-non-null-assertion': 'off',
            'no-unused-vars': 'off',
            // pages follow each other's cursor, and rows their parents: one after the other is the point
            'no-await-in-loop': 'off',
            'no-use-before-define': 'off',
            'no-confusing-arrow': 'off',
            // tsc resolves modules; the plugin cannot see c/*, lightning/*, @salesforce/* or .js standing for .ts
            'import/no-unresolved': 'off',
            'import/named': 'off'
        }
    },
    {
        files: ['force-app/**/lwc/**/__tests__/**/*.ts'],
        languageOptions: { globals: globals.node },
        rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off', '@lwc/lwc/no-async-operation': 'off' }
    },
    // its clock is stopped when the card goes
    { files: ['force-app/**/gongDealView.ts'], rules: { '@lwc/lwc/no-async-operation': 'off' } },
    { files: ['force-app/**/*.{css,html}'], extends: [slds.configs['flat/recommended']] },

    {
        files: NODE,
        extends: [js.configs.recommended, tseslint.configs.recommended],
        languageOptions: {
            globals: globals.node,
            parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
        },
        rules: {
            '@typescript-eslint/no-unused-vars': ['error', unused],
            '@typescript-eslint/no-floating-promises': [
                'error',
                { allowForKnownSafeCalls: ['test', 'it', 'describe', 'suite'] }
            ],
            '@typescript-eslint/no-non-null-assertion': 'off'
        }
    },
    // only commands and what they print with may print or exit
    {
        files: ['scripts/{gong,org,engine,checks,webhook,connect}/**/*.ts'],
        rules: {
            'no-console': 'error',
            'no-process-exit': 'error',
            'no-restricted-properties': ['error', { object: 'process', property: 'exit' }]
        }
    },
    {
        files: ['**/*.{mjs,cjs}', 'bin/*.js', 'tools/*.js'],
        extends: [js.configs.recommended],
        languageOptions: { globals: globals.node }
    },
    { files: ['test/jest/*.cjs'], languageOptions: { globals: globals.jest } }
]);
