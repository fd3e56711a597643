import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failed } from '../../../tools/install/failures.js';
import { isLogin, remediesFor } from '../../../tools/install/remedies.js';

test('a failed test is told with class, method, message and stack; low coverage with its class or for the org', () => {
    const { text, problems } = failed({
        status: 1,
        result: {
            details: {
                componentFailures: [],
                runTestResult: {
                    failures: {
                        name: 'GongGatewayTest',
                        methodName: 'passesOn',
                        message: 'System.AssertException: Expected: 200, Actual: 403',
                        stackTrace:
                            'Class.GongGatewayTest.passesOn: line 31, column 1\nClass.GongMock.run: line 2, column 1'
                    },
                    codeCoverageWarnings: [
                        { name: 'GongGateway', message: 'Test coverage is 61 %, at least 75 % is required' },
                        { name: null, message: 'Average test coverage is 70 %' }
                    ]
                }
            }
        }
    });
    assert.equal(
        text,
        [
            'Apex test GongGatewayTest.passesOn: System.AssertException: Expected: 200, Actual: 403',
            '    Class.GongGatewayTest.passesOn: line 31, column 1',
            '    Class.GongMock.run: line 2, column 1',
            'Code coverage of GongGateway: Test coverage is 61 %, at least 75 % is required',
            'Code coverage: Average test coverage is 70 %'
        ].join('\n')
    );
    const remedies = remediesFor(problems).join('\n');
    assert.match(remedies, /--tests Gong\w+Test,Gong\w+Test/);
    assert.doesNotMatch(remedies, /GongMock|GongTestData/);
    assert.match(remedies, /75 %/);
});

test('a component is told with its line, or the file that is none', () => {
    const componentFailures = [
        { componentType: 'ApexClass', fullName: 'A', problem: 'x', lineNumber: 3 },
        { fullName: 'a.cls', problem: 'y' }
    ];
    const { text } = failed({ status: 1, result: { details: { componentFailures } } });
    assert.equal(text, 'ApexClass A, line 3: x\nFile a.cls: y');
});

test('a session that has ended leads to a login of that org, whichever API said so', () => {
    const said = [
        { name: 'sf:INVALID_SESSION_ID', message: 'Invalid Session ID found in SessionHeader: Illegal Session' },
        { name: 'INVALID_SESSION_ID', message: 'Session expired or invalid' },
        { name: 'RefreshTokenAuthError', message: 'Error authenticating with the refresh token' },
        { name: 'Bad_OAuth_Token', message: 'Bad_OAuth_Token' }
    ];
    for (const answer of said) {
        const { problems } = failed({ status: 1, ...answer });
        assert.ok(problems.every(isLogin), answer.name);
        assert.match(remediesFor(problems, 'production').join('\n'), /sf org login web --alias production /);
    }
    assert.equal(isLogin('Unknown user permission: X'), false);
});
