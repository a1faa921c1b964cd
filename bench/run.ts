import { cost } from './cost.ts';
import { fanout } from './fanout.ts';
import { reading } from './reading.ts';

/** npm run bench -- <name> */
const BENCHES: Record<string, () => Promise<boolean>> = { cost, fanout, reading };

const [name = ''] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  console.error(`用法：npm run bench -- <名称>，名称可以是 ${Object.keys(BENCHES).join('、')}`);
  process.exit(1);
}
process.exit((await bench()) ? 0 : 1);
