import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { keyOf, withGong } from './gongCaller.js';

const OPERATIONS = new URL('../../../force-app/main/default/classes/GongOperations.cls', import.meta.url);

test('every operation that the gateway lets through is put up', async () => {
    const allowed = [
        ...readFileSync(OPERATIONS, 'utf8').matchAll(
            /'(?:CHECK|SYNC|CONTENT|AUDIT|WRITE) (GET|POST|PUT) (\/v2\/[^']+)'/g
        )
    ];
    assert.ok(allowed.length > 20);
    await withGong({}, async ({ gong }) => {
        for (const [, method = '', path = ''] of allowed) {
            const response = await fetch(gong.url + path.replace(/\{\w+\}/g, '1'), {
                method,
                headers: { authorization: keyOf(gong) }
            });
            const { errors } = (await response.json()) as { errors?: string[] };
            assert.notDeepEqual(errors, ['The requested resource was not found.'], `${method} ${path}`);
        }
    });
});
