const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// one worker a core: the tests wait for nothing
module.exports = {
    ...jestConfig,
    setupFiles: ['<rootDir>/test/support/onDay.cjs'],
    setupFilesAfterEnv: [
        ...jestConfig.setupFilesAfterEnv,
        '<rootDir>/test/jest/labels.cjs',
        '<rootDir>/test/jest/console.cjs'
    ],
    maxWorkers: '100%',
    // nothing here waits that long: it is for a machine that does other things as well
    testTimeout: 30_000,
    testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts', '<rootDir>/test/engine/**/*.jest.ts'],
    moduleNameMapper: {
        ...jestConfig.moduleNameMapper,
        // the modules of a bundle import each other with .js, which is what the platform and Node need
        '^(\\.{1,2}/.*)\\.js$': '$1',
        '^#rules$': '<rootDir>/force-app/main/default/lwc/gongRules/gongRules.ts'
    },
    modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/.cache/', '<rootDir>/test/fixtures/'],
    collectCoverageFrom: [
        'force-app/**/lwc/**/*.ts',
        'scripts/engine/**/*.ts',
        'scripts/gong/client/**/*.ts',
        '!**/__tests__/**'
    ]
};
