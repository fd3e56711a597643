import { momentOf } from 'c/gongDeal';

const CALL = 'https://app.gong.io/call?id=7';

it('a moment plays from two seconds before it to ten after', () => {
    const url = momentOf(CALL, 65);
    expect(url).toBe(`${CALL}&highlights=%5B%7B%22type%22%3A%22SHARE%22%2C%22from%22%3A63%2C%22to%22%3A75%7D%5D`);
    expect(new URL(url!).searchParams.get('highlights')).toBe('[{"type":"SHARE","from":63,"to":75}]');
    expect(new URL(url!).searchParams.get('id')).toBe('7');
});

it('nothing is played from before the call', () =>
    expect(new URL(momentOf(CALL, 1)!).searchParams.get('highlights')).toBe('[{"type":"SHARE","from":0,"to":11}]'));

it('an address without a query, or with a fragment, stays one', () => {
    expect(momentOf('https://gong.example/call', 5)).toMatch(/call\?highlights=/);
    expect(momentOf(`${CALL}#top`, 5)).toMatch(/id=7&highlights=[^#]*#top$/);
});

it.each([
    undefined,
    '',
    ['javascript', 'alert(1)'].join(':'),
    'data:text/html,x',
    'ftp://gong.example/call',
    'https://a b'
])('there is no moment of %p', (url) => expect(momentOf(url, 5)).toBeUndefined());
