import { z } from 'zod';
import { DIRECTORY_VERSION } from '../app/directory-version.ts';
import { type Directory, directoryOf, type Org, type Person, POSTS } from '../domain/directory.ts';
import { orgId, personId } from '../domain/ids.ts';
import { pagingRuleSchema } from '../domain/paging/plan.ts';
import { REGION_IDS } from '../plan/regions.ts';
import { ORG_KINDS } from '../plan/types.ts';
import type { Tx } from './open.ts';
import { readRotas } from './rota-rows.ts';

/** The directory in the database, read into memory once for each of its versions. */

export { DIRECTORY_VERSION };

interface Snapshot {
  version: number;
  directory: Directory;
}

interface DirectoryReader {
  read(): Promise<Directory>;
  /** what was read in this transaction; null when nothing was */
  snapshot(): Promise<Snapshot | null>;
}

export interface DirectoryCache {
  /** reads the directory at most once in a transaction, and from the tables only when its version is not the kept one */
  reader(tx: Tx): DirectoryReader;
  keep(snapshot: Snapshot): void;
}

export function createDirectoryCache(): DirectoryCache {
  let kept: Snapshot | null = null;
  return {
    reader(tx) {
      let reading: Promise<Snapshot> | null = null;
      return {
        read: async () => {
          reading ??= current(tx, kept);
          return (await reading).directory;
        },
        snapshot: async () => reading,
      };
    },
    keep(snapshot) {
      if (!kept || snapshot.version > kept.version) kept = snapshot;
    },
  };
}

async function current(tx: Tx, kept: Snapshot | null): Promise<Snapshot> {
  const row = await tx.counter.findUnique({ where: { key: DIRECTORY_VERSION } });
  const version = row?.value ?? 0;
  return kept?.version === version ? kept : { version, directory: await readDirectory(tx) };
}

const orgRow = z
  .object({
    id: z.string().transform(orgId),
    kind: z.enum(ORG_KINDS),
    name: z.string(),
    aliases: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
    region: z.enum(REGION_IDS).nullable(),
    paging: z
      .string()
      .nullable()
      .transform((json) => (json === null ? null : z.array(pagingRuleSchema).parse(JSON.parse(json)))),
  })
  .transform(({ paging, ...org }): Org => ({ ...org, ...(paging ? { paging } : {}) }));

const personRow = z
  .object({
    id: z.string().transform(personId),
    name: z.string(),
    orgId: z.string().transform(orgId),
    posts: z.string().transform((json) => z.array(z.enum(POSTS)).parse(JSON.parse(json))),
  })
  .transform(({ orgId: org, ...person }): Person => ({ ...person, org }));

/** @returns organizations in directory order and people in paging order, from the tables */
async function readDirectory(tx: Tx): Promise<Directory> {
  const orgs = await tx.org.findMany({ orderBy: [{ rank: 'asc' }, { id: 'asc' }] });
  const people = await tx.person.findMany({ orderBy: [{ rank: 'asc' }, { id: 'asc' }] });
  const gone = new Set(orgs.filter((o) => !o.active).map((o) => o.id));
  const serves = (p: { active: boolean; orgId: string }): boolean => p.active && !gone.has(p.orgId);
  const toOrgs = (rows: typeof orgs): Org[] => z.array(orgRow).parse(rows);
  const toPeople = (rows: typeof people): Person[] => z.array(personRow).parse(rows);
  return directoryOf(
    toOrgs(orgs.filter((o) => o.active)),
    toPeople(people.filter(serves)),
    {
      orgs: toOrgs(orgs.filter((o) => !o.active)),
      people: toPeople(people.filter((p) => !serves(p))),
    },
    await readRotas(tx),
  );
}
