import { FIRST } from './support/calls.js';
import { Host } from './support/host.js';

it('writes', async () => {
    const host = new Host(FIRST).has({ heard: { SAP: 2, Oracle: 1 } });
    const report = await host.sync();
    console.log(JSON.stringify(report, null, 1), JSON.stringify(host.org.contents(), null, 1), host.org.runs);
    const again = await host.sync();
    console.log(again);
});
