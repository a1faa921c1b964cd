import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { type Config, loadDotEnv, readConfig } from '../src/config.ts';

const DEFAULTS: Config = {
  databaseUrl: 'file:data/yingji.db',
  port: 8710,
  directoryFile: null,
  ackMinutes: 5,
  heartbeatUrl: null,
  gateway: null,
  checkinHours: 4,
  dutyReminders: ['08:30', '20:30'],
  logLevel: 'info',
  embedded: true,
  feishu: null,
  slack: null,
};

test('nothing set gives the defaults, and .env.example shows exactly them', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({ ok: true, config: DEFAULTS });
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  expect(readConfig(parseEnv(example))).toEqual({ ok: true, config: DEFAULTS });
});

test.each<[string, string, Partial<Config>]>([
  ['YINGJI_DATABASE_URL', 'postgresql://u:p@db/yingji', { databaseUrl: 'postgresql://u:p@db/yingji' }],
  ['YINGJI_DATABASE_URL', '  ', {}],
  ['YINGJI_PORT', '1', { port: 1 }],
  ['YINGJI_PORT', ' 65535 ', { port: 65535 }],
  ['YINGJI_DIRECTORY', '通讯录.yaml', { directoryFile: '通讯录.yaml' }],
  ['YINGJI_ACK_MINUTES', '0.5', { ackMinutes: 0.5 }],
  ['YINGJI_ACK_MINUTES', '1440', { ackMinutes: 1440 }],
  ['YINGJI_CHECKIN_HOURS', '0.5', { checkinHours: 0.5 }],
  ['YINGJI_CHECKIN_HOURS', '24', { checkinHours: 24 }],
  ['YINGJI_DUTY_REMINDERS', '07:00', { dutyReminders: ['07:00'] }],
  ['YINGJI_DUTY_REMINDERS', '08:30，20:30', { dutyReminders: ['08:30', '20:30'] }],
  ['YINGJI_DUTY_REMINDERS', 'off', { dutyReminders: [] }],
  ['YINGJI_LOG_LEVEL', 'silent', { logLevel: 'silent' }],
])('%s=%s', (name, value, expected) => {
  expect(readConfig({ [name]: value })).toEqual({ ok: true, config: { ...DEFAULTS, ...expected } });
});

test.each([
  ['YINGJI_DATABASE_URL', 'mysql://u:secret@db/x'],
  ['YINGJI_DATABASE_URL', 'file:'],
  ['YINGJI_PORT', '0'],
  ['YINGJI_PORT', '65536'],
  ['YINGJI_PORT', '8710.5'],
  ['YINGJI_PORT', '0x10'],
  ['YINGJI_PORT', '８７１０'],
  ['YINGJI_ACK_MINUTES', '0'],
  ['YINGJI_ACK_MINUTES', '-5'],
  ['YINGJI_CHECKIN_HOURS', '0'],
  ['YINGJI_CHECKIN_HOURS', '24.5'],
  ['YINGJI_DUTY_REMINDERS', '8:30'],
  ['YINGJI_DUTY_REMINDERS', '24:00'],
  ['YINGJI_DUTY_REMINDERS', '08:30,'],
  ['YINGJI_ACK_MINUTES', '1440.1'],
  ['YINGJI_ACK_MINUTES', '1e3'],
  ['YINGJI_ACK_MINUTES', 'Infinity'],
  ['YINGJI_LOG_LEVEL', 'verbose'],
])('%s=%s is refused in one line that says what to write', (name, value) => {
  const result = readConfig({ [name]: value });
  const message = result.ok ? '' : result.message;
  expect(message).toMatch(new RegExp(`^${name} 不是.+：请写.+。$`));
  expect(message).not.toContain('secret');
});

test('each problem has its own line', () => {
  const result = readConfig({ YINGJI_PORT: 'x', YINGJI_ACK_MINUTES: 'y' });
  expect(result.ok ? [] : result.message.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'YINGJI_PORT',
    'YINGJI_ACK_MINUTES',
  ]);
});

test('.env fills in what the environment does not set; no file is no problem', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yingji-config-'));
  const before = { ...process.env };
  try {
    writeFileSync(join(dir, '.env'), 'YINGJI_PORT=9001\nYINGJI_ACK_MINUTES=3\n');
    process.env.YINGJI_PORT = '9002';
    delete process.env.YINGJI_ACK_MINUTES;
    loadDotEnv(join(dir, 'none'));
    loadDotEnv(join(dir, '.env'));
    expect(process.env.YINGJI_PORT).toBe('9002');
    expect(process.env.YINGJI_ACK_MINUTES).toBe('3');
  } finally {
    process.env = before;
    rmSync(dir, { recursive: true });
  }
});

const FEISHU = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'a-secret' };
const feishu = { appId: 'cli_0123456789abcdef', appSecret: 'a-secret', domain: 'feishu', webhook: null };
const keys = { FEISHU_ENCRYPT_KEY: 'k', FEISHU_VERIFICATION_TOKEN: 't' };
const webhook = { port: 8720, encryptKey: 'k', verificationToken: 't' };

test.each<[string, Record<string, string>, Config['feishu']]>([
  ['both halves of the credentials', FEISHU, feishu],
  ['Lark', { ...FEISHU, FEISHU_DOMAIN: 'lark' }, { ...feishu, domain: 'lark' }],
  [
    'any server',
    { ...FEISHU, FEISHU_DOMAIN: 'http://127.0.0.1:8' },
    { ...feishu, domain: 'http://127.0.0.1:8' },
  ],
  ['a webhook', { ...FEISHU, ...keys, FEISHU_WEBHOOK_PORT: '8720' }, { ...feishu, webhook }],
  ['keys without a webhook', { ...FEISHU, ...keys }, feishu],
])('Feishu with %s', (_, env, expected) => {
  const embedded = expected === null;
  expect(readConfig(env)).toEqual({ ok: true, config: { ...DEFAULTS, embedded, feishu: expected } });
});

test.each<[string, Record<string, string>, string]>([
  ['an id alone', { FEISHU_APP_ID: FEISHU.FEISHU_APP_ID }, 'FEISHU_APP_SECRET'],
  ['a secret alone', { FEISHU_APP_SECRET: 'a-secret' }, 'FEISHU_APP_ID'],
  ['an id that the SDK would not start with', { ...FEISHU, FEISHU_APP_ID: 'cli_short' }, 'FEISHU_APP_ID'],
  [
    'an address with a slash at its end',
    { ...FEISHU, FEISHU_DOMAIN: 'https://open.feishu.cn/' },
    'FEISHU_DOMAIN',
  ],
  ['a webhook without keys', { ...FEISHU, FEISHU_WEBHOOK_PORT: '8720' }, 'FEISHU_ENCRYPT_KEY'],
])('Feishu with %s is a mistake that says how to mend it', (_, env, name) => {
  const result = readConfig(env);
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining(`${name} `) });
  expect(JSON.stringify(result)).not.toContain('a-secret');
});
