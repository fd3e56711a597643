import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge } from '../../scripts/checks/emailDomain.js';
import { inPunycode, VECTORS, type Vector } from './publicSuffix.js';

/**
 * The oracle is a table, not a program: the test data of the public-suffix list says which domain was registered for each
 * of its hosts. Pairs of hosts are dressed up as people's addresses in ways that must make no difference.
 */
const PAIRS = 100_000;

/** How a host becomes an address; none of it changes whose domain it is. */
interface Dress {
    readonly local: string;
    readonly below: readonly string[];
    readonly capitals: number;
    readonly dot: boolean;
    readonly punycode: boolean;
    readonly sandbox: 'none' | 'now' | 'formerly' | 'twice';
}

const dress: fc.Arbitrary<Dress> = fc.record({
    local: fc.constantFrom('ann', 'ann+crm', 'Ann.Lee', 'ann=x', "o'neil", 'ännchen'),
    below: fc.array(fc.constantFrom('mail', 'eu', 'www', 'xn--bro-hoa', 'büro'), { maxLength: 2 }),
    capitals: fc.nat({ max: 0xffff }),
    dot: fc.boolean(),
    punycode: fc.boolean(),
    sandbox: fc.constantFrom('none', 'now', 'formerly', 'twice')
});

function addressOf({ host, owner }: Vector, how: Dress): string {
    const { local, below, capitals, dot, punycode, sandbox } = how;
    // below a public suffix a label would be the registered one
    const full = [...(owner === undefined ? [] : below), punycode ? inPunycode(host) : host].join('.');
    const cased = [...full].map((c, i) => ((capitals >> (i % 16)) & 1 ? c.toUpperCase() : c)).join('');
    // a top-level domain alone is no domain that a sandbox could have moved
    if (sandbox === 'formerly' && full.includes('.')) return `${local}=${cased}@example.com${dot ? '.' : ''}`;
    const suffix = { none: '', formerly: '', now: '.invalid', twice: '.invalid.INVALID' }[sandbox];
    return `${local}@${cased}${suffix}${dot ? '.' : ''}`;
}

/** For each host one of its owner or any, about every other time; made once, since it takes longer than to judge. */
const anyHost = fc.constantFrom(...VECTORS);
const others = new Map(
    VECTORS.map(({ owner }) => [
        owner,
        fc.oneof(fc.constantFrom(...VECTORS.filter((one) => one.owner === owner)), anyHost)
    ])
);

/** Two hosts, of one owner about every other time. */
const pair = anyHost.chain((mine) => fc.tuple(fc.constant(mine), others.get(mine.owner)!, dress, dress));

test(`${PAIRS} pairs of addresses collide, pass or stay unclear as the list's own test data says`, () => {
    const seen = { ok: 0, conflict: 0, unclear: 0 };
    fc.assert(
        fc.property(pair, ([mine, theirs, mineAs, theirsAs]) => {
            const email = addressOf(mine, mineAs);
            const user = { id: '1', emailAddress: addressOf(theirs, theirsAs), active: true };
            const { verdict, finding } = judge({ email, listed: [] }, [user]);
            const isKnown = mine.owner !== undefined && theirs.owner !== undefined;
            const expected = !isKnown ? 'unclear' : mine.owner === theirs.owner ? 'conflict' : 'ok';
            assert.equal(verdict, expected, `${email} and ${user.emailAddress}`);
            assert.equal(finding.level, expected === 'ok' ? 'ok' : 'block');
            seen[verdict]++;
        }),
        { numRuns: PAIRS }
    );
    for (const [verdict, count] of Object.entries(seen)) assert.ok(count > PAIRS / 10, `${verdict}: ${count}`);
});

test('whatever an address is, the rule gives a finding and passes nobody whose domain it cannot tell', () => {
    const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.emailAddress(),
        fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('@'))
    );
    const anything = fc.oneof(text, fc.anything());
    fc.assert(
        fc.property(
            text,
            fc.array(fc.record({ id: anything, emailAddress: anything, emailAliases: anything, active: anything })),
            (mine, users) => {
                const { verdict, finding } = judge({ email: mine, listed: [] }, users);
                assert.ok(['ok', 'conflict', 'unclear'].includes(verdict));
                assert.equal(finding.level === 'ok', verdict === 'ok');
                if (users.every(({ active }) => active === false)) assert.notEqual(verdict, 'ok');
                if (!mine.includes('@')) assert.equal(verdict, 'unclear');
            }
        ),
        { numRuns: 5000 }
    );
});
