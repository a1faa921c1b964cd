import type { PersonId } from '../domain/ids.ts';
import type { MonthLine } from '../domain/rota/month.ts';
import type { WatchPost } from '../domain/rota/rota.ts';
import { formatShanghai } from '../domain/time.ts';

/**
 * A month's rota as one page to print.
 * @param name how a person is called
 * @returns a whole HTML document without anything from elsewhere; every text in it is escaped
 */
export function rotaPage(
  org: string,
  month: string,
  lines: MonthLine[],
  name: (person: PersonId) => string,
  at: string,
): string {
  const title = plain(`${org} ${month} 值班表`);
  const cell = (l: MonthLine, post: WatchPost): string => {
    const person = l.posts[post];
    return `<td>${person ? plain(name(person)) : ''}${l.covered.includes(post) ? '＊' : ''}</td>`;
  };
  const rows = lines.map(
    (l) =>
      `<tr><td>${l.date}</td><td>周${l.weekday}</td><td>${formatShanghai(l.startsAt).slice(11)} 至 ${formatShanghai(l.endsAt).slice(5)}</td>` +
      `${cell(l, 'primary')}${cell(l, 'backup')}${cell(l, 'leader')}</tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
@page { size: A4; margin: 15mm; }
body { font: 11pt/1.5 'Songti SC', 'SimSun', serif; color: #000; }
h1 { font-size: 16pt; text-align: center; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: center; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
p { font-size: 9pt; }
</style>
</head>
<body>
<h1>${title}</h1>
<table>
<thead><tr><th>日期</th><th>星期</th><th>时间</th><th>主班</th><th>副班</th><th>带班领导</th></tr></thead>
<tbody>
${rows.join('\n') || '<tr><td colspan="6">本月没有排班</td></tr>'}
</tbody>
</table>
<p>＊为换班后的人员。${formatShanghai(at)} 生成。</p>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const plain = (text: string): string => text.replace(/[&<>"']/gu, (c) => ENTITIES[c] ?? c);
