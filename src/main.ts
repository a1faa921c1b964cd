import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { adaptersOf } from './adapters.ts';
import { PLATFORM_NAMES } from './app/chat.ts';
import { type FirstAdministrator, waitingForAdministrator } from './app/first-administrator.ts';
import { assemble } from './assemble.ts';
import { createWebhookGateway } from './chat/webhook-gateway/index.ts';
import { loadDotEnv, readConfig } from './config.ts';
import { healthRoute } from './health.ts';

const EXAMPLE_DIRECTORY = fileURLToPath(new URL('../examples/directory.yaml', import.meta.url));
/** how often the whole chain of people is gone through before the alarm */
const ROUNDS = 3;
/** when rotas are looked through for the week ahead, in Shanghai */
const ROTA_CHECK = '09:00';

/** Runs the bot: `npm start`. Errors of set-up are one line on stderr and exit code 1. */
async function main(): Promise<void> {
  loadDotEnv();
  const read = readConfig(process.env);
  if (!read.ok) return fail(read.message);
  const { config } = read;
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const assembly = await assemble({
    databaseUrl: config.databaseUrl,
    directoryFile: config.directoryFile ?? EXAMPLE_DIRECTORY,
    policy: { ackMinutes: config.ackMinutes, rounds: ROUNDS, checkinHours: config.checkinHours },
    now: () => new Date(),
    log,
    embedded: config.embedded,
    adapters: adaptersOf(config, log),
    daily: { reminders: config.dutyReminders, check: ROTA_CHECK },
    exampleRotas: config.directoryFile === null,
    ...(config.heartbeatUrl ? { heartbeatUrl: config.heartbeatUrl } : {}),
    ...(config.gateway ? { gateway: createWebhookGateway(config.gateway, () => new Date()) } : {}),
    extra: healthRoute(() => assembly),
  });
  const page = await assembly.local.listen(config.port);
  await assembly.start();
  const platforms = assembly.adapters.map((a) => PLATFORM_NAMES[a.port.platform]).join('、');
  const where = config.embedded ? `培训和试用页面：${page.url}（仅本机可访问）` : `已接入：${platforms}`;
  console.log(`应急已启动。${where}；按 Ctrl+C 停止`);
  const served = assembly.adapters.map((a) => a.port.platform);
  for (const waiting of await waitingForAdministrator(assembly.store, served))
    console.log(howToBegin(waiting));
  const stop = async (): Promise<void> => {
    await page.close();
    await assembly.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

function howToBegin({ platform, names, code }: FirstAdministrator): string {
  const name = PLATFORM_NAMES[platform];
  return names.length > 0
    ? `${name}上还没有系统管理员的账号：通讯录里有电话或邮箱的自动匹配；否则请本人私聊机器人发送“${platform === 'slack' ? '/incident 我是' : '/我是'} ${names[0]} 口令=${code}”。`
    : `${name}上还没有系统管理员：请在通讯录里给一人写上 posts: [admin]，然后重新启动。`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main().catch((e: unknown) => fail(e instanceof Error ? e.message : String(e)));
