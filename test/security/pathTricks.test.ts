import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, test } from 'node:test';
import fc from 'fast-check';
import type { FaultRequest } from '../../tools/local/faults.js';
import { findOperation } from '../../tools/local/org/gateway/operations.js';
import { readSchema } from '../../tools/local/org/index.js';
import { closeWorlds, testWorld } from '../support/world.js';
import { API_VERSION } from '../../scripts/org/apiVersion.js';

afterEach(closeWorlds);

const allowed = readSchema(['force-app', 'main-competitors']).gatewayOperations;
const isAllowed = (method: string, path: string): boolean =>
    allowed.some(
        (operation) =>
            operation.method === method &&
            new RegExp(`^${operation.path.replaceAll('{id}', '[0-9]{1,20}')}$`).test(path) &&
            !path.includes('\n')
    );

/** The tricks of the Apex test, so that the stand-in is tried with no fewer. */
function tricks(): string[] {
    const source = readFileSync('force-app/test/classes/GongOperationsTest.cls', 'utf8');
    const body = /refusesPathTricks\(\) \{([^]*?)\n {4}\}/.exec(source)![1]!;
    return [...body.matchAll(/'([^']*)'/g)].map(([, literal]) => JSON.parse(`"${literal}"`) as string);
}

test('the paths that Apex refuses are refused by the stand-in of the gateway', () => {
    assert.ok(tricks().length > 20);
    for (const path of tricks()) assert.equal(findOperation(allowed, 'GET', path), undefined, path);
});

test('whatever is put together from pieces of paths, only what the list says letter by letter is let through', () => {
    const piece = fc.constantFrom(
        ...['/v2', '/calls', '/users', '/extensive', '/12', '/media', '/', '//', '..', '.', '%2f', '%2e%2e', '%00'],
        ...['\\', '\r\n', '%0d%0a', '?', '#', ';', '@', ':', ' ', 'https://gong.example', '/{id}', 'é', '\u0661', '-']
    );
    const path = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'get', '');
    let through = 0;
    fc.assert(
        fc.property(
            method,
            fc.oneof(
                path,
                path.map((rest) => `/v2${rest}`)
            ),
            (verb, wanted) => {
                const found = findOperation(allowed, verb, wanted);
                assert.equal(found !== undefined, isAllowed(verb, wanted), `${verb} ${wanted}`);
                if (found) through++;
            }
        ),
        { numRuns: 5000 }
    );
    assert.ok(through > 0, 'some are on the list');
});

test('over the wire no trick makes Gong see anything that is not on the list, or see it with another method', async () => {
    const world = await testWorld([]);
    const asked: FaultRequest[] = [];
    world.gong.faults = (request) => void asked.push(request);
    const { port } = new URL(world.org.url);
    const send = (line: string): Promise<string> =>
        new Promise((resolve, reject) => {
            let answer = '';
            const socket = connect(Number(port), '127.0.0.1', () =>
                socket.write(
                    `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer ${world.org.accessToken}\r\n\r\n`
                )
            );
            socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
            socket.on('close', () => resolve(answer));
            socket.on('error', reject);
        });
    const BASE = '/services/apexrest/gong';
    const plain = await send(`GET ${BASE}/v2/users`);
    assert.match(plain, /^HTTP\/1.1 (200|404)/);
    assert.equal(asked.length, 1, 'the way to Gong is open');

    for (const path of tricks()) await send(`GET ${BASE}${path}`);
    for (const path of [`/../../data/v${API_VERSION}/limits`, `/v2/../../../data/v${API_VERSION}/query?q=x`])
        await send(`GET ${BASE}${path}`);
    for (const method of ['DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'])
        await send(`${method} ${BASE}/v2/users`);
    await send(`GET http://gong.example${BASE}/v2/calls`);
    await send(`GET ${BASE}/v2/calls HTTP/1.1\r\nX-HTTP-Method-Override: DELETE\r\nX-Other: `);
    for (const { method, path } of asked) assert.ok(isAllowed(method, path), `${method} ${path}`);
});
