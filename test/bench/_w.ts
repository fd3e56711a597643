import { backfill, serve, twoProcessPorts } from './world.js';
const CALLS=+process.argv[2]!, latencyMs=+process.argv[3]!;
const [gateway, rows] = await Promise.all([serve({ calls: CALLS, latencyMs }), serve({ calls: CALLS, latencyMs })]);
const ports = twoProcessPorts(gateway.session, rows.session);
const t0=performance.now(); const log:number[][]=[]; const trips:any[]=[];
const org:any={}; for (const k of ['setup','calls','hits','deals','save','saveThenDeals','startRun','updateRun']) org[k]=async(...a:any[])=>{const b=performance.now(); try { return await (ports.org as any)[k](...a)} finally {trips.push([k,(b-t0)|0,(performance.now()-b)|0, Array.isArray(a[0])?a[0].length:''])}};
Object.defineProperty(org,'requests',{get:()=>ports.org.requests}); Object.defineProperty(org,'limit',{get:()=>ports.org.limit});
let lag=0,last=performance.now(); const iv=setInterval(()=>{const n=performance.now(); lag=Math.max(lag,n-last-10); if(n-last-10>15) trips.push(['LAG',(n-t0)|0,(n-last-10)|0,'']); last=n},10);
const report = await backfill(gateway, {...ports, org, async gong(r){const b=performance.now(); const x= await ports.gong(r); log.push([b-t0, performance.now()-b]); return x}});
const sec=(performance.now()-t0)/1000; clearInterval(iv);
const c=await gateway.counts(); gateway.close(); rows.close();
console.log(report.exitCode, report.written, c, 'total',sec.toFixed(2),'floor',CALLS/300,'ratio',(sec/(CALLS/300)).toFixed(3),'first',log[0]![0]|0,'lastAnswer',(log.at(-1)![0]+log.at(-1)![1])|0);
if (process.argv[4]) { console.log(log.map(([a,b])=>`${a!|0}+${b!|0}`).join(' ')); console.log(trips.map(t=>t.join(' ')).join('\n')) }
process.exit(0);
