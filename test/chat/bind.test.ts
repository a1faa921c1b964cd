import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waitingForAdministrator } from '../../src/app/first-administrator.ts';
import { accountsId } from '../../src/domain/accounts.ts';
import type { OrgId } from '../../src/domain/ids.ts';
import { type Answer, DIRECT_ROOM } from '../../src/play/driver.ts';
import { contains } from '../../src/play/match.ts';
import { feishuSide } from '../support/scenario-feishu.ts';
import { ADMINISTRATOR, type SideParts, type TenantOrg } from '../support/scenario-side.ts';
import { slackSide } from '../support/scenario-slack.ts';
import { type ChatWorld, openChatWorld } from '../support/scenario-world.ts';

/** Groups and accounts are bound by command, confirmed by an administrator and written down. */

const OFFICER = '四川省通信管理局值班员甲';
const STRANGER = '外单位人员';
const GROUP = '外单位值班群';
const ERO_GROUP = '部应急办值班群';
const SICHUAN = 'ca-sichuan' as OrgId;

/** A group that nobody has bound, with an officer, the administrator and somebody whom the directory doesn't know. */
const withOutsiders = (tenant: TenantOrg[]): TenantOrg[] => {
  const officers = tenant.flatMap((o) => o.people).filter((p) => p.name === OFFICER);
  const stranger = { id: 'outsider', name: STRANGER, phone: '', email: '' };
  return [...tenant, { id: 'outside', name: '外单位', people: [stranger, ...officers] }];
};

const SIDES = {
  feishu: (t: TenantOrg[], parts: SideParts) => feishuSide(withOutsiders(t), parts),
  slack: (t: TenantOrg[], parts: SideParts) => slackSide(withOutsiders(t), parts),
};

describe.each(['feishu', 'slack'] as const)('on %s', (platform) => {
  let world: ChatWorld;

  beforeEach(async () => {
    world = await openChatWorld(`bind-${platform}`, new Date('2026-11-22T01:00:00Z'), SIDES[platform]);
  }, 120_000);

  afterEach(async () => {
    expect(world.problems()).toEqual([]);
    await world.close();
  });

  async function done(deed: Promise<Answer>): Promise<Answer> {
    const answer = await deed;
    await world.engine.drain();
    return answer;
  }

  /** @returns all that the person sees as the answer: a note, and what the room shows last */
  async function say(who: string, room: string, text: string): Promise<string> {
    const before = (await world.driver.read(who, room)).length;
    const { note } = await done(world.driver.say(who, room, text));
    const fresh = (await world.driver.read(who, room)).slice(before);
    return [note ?? '', ...fresh.map((m) => m.text)].join('\n');
  }

  async function accountOf(person: string): Promise<string[]> {
    const rows = await world.assembly.db.handle.findMany({ where: { platform, person: { name: person } } });
    return rows.map((r) => r.handle);
  }

  async function chronicle(): Promise<{ type: string; actor: string | null }[]> {
    const filter = { categories: null, before: null, limit: 100 };
    const rows = await world.assembly.store.transaction((tx) => tx.events(accountsId(SICHUAN), filter));
    return rows.map(({ type, actor }) => ({ type, actor }));
  }

  const newest = async (who: string, room: string, words: string) =>
    (await world.driver.read(who, room)).findLast((m) => contains(m.text, words));

  test('people were found by telephone number or e-mail at the start, which is written down', async () => {
    expect(await world.assembly.db.handle.count({ where: { platform } })).toBe(
      world.tenant.flatMap((o) => o.people).length,
    );
    const bound = (await chronicle()).filter((e) => e.type === 'handle_bound');
    expect(bound).toHaveLength(world.tenant.find((o) => o.id === SICHUAN)?.people.length ?? 0);
  });

  test('only the administrator binds a group; whoever came meanwhile is found then', async () => {
    await world.assembly.db.handle.deleteMany({ where: { platform, person: { name: OFFICER } } });
    const refused = await say('四川省通信管理局带班领导', '四川省通信管理局值班群', '/绑定 四川省通信管理局');
    expect(refused).toContain('仅限系统管理员');
    expect(refused).toContain(ADMINISTRATOR);

    expect(await say(ADMINISTRATOR, GROUP, '/绑定 月球通信管理局')).toContain('通讯录中没有“月球通信管理局”');
    expect(await say(ADMINISTRATOR, DIRECT_ROOM, '/绑定 四川省通信管理局')).toContain('请在要绑定的群里');
    expect(await say(ADMINISTRATOR, GROUP, '/绑定 四川省通信管理局')).toContain(
      '本群已绑定为四川省通信管理局的值班群',
    );
    expect(await accountOf(OFFICER)).toHaveLength(1);
    const admin = 'ero-admin';
    expect((await chronicle()).slice(-2)).toEqual([
      { type: 'room_bound', actor: admin },
      { type: 'handle_bound', actor: 'system' },
    ]);

    await say('中国电信值班员甲', '中国电信集团公司值班群', '/报告 四川省大量用户无法上网，确认遭网络攻击');
    expect(await newest(OFFICER, GROUP, '收到本行政区域突发事件报告')).toBeDefined();
  });

  test('a group that is bound to nobody says so; one that was unbound hears nothing any more', async () => {
    expect(await say(ADMINISTRATOR, GROUP, '/解绑')).toContain('本群尚未绑定单位');
    await say(ADMINISTRATOR, GROUP, '/绑定 四川省通信管理局');
    expect(await say(OFFICER, GROUP, '/解绑')).toContain('仅限系统管理员');
    expect(await say(ADMINISTRATOR, GROUP, '/解绑')).toContain('本群已解除绑定');
    expect((await chronicle()).at(-1)).toEqual({ type: 'room_unbound', actor: 'ero-admin' });

    await say('中国电信值班员甲', '中国电信集团公司值班群', '/报告 四川省大量用户无法上网，确认遭网络攻击');
    expect(await newest(OFFICER, '四川省通信管理局值班群', '收到本行政区域突发事件报告')).toBeDefined();
    expect(await newest(OFFICER, GROUP, '收到本行政区域突发事件报告')).toBeUndefined();
  });

  test('a stranger may only say who they are; the administrator confirms it on a card, once', async () => {
    expect(await say(STRANGER, GROUP, '/列表')).toContain('尚未登记');
    const told = '已提交。如与通讯录相符，系统管理员核实后即可使用。';
    expect(await say(STRANGER, DIRECT_ROOM, '/我是 查无此人')).toContain(told);
    expect(await say(STRANGER, DIRECT_ROOM, '/我是 四川省通信管理局值班员乙')).toContain(told);

    const words = '请系统管理员核实：四川省通信管理局值班员乙';
    const asked = await newest(ADMINISTRATOR, ERO_GROUP, words);
    if (!asked) throw new Error('没有核实身份的卡片');
    const others = await done(world.driver.click('部应急办值班员甲', ERO_GROUP, asked.id, '确认绑定'));
    const seen = [
      others.note ?? '',
      ...(await world.driver.read('部应急办值班员甲', ERO_GROUP)).map((m) => m.text),
    ];
    expect(seen.join('\n')).toContain('仅限系统管理员');
    expect(await accountOf('四川省通信管理局值班员乙')).toHaveLength(1);

    await done(world.driver.click(ADMINISTRATOR, ERO_GROUP, asked.id, '确认绑定'));
    expect(await accountOf('四川省通信管理局值班员乙')).toHaveLength(2);
    const after = (await world.driver.read(ADMINISTRATOR, ERO_GROUP)).find((m) => m.id === asked.id);
    expect(after?.text).toContain('已绑定：四川省通信管理局值班员乙');
    expect(after?.buttons).toEqual([]);
    expect(await say(STRANGER, DIRECT_ROOM, '/列表')).not.toContain('尚未登记');
    expect((await chronicle()).slice(-2)).toEqual([
      { type: 'handle_claimed', actor: 'system' },
      { type: 'handle_bound', actor: 'ero-admin' },
    ]);
    expect(
      await say(ADMINISTRATOR, ERO_GROUP, '/确认身份 申请=c1 结果=拒绝 单位=四川省通信管理局'),
    ).toContain('该申请已处理');
  });

  test('the first administrator is bound by the code that the console shows, and nobody after that', async () => {
    const waiting = () => waitingForAdministrator(world.assembly.store, [platform]);
    expect(await waiting()).toEqual([]);
    await world.assembly.db.handle.deleteMany({ where: { platform, person: { name: ADMINISTRATOR } } });
    const [first] = await waiting();
    expect(first).toMatchObject({ platform, names: [ADMINISTRATOR], code: expect.stringMatching(/^\d{9}$/) });
    const code = first?.code ?? '';
    const wrong = code.replace(/\d$/, (d) => String((Number(d) + 1) % 10));

    for (const attempt of [`${ADMINISTRATOR} 口令=${wrong}`, `${OFFICER} 口令=${code}`, ADMINISTRATOR])
      expect(await say(STRANGER, DIRECT_ROOM, `/我是 ${attempt}`)).toContain('系统管理员核实后即可使用');
    expect(await say(STRANGER, GROUP, '/列表')).toContain('尚未登记');

    expect(await say(STRANGER, DIRECT_ROOM, `/我是 ${ADMINISTRATOR} 口令=${code}`)).toContain(
      `已绑定为${ADMINISTRATOR}`,
    );
    expect(await say(STRANGER, GROUP, '/绑定 四川省通信管理局')).toContain('本群已绑定');
    expect(await waiting()).toEqual([]);
    expect(await accountOf(ADMINISTRATOR)).toHaveLength(1);
    const filter = { categories: null, before: null, limit: 1 };
    const [entry] = await world.assembly.store.transaction((tx) =>
      tx.events(accountsId('ero' as OrgId), filter),
    );
    expect(entry).toMatchObject({ type: 'handle_bound', actor: 'system' });
    expect(entry?.data).toContain('"first":true');

    await say(OFFICER, DIRECT_ROOM, `/我是 ${ADMINISTRATOR} 口令=${code}`);
    expect(await accountOf(ADMINISTRATOR)).toHaveLength(1);
  });

  test('a claim that the administrator refuses binds nothing', async () => {
    await say(STRANGER, DIRECT_ROOM, '/我是 四川省通信管理局值班员乙');
    const asked = await newest(ADMINISTRATOR, ERO_GROUP, '请系统管理员核实');
    await done(world.driver.click(ADMINISTRATOR, ERO_GROUP, asked?.id ?? '', '拒绝'));
    expect(await accountOf('四川省通信管理局值班员乙')).toHaveLength(1);
    expect(await say(STRANGER, DIRECT_ROOM, '/列表')).toContain('尚未登记');
    expect((await chronicle()).at(-1)).toEqual({ type: 'handle_refused', actor: 'ero-admin' });
  });
});
