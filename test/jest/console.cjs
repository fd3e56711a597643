// What LWC, jsdom or a component says on the console is a defect that nobody would read: it fails the test it is said in.
const said = [];

beforeAll(() => {
    for (const level of ['error', 'warn']) {
        console[level] = (...words) => said.push(`console.${level}: ${words.join(' ')}`);
    }
});

afterEach(() => {
    const all = said.splice(0);
    if (all.length > 0) throw new Error(all.join('\n'));
});
