import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Directory } from '../../src/domain/directory.ts';
import { orgId, personId } from '../../src/domain/ids.ts';
import { readDirectoryFile } from '../../src/store/directory-file.ts';
import { importDirectory } from '../../src/store/directory-import.ts';
import type { DirectoryFile } from '../../src/store/directory-schema.ts';
import type { OpenDatabase } from '../../src/store/open.ts';
import { createStore } from '../../src/store/store.ts';
import { databases, ENGINES } from '../support/databases.ts';
import { EXAMPLE_DIRECTORY, openTestStore } from '../support/store.ts';

const all = databases();
afterEach(() => all.release());
afterAll(() => all.close());

type Org = DirectoryFile['organizations'][number];
type Person = Org['people'][number];

const person = (id: string, posts: Person['posts'], more: Partial<Person> = {}): Person => ({
  id,
  name: `名${id}`,
  posts,
  ...more,
});
const org = (id: string, people: Person[], more: Partial<Org> = {}): Org => ({
  id,
  kind: 'operator',
  name: `单位${id}`,
  aliases: [],
  people,
  ...more,
});
const file = (...organizations: Org[]): DirectoryFile => ({ organizations });
const NOTHING = { added: [], changed: [], removed: [] };

describe.each(ENGINES)('importing on %s', (engine) => {
  let database: OpenDatabase;
  beforeEach(async () => {
    database = await all.create(engine);
  });

  const load = (f: DirectoryFile) => importDirectory(database.db, f);
  const read = (): Promise<Directory> => createStore(database.db).transaction((tx) => tx.directory());

  test('the example, then again: nothing changes', async () => {
    const example = await readDirectoryFile(EXAMPLE_DIRECTORY);
    const first = await load(example);
    expect(first.orgs.added).toHaveLength(example.organizations.length);
    expect(await load(example)).toEqual({ orgs: NOTHING, people: NOTHING, handles: [], rooms: [] });
    expect((await read()).orgs().map((o) => o.id)).toEqual(example.organizations.map((o) => o.id));
  });

  test('people are paged by their posts, then as in the file', async () => {
    const people = [
      person('head', ['head']),
      person('both', ['liaison', 'duty_leader']),
      person('d2', ['duty']),
      person('d1', ['admin', 'duty']),
      person('liaison', ['liaison']),
      person('leader', ['duty_leader']),
    ];
    await load(file(org('a', people)));
    const order = (await read()).peopleOf(orgId('a')).map((p) => p.id);
    expect(order).toEqual(['d2', 'd1', 'both', 'leader', 'head', 'liaison']);
  });

  test('what changed is told, and only that', async () => {
    await load(
      file(org('a', [person('p', ['duty']), person('q', ['duty'])]), org('b', [person('r', ['head'])])),
    );
    const changes = await load(
      file(
        org('a', [person('p', ['duty', 'head']), person('q', ['duty'])], { name: '新名' }),
        org('c', [person('r', ['head'])], { aliases: ['丙'] }),
      ),
    );
    expect(changes).toEqual({
      orgs: { added: ['c'], changed: ['a'], removed: ['b'] },
      people: { added: [], changed: ['p', 'r'], removed: [] },
      handles: [],
      rooms: [],
    });
    const directory = await read();
    expect(directory.org(orgId('a'))).toMatchObject({ name: '新名', aliases: [] });
    expect(directory.person(personId('r'))?.org).toBe('c');
    expect(directory.find('丙').orgs.map((o) => o.id)).toEqual(['c']);
  });

  test('who is missing takes part no longer, keeps the name in history, and can come back', async () => {
    const both = file(
      org('a', [person('p', ['duty']), person('q', ['duty'])]),
      org('b', [person('r', ['duty'])]),
    );
    await load(both);
    const changes = await load(file(org('a', [person('p', ['duty'])])));
    expect([changes.orgs.removed, changes.people.removed]).toEqual([['b'], ['q', 'r']]);
    const directory = await read();
    expect(directory.peopleOf(orgId('a')).map((p) => p.id)).toEqual(['p']);
    expect(directory.orgs().map((o) => o.id)).toEqual(['a']);
    expect(directory.find('名r')).toEqual({ orgs: [], people: [] });
    expect([directory.person(personId('q'))?.name, directory.org(orgId('b'))?.name]).toEqual([
      '名q',
      '单位b',
    ]);
    const store = createStore(database.db);
    expect(await store.transaction((tx) => tx.personByHandle('local', 'q'))).toBeNull();
    expect((await load(both)).people.changed).toEqual(['q', 'r']);
    expect(await store.transaction((tx) => tx.personByHandle('local', 'q'))).toBe('q');
  });

  test('accounts: everybody has a local one; others follow the file, and stay where it does not speak of them', async () => {
    const store = createStore(database.db);
    const of = (id: string) => store.transaction((tx) => tx.handlesOf(personId(id)));
    await load(
      file(
        org('a', [
          person('p', ['duty'], { handles: { feishu: 'ou_1', slack: 'U1' } }),
          person('q', ['duty']),
        ]),
      ),
    );
    expect(await of('p')).toEqual([
      { platform: 'feishu', handle: 'ou_1' },
      { platform: 'local', handle: 'p' },
      { platform: 'slack', handle: 'U1' },
    ]);
    // the Slack account goes over to q
    const moved = file(
      org('a', [
        person('p', ['duty'], { handles: { feishu: 'ou_2' } }),
        person('q', ['duty'], { handles: { slack: 'U1' } }),
      ]),
    );
    expect((await load(moved)).handles.sort()).toEqual(['p', 'q']);
    expect(await store.transaction((tx) => tx.personByHandle('slack', 'U1'))).toBe('q');
    expect(await store.transaction((tx) => tx.personByHandle('feishu', 'ou_1'))).toBeNull();
    expect((await load(file(org('a', [person('p', ['duty']), person('q', ['duty'])])))).handles).toEqual([]);
    expect(await of('q')).toHaveLength(2);
  });

  test('rooms follow the file where it lists any', async () => {
    const store = createStore(database.db);
    const duty = () => store.transaction((tx) => tx.roomsOfOrg(orgId('a'), 'duty'));
    const room = (id: string) => ({ purpose: 'duty' as const, platform: 'feishu' as const, id });
    expect((await load(file(org('a', [], { rooms: [room('oc_1')] })))).rooms).toEqual(['feishu:oc_1']);
    expect(await duty()).toMatchObject([{ id: 'feishu:oc_1', externalId: 'oc_1', name: '单位a值班群' }]);
    expect((await load(file(org('a', [])))).rooms).toEqual([]);
    expect((await load(file(org('a', [], { rooms: [room('oc_2')] })))).rooms).toEqual([
      'feishu:oc_1',
      'feishu:oc_2',
    ]);
    expect((await duty()).map((r) => r.id)).toEqual(['feishu:oc_2']);
  });

  test('a store sees a new directory at its next transaction, and reads an old one once', async () => {
    const store = createStore(database.db);
    const get = (): Promise<Directory> => store.transaction((tx) => tx.directory());
    await load(file(org('a', [])));
    const before = await get();
    expect(await get()).toBe(before);
    await load(file(org('a', []), org('b', [])));
    expect((await get()).orgs().map((o) => o.id)).toEqual(['a', 'b']);
  });
});

describe('finding in the example', () => {
  let directory: Directory;
  beforeEach(async () => {
    const world = await openTestStore();
    directory = await world.store.transaction((tx) => tx.directory());
    await world.close();
  });

  test.each([
    ['四川局', '四川省通信管理局'],
    ['四川管局', '四川省通信管理局'],
    ['四川省通信管理局', '四川省通信管理局'],
    ['内蒙古局', '内蒙古自治区通信管理局'],
    ['中国电信', '中国电信集团公司'],
    ['电信', '中国电信集团公司'],
    ['应急办', '部应急办'],
    ['部应急办', '部应急办'],
    ['CNCERT', '国家计算机网络应急技术处理协调中心'],
    [' ｃｎｃｅｒｔ ', '国家计算机网络应急技术处理协调中心'],
    ['国家互联网应急中心', '国家计算机网络应急技术处理协调中心'],
    ['信通院', '中国信息通信研究院'],
  ])('the organization %s', (words, name) => {
    expect(directory.find(words).orgs.map((o) => o.name)).toEqual([name]);
  });

  test.each([
    ['四川局值班员甲', null, ['四川省通信管理局值班员甲']],
    ['四川局 值班员甲', null, ['四川省通信管理局值班员甲']],
    ['值班员甲', 'ca-sichuan', ['四川省通信管理局值班员甲']],
    ['部应急办值班员甲', 'ca-sichuan', ['部应急办值班员甲']],
    ['系统管理员', null, ['系统管理员']],
    ['没有这个人', null, []],
    ['', null, []],
  ])('the person %s', (words, within, names) => {
    const found = directory.find(words, within === null ? undefined : orgId(within));
    expect(found.people.map((p) => p.name)).toEqual(names);
  });

  test('words that fit many give ten', () => {
    expect(directory.find('值班员甲').people).toHaveLength(10);
    expect(directory.find('通信管理局').orgs).toHaveLength(10);
  });
});
