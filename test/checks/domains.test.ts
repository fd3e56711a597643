import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainOfAddress, isOn, listedDomain } from '../../scripts/checks/domains.js';
import { VECTORS } from './publicSuffix.js';

test('every host of the public-suffix list’s own test data has the domain that it says', () => {
    assert.ok(VECTORS.length > 70);
    for (const { host, owner } of VECTORS) assert.equal(domainOfAddress(`ann@${host}`), owner, host);
});

for (const [what, address, domain] of [
    ['a subdomain', 'ann@eu.acme.com', 'acme.com'],
    ['a suffix of two labels', 'ann@mail.acme.co.uk', 'acme.co.uk'],
    ['upper case', 'ANN@ACME.COM', 'acme.com'],
    ['the dot of the root', 'ann@acme.com.', 'acme.com'],
    ['white space around it', ' ann@acme.com\n', 'acme.com'],
    ['a plus-address', 'ann+crm@acme.com', 'acme.com'],
    ['an umlaut', 'ann@büro.de', 'xn--bro-hoa.de'],
    ['an umlaut in capitals', 'ann@BÜRO.de', 'xn--bro-hoa.de'],
    ['an umlaut made of two characters', 'ann@bu\u0308ro.de', 'xn--bro-hoa.de'],
    ['punycode', 'ann@xn--bro-hoa.de', 'xn--bro-hoa.de'],
    ['the dots of other scripts', 'ann@acme。co。uk', 'acme.co.uk'],
    ['full-width letters', 'ann@ａｃｍｅ.com', 'acme.com'],
    ['a quoted local part', '"ann@home"@acme.com', 'acme.com'],
    ['a sandbox', 'ann@acme.com.invalid', 'acme.com'],
    ['a sandbox in capitals', 'ann@acme.com.INVALID', 'acme.com'],
    ['a sandbox of a sandbox', 'ann@acme.com.invalid.invalid', 'acme.com'],
    ['a sandbox of former days', 'ann=acme.com@example.com', 'acme.com'],
    ['a sandbox of former days, of a subdomain', 'ann=eu.acme.co.uk@example.com', 'acme.co.uk'],
    ['a plus-address in a sandbox of former days', 'ann+x=y=acme.com@example.com', 'acme.com'],
    ['a sandbox of former days, copied again', 'ann=acme.com@example.com.invalid', 'acme.com'],
    ['a sandbox copied again in former days', 'ann=acme.com.invalid@example.com', 'acme.com'],
    ['an equals sign that is no sandbox', 'ann=x@example.com', 'example.com'],
    ['an equals sign elsewhere', 'ann=acme.com@other.com', 'other.com'],
    ['a top-level domain that nobody knows', 'ann@eu.acme.example', 'acme.example']
] as const) {
    test(`the domain shows through ${what}`, () => assert.equal(domainOfAddress(address), domain));
}

for (const [what, address] of [
    ['nothing', ''],
    ['no text', undefined],
    ['null', null],
    ['a number', 7],
    ['no @', 'acme.com'],
    ['no local part', '@acme.com'],
    ['no domain', 'ann@'],
    ['two @', 'ann@home@acme.com'],
    ['only the sandbox suffix', 'ann@invalid'],
    ['only the sandbox suffix, twice', 'ann@invalid.invalid'],
    ['a sandbox of nothing', 'ann@.invalid'],
    ['a public suffix', 'ann@co.uk'],
    ['a private public suffix', 'ann@uk.com'],
    ['a sandbox of a public suffix', 'ann@co.uk.invalid'],
    ['a host without a domain', 'ann@localhost'],
    ['an address of a machine', 'ann@192.168.1.1'],
    ['an address of a machine, shortened', 'ann@127.1'],
    ['a bracketed address of a machine', 'ann@[IPv6:2001:db8::1]'],
    ['an empty label', 'ann@acme..com'],
    ['a leading dot', 'ann@.acme.com'],
    ['a label that starts with a dash', 'ann@-acme.com'],
    ['broken punycode', 'ann@xn--a.com'],
    ['punycode of nothing', 'ann@xn--.com'],
    ['punycode of letters that need none', 'ann@xn--acme-.com'],
    ['broken punycode of a subdomain', 'ann@xn--a.acme.com'],
    ['a label that is too long', `ann@${'a'.repeat(64)}.com`],
    ['a domain that is too long', `ann@${'a.'.repeat(130)}com`],
    ['a path', 'ann@acme.com/x'],
    ['an encoded letter', 'ann@ac%6de.com'],
    ['a port', 'ann@acme.com:25'],
    ['a comment', 'ann@acme.com (Ann)'],
    ['a display name', 'Ann <ann@acme.com>'],
    ['two addresses', 'ann@acme.com, bob@other.com'],
    ['a character that turns the text', 'ann@\u202eacme.com'],
    ['a zero byte', 'ann@acme.com\0']
] as const) {
    test(`the domain of ${what} cannot be told`, () => assert.equal(domainOfAddress(address), undefined));
}

test('an admin lists domains, or a suffix that the company owns', () => {
    assert.equal(listedDomain(' EU.Acme.com '), 'acme.com');
    assert.equal(listedDomain('@acme.com'), 'acme.com');
    assert.equal(listedDomain('gov.scot'), 'gov.scot');
    for (const text of ['acme', 'acme dot com', 'https://acme.com', '10.0.0.1.', ''])
        assert.equal(listedDomain(text), undefined);
    assert.ok(isOn('acme.com', 'acme.com'));
    assert.ok(isOn('ministry.gov.scot', 'gov.scot'));
    assert.ok(!isOn('notacme.com', 'acme.com'));
});
