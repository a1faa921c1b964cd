import { complain, PlainError, UsageError } from './cli/errors.ts';

/** The command line: `npm run -s yingji -- <command>`. Every command is loaded only when it is called. */

interface CliCommand {
  usage: string;
  summary: string;
  /** does the work; throws PlainError where it can't */
  load(): Promise<{ run(args: string[]): Promise<void> }>;
}

const COMMANDS: Record<string, CliCommand> = {
  play: {
    usage: 'play 文件… [--db 文件]',
    summary: '演一遍情景脚本（见 docs/scenarios.md），打印对话；--db 保留数据库',
    load: () => import('./cli/play.ts'),
  },
  grade: {
    usage: 'grade 报告文字 | grade --jsonl [文件]',
    summary: '按预案第3章定级；--jsonl 每行读一份报告，每行写一个 JSON',
    load: () => import('./cli/grade.ts'),
  },
  deadline: {
    usage: 'deadline --from 时间 --days 天数',
    summary: '推算若干个工作日后的日期，列出跳过的休息日',
    load: () => import('./cli/deadline.ts'),
  },
  plan: {
    usage: 'plan clauses',
    summary: '预案各条款由哪些规则和命令落实',
    load: () => import('./cli/plan.ts'),
  },
  rota: {
    usage: 'rota import 文件 [--db 数据库地址]',
    summary: '导入值班表 CSV（格式见 docs/duty.md），指出空档和重复排班',
    load: () => import('./cli/rota.ts'),
  },
  verify: {
    usage: 'verify [--db 数据库地址]',
    summary: '核验处置日志的校验链是否完整',
    load: () => import('./cli/verify.ts'),
  },
};

const USAGE = [
  '用法：npm run -s yingji -- <命令>',
  ...Object.values(COMMANDS).flatMap((c) => [`  ${c.usage}`, `      ${c.summary}`]),
].join('\n');

async function main([name, ...args]: string[]): Promise<void> {
  if (name === 'help' || name === '--help' || name === '-h') {
    console.log(USAGE);
    return;
  }
  if (name === undefined) throw new PlainError(USAGE);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new PlainError(`没有“${name}”这个命令。\n${USAGE}`);
  const { run } = await command.load();
  try {
    await run(args);
  } catch (e) {
    throw e instanceof UsageError ? new PlainError(`${e.message}\n用法：${command.usage}`) : e;
  }
}

// A reader that has seen enough, as `| head`, is no error.
process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1));

main(process.argv.slice(2)).catch((e: unknown) => {
  console.error(complain(e));
  process.exitCode = 1;
});
