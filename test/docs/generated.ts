import type { Command } from '../../src/app/command.ts';
import { helpCard } from '../../src/cards/help.ts';

/** The parts of the documents that are made from the code, as Markdown. */

/** The commands under the headings of `/帮助`, in its order. */
function grouped(commands: readonly Command[]): [string, Command[]][] {
  const groups: [string, Command[]][] = [];
  for (const block of helpCard(commands).blocks) {
    if (block.type === 'heading') groups.push([block.text, []]);
    if (block.type !== 'list') continue;
    const names = block.items.map((item) => item.split('　')[0]);
    groups.at(-1)?.[1].push(...commands.filter((c) => names.includes(`/${c.name}`)));
  }
  return groups;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text: string): string => `\`${text}\``;

/** @returns the README's table: what there is, in one line each */
export function commandTable(commands: readonly Command[]): string {
  const rows = grouped(commands).flatMap(([label, list]) =>
    list.map((c, i) => `| ${i === 0 ? `**${label}**` : ''} | ${code(`/${c.name}`)} | ${cell(c.summary)} |`),
  );
  return ['| | 命令 | 用途 |', '|---|---|---|', ...rows].join('\n');
}

/** @returns docs/commands.md */
export function commandReference(commands: readonly Command[]): string {
  const parts = grouped(commands).map(
    ([label, list]) => `## ${label}\n\n${list.map(commandEntry).join('\n\n')}`,
  );
  const intro =
    '由 `npx vitest run test/docs -u` 按 `commands/` 生成，请勿手改。写法：`/命令 [#编号] [内容 | 字段=值 …]`；在事件自己的群里不必写编号。';
  return `# 命令\n\n${intro}\n\n${parts.join('\n\n')}\n`;
}

function commandEntry(c: Command): string {
  const facts = [
    ...(c.aliases.length > 0 ? [`- 也可写：${c.aliases.map((a) => code(`/${a}`)).join('、')}`] : []),
    ...(Object.keys(c.keys).length > 0 ? [`- 字段：${Object.keys(c.keys).join('、')}`] : []),
    ...(c.form ? ['- 不写内容时打开表单'] : []),
    ...(c.cites.length > 0 ? [`- 依据：预案${c.cites.join('、')}`] : []),
  ];
  const examples = `\`\`\`\n${c.examples.join('\n')}\n\`\`\``;
  return [`### /${c.name}`, `${c.summary}。`, ...(facts.length > 0 ? [facts.join('\n')] : []), examples].join(
    '\n\n',
  );
}

/**
 * @param example the text of .env.example: comments, each before the variables that it explains
 * @returns a table of the variables with their defaults
 */
export function settingsTable(example: string): string {
  const rows = example
    .split(/\n\s*\n/u)
    .map((block) => block.split('\n'))
    .flatMap((lines) => {
      const set = lines.flatMap((l) => (/^[A-Z_]+=/u.test(l) ? [l.split('=', 2)] : []));
      if (set.length === 0) return [];
      const names = set.map(([name = '']) => code(name)).join('<br>');
      const values = set.map(([, value = '']) => (value === '' ? '—' : code(value))).join('<br>');
      const why = lines.filter((l) => l.startsWith('#')).map((l) => l.replace(/^#\s*/u, ''));
      return [`| ${names} | ${values} | ${cell(why.join(''))} |`];
    });
  return ['| 变量 | 默认 | 说明 |', '|---|---|---|', ...rows].join('\n');
}

/** @param usage what `yingji help` prints: a line for the way of calling, and an indented one for the purpose */
export function cliTable(usage: string): string {
  const rows = [...usage.matchAll(/^ {2}(\S.*)\n {6}(\S.*)$/gmu)].map(
    ([, call = '', purpose = '']) => `| ${call.split(' | ').map(code).join('<br>')} | ${cell(purpose)} |`,
  );
  return ['| 命令 | 用途 |', '|---|---|', ...rows].join('\n');
}

/** @param documents the name of each file in docs/ with its text */
export function documentList(documents: [string, string][]): string {
  return documents
    .map(([name, text]) => `- [${/^# (.+)$/mu.exec(text)?.[1] ?? name}](docs/${name})`)
    .join('\n');
}

/** @returns the document with the part between its markers replaced */
export function fill(document: string, name: string, content: string): string {
  const part = new RegExp(`(<!-- ${name}：[^>]*-->\n)[^]*?(<!-- /${name} -->)`, 'u');
  if (!part.test(document)) throw new Error(`no part ${name} in the document`);
  return document.replace(part, (_, head: string, tail: string) => `${head}\n${content}\n\n${tail}`);
}
