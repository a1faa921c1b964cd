import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatAdapter, Platform, Receive } from '../../src/app/chat.ts';
import { CannotDo, type Driver } from '../../src/play/driver.ts';
import { readDirectoryFile } from '../../src/store/directory-file.ts';
import { EXAMPLE_DIRECTORY } from './store.ts';

/** What scenarios over Feishu and over Slack have in common: the people, and what a platform gives the world. */

/** A person as the platform's own contacts have them. */
export interface Contact {
  id: string;
  name: string;
  phone: string;
  email: string;
}

export interface TenantOrg {
  id: string;
  name: string;
  people: Contact[];
}

/** The system administrator of the example directory, who binds the groups and so is in each of them. */
export const ADMINISTRATOR = '系统管理员';

export interface SideParts {
  now: () => Date;
  log: {
    info: (fields: object, message: string) => void;
    warn: (fields: object, message: string) => void;
    error: (fields: object, message: string) => void;
  };
}

/** One platform: its fake, with people and duty groups in it, and the bot's adapter over it. */
export interface Side {
  platform: Platform;
  /** the organizations that have a group there */
  groups: TenantOrg[];
  create(receive: Receive, instance: string): ChatAdapter;
  /** once the adapter was started */
  connected(): Promise<void>;
  driver: Driver;
  /** once nothing is on its way between the platform and the bot */
  quiet(): Promise<void>;
  assertClean(): void;
  close(): Promise<void>;
}

/** @returns the example directory's people; telephone numbers and e-mails are made up */
export async function exampleTenant(): Promise<TenantOrg[]> {
  const { organizations } = await readDirectoryFile(EXAMPLE_DIRECTORY);
  let number = 13_800_000_000;
  return organizations.map(({ id, name, people }) => ({
    id,
    name,
    people: people.map((p) => {
      number += 1;
      return { id: p.id, name: p.name, phone: String(number), email: `${p.id}@example.cn` };
    }),
  }));
}

/** Writes the example directory with the contacts, and without groups: those are bound by command. @returns its path */
export async function writeDirectory(folder: string, tenant: TenantOrg[]): Promise<string> {
  const { organizations } = await readDirectoryFile(EXAMPLE_DIRECTORY);
  const contacts = new Map(tenant.flatMap((o) => o.people.map((p) => [p.id, p] as const)));
  const path = join(folder, 'directory.yaml');
  const plain = organizations.map(({ rooms: _, ...o }) => ({
    ...o,
    people: o.people.map((p) => {
      const { phone, email } = contacts.get(p.id) ?? {};
      return { ...p, phone, email };
    }),
  }));
  // JSON is YAML.
  writeFileSync(path, JSON.stringify({ organizations: plain }));
  return path;
}

export const dutyGroup = (org: Pick<TenantOrg, 'name'>): string => `${org.name}值班群`;

/** @returns everybody, once */
export const peopleOf = (tenant: TenantOrg[]): Contact[] => [
  ...new Map(tenant.flatMap((o) => o.people.map((p) => [p.id, p] as const))).values(),
];

/** @returns the organization of a person @throws CannotDo */
export function orgOf(tenant: TenantOrg[], who: string): TenantOrg {
  const org = tenant.find((o) => o.people.some((p) => p.name === who));
  if (!org) throw new CannotDo(`通讯录中没有“${who}”。`);
  return org;
}

/** @returns the room of this name, or the only one whose name contains it @throws CannotDo naming those there are */
export function roomNamed<R extends { names: string[] }>(rooms: R[], who: string, name: string): R {
  const exact = rooms.filter((r) => r.names.includes(name));
  const found = exact.length > 0 ? exact : rooms.filter((r) => r.names.some((n) => n.includes(name)));
  const [only, second] = found;
  if (only && !second) return only;
  throw new CannotDo(`${who}不在“${name}”群。所在的群：${rooms.map((r) => r.names[0]).join('、')}。`);
}
