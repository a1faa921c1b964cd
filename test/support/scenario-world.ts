import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assembly, assemble } from '../../src/assemble.ts';
import { createClock } from '../../src/play/clock.ts';
import type { Driver } from '../../src/play/driver.ts';
import type { World } from '../../src/play/run.ts';
import {
  ADMINISTRATOR,
  dutyGroup,
  exampleTenant,
  type Side,
  type SideParts,
  type TenantOrg,
  writeDirectory,
} from './scenario-side.ts';

/**
 * The whole bot over one platform or several, for scenarios: a simulated clock, the example directory's people matched
 * by telephone number or e-mail, their groups bound by command. That is done once; each world begins with a copy.
 */

export type OpenSide<S extends Side> = (tenant: TenantOrg[], parts: SideParts) => Promise<S>;

export interface ChatWorld<S extends Side[] = Side[]> extends World {
  sides: S;
  /** of every organization and person */
  names: string[];
  assembly: Assembly;
  tenant: TenantOrg[];
  /** path of the database file */
  file: string;
  /** @throws Error where a platform had something to object */
  close(): Promise<void>;
}

type Opened<O extends OpenSide<Side>[]> = { [K in keyof O]: Awaited<ReturnType<O[K]>> };

const POLICY = { ackMinutes: 5, rounds: 3 };
const folder = mkdtempSync(join(tmpdir(), 'yingji-chat-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const tenant = exampleTenant();
const directory = tenant.then((t) => writeDirectory(folder, t));
const templates = new Map<string, Promise<string>>();
let worlds = 0;

/**
 * @param kind names the choice of sides: worlds of one kind share what was prepared
 * @param start where the clock stands
 */
export async function openChatWorld<O extends OpenSide<Side>[]>(
  kind: string,
  start: Date,
  ...open: O
): Promise<ChatWorld<Opened<O>>> {
  const template = templates.get(kind) ?? prepare(kind, open);
  templates.set(kind, template);
  worlds += 1;
  const file = join(folder, `${worlds}.db`);
  copyFileSync(await template, file);
  const world = await openUnprepared(file, start, open);
  // The adapters alone: what comes due is run where the scenario waits for it.
  for (const adapter of world.assembly.adapters) await adapter.start();
  for (const side of world.sides) await side.connected();
  return world;
}

/** People are matched and groups are bound as in life. @returns path of the database */
async function prepare(kind: string, open: OpenSide<Side>[]): Promise<string> {
  const file = join(folder, `template-${kind}.db`);
  const world = await openUnprepared(file, new Date('2026-01-01T00:00:00Z'), open);
  await world.assembly.start();
  for (const side of world.sides) await side.connected();
  await world.engine.drain();
  for (const { driver, groups } of world.sides) {
    const bound = groups.filter((o) => world.tenant.includes(o));
    for (const org of bound) await driver.say(ADMINISTRATOR, dutyGroup(org), `/绑定 ${org.name}`);
  }
  await world.engine.drain();
  // The platforms of the worlds to come number their messages from the beginning again.
  await world.assembly.db.delivery.deleteMany();
  await world.assembly.db.posted.deleteMany();
  await world.close();
  return file;
}

/** Not connected yet; nobody is matched and nothing is bound but what the database has. */
async function openUnprepared<O extends OpenSide<Side>[]>(
  file: string,
  start: Date,
  open: O,
): Promise<ChatWorld<Opened<O>>> {
  const clock = createClock(start);
  const problems: string[] = [];
  const ignore = (): void => undefined;
  const failed = (details: object | string, message = ''): void => {
    problems.push(typeof details === 'string' ? details : `${message} ${causeOf(details)}`);
  };
  const people = await tenant;
  const parts = { now: clock.now, log: { info: ignore, warn: ignore, error: failed } };
  const sides: Side[] = [];
  for (const side of open) sides.push(await side(people, parts));
  const assembly = await assemble({
    databaseUrl: `file:${file}`,
    directoryFile: await directory,
    policy: POLICY,
    now: clock.now,
    log: { info: ignore, error: failed },
    embedded: false,
    adapters: {
      platforms: sides.map((s) => s.platform),
      create: (bot, instance) => sides.map((s) => s.create(bot.receive, instance)),
    },
  });
  const quiet = async (): Promise<void> => {
    for (const side of sides) await side.quiet();
  };
  return {
    sides: sides as Opened<O>,
    assembly,
    tenant: people,
    file,
    clock,
    driver: (sides[0] as Side).driver satisfies Driver,
    names: people.flatMap((o) => [o.name, ...o.people.map((p) => p.name)]),
    engine: {
      async drain() {
        for (;;) {
          await quiet();
          await assembly.worker.drain();
          await quiet();
          const due = await assembly.jobs.nextDue();
          if (due === null || due > clock.now()) return;
        }
      },
      nextDue: () => assembly.jobs.nextDue(),
    },
    problems: () => problems.splice(0),
    async close() {
      await assembly.close();
      for (const side of sides) await side.close();
      for (const side of sides) side.assertClean();
    },
  };
}

function causeOf(details: object): string {
  const { err } = details as { err?: unknown };
  return err instanceof Error ? `（${err.stack ?? err.message}）` : JSON.stringify(details);
}
