/** Runs dependency-cruiser over src and commands, and makes sure that it saw them: it passes when it sees nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const sources = ['src', 'commands']
  .filter((dir) => existsSync(dir))
  .flatMap((dir) =>
    readdirSync(dir, { recursive: true }).map((path) => `${dir}/${path.replaceAll('\\', '/')}`),
  )
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/generated/'));

const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ...['src', 'commands'].filter((dir) => existsSync(dir)),
  ],
  { encoding: 'utf8', maxBuffer: 2 ** 28 },
);
if (!run.stdout.startsWith('{')) {
  console.log(run.stderr || run.stdout);
  process.exit(1);
}

const { modules, summary } = JSON.parse(run.stdout);
const seen = new Set(modules.map((module) => module.source));
const unseen = sources.filter((path) => !seen.has(path));
const edges = modules
  .filter((module) => sources.includes(module.source))
  .flatMap((module) => module.dependencies)
  .filter((dependency) => sources.includes(dependency.resolved)).length;

for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle ? cycle.map((step) => step.name).join(' → ') : to;
  const reason = summary.ruleSetUsed.forbidden.find((known) => known.name === rule.name)?.comment ?? '';
  console.log(`${rule.name}：${from} → ${path}${reason ? `（${reason}）` : ''}`);
}
for (const path of unseen) console.log(`dependency-cruiser 没有读到 ${path}`);
// Files of one program import each other: far fewer imports than files means that it could not read them.
const blind = edges < sources.length / 2;
if (blind)
  console.log(`dependency-cruiser 在 ${sources.length} 个文件中只看到 ${edges} 处内部引用，检查无效`);
if (summary.violations.length + unseen.length > 0 || blind) process.exit(1);
console.log(`${sources.length} 个文件，${edges} 处内部引用`);
