import { z } from 'zod';
import { actorOrg, type Context } from './context.ts';
import {
  type OrgId,
  orgIdSchema,
  type PersonId,
  personIdSchema,
  type RecordId,
  type RoomId,
  recordIdSchema,
} from './ids.ts';
import { type Refusal, refuse } from './refusal.ts';

/** 账号与群: which accounts on a platform are whose, and which groups are an organization's. Changed by command, audited. */

const claimSchema = z.object({
  id: z.string(),
  platform: z.string(),
  handle: z.string(),
  person: personIdSchema,
  outcome: z.enum(['open', 'bound', 'refused']),
});
export type Claim = z.infer<typeof claimSchema>;

export const accountsSchema = z.object({
  id: recordIdSchema,
  org: orgIdSchema,
  version: z.number(),
  /** the latest claims; settled ones leave when there are many */
  claims: z.array(claimSchema),
  /** how many there have been, for their ids */
  claimed: z.number(),
});
export type Accounts = z.infer<typeof accountsSchema>;

export type AccountsEvent =
  | { type: 'accounts_opened'; org: OrgId }
  | { type: 'handle_claimed'; claim: string; platform: string; handle: string; person: PersonId }
  | {
      type: 'handle_bound';
      claim: string | null;
      /** by the console's code; absent: confirmed by an administrator, or matched */
      first?: true;
      platform: string;
      handle: string;
      person: PersonId;
    }
  | { type: 'handle_refused'; claim: string }
  | { type: 'room_bound'; room: RoomId; name: string }
  | { type: 'room_unbound'; room: RoomId; name: string };

export type AccountsCommand =
  /** a stranger says who they are */
  | { type: 'claim'; platform: string; handle: string; person: PersonId }
  /** the first administrator, by the console's code */
  | { type: 'bind_first'; platform: string; handle: string; person: PersonId }
  | { type: 'settle_claim'; claim: string; accept: boolean }
  /** the platform knows the person by telephone number or e-mail */
  | { type: 'match'; platform: string; handle: string; person: PersonId }
  | { type: 'bind_room'; room: RoomId; name: string }
  | { type: 'unbind_room'; room: RoomId; name: string };

/** @returns the record of an organization's accounts and groups */
export const accountsId = (org: OrgId): RecordId => `accounts:${org}` as RecordId;

/** 系统管理员 of the organization itself or of 部应急办. */
function isAdministrator(org: OrgId, ctx: Context): boolean {
  const own = ctx.actor?.posts.includes('admin') && (ctx.actor.org === org || actorOrg(ctx)?.kind === 'ero');
  return own === true;
}

function requireAdministrator(org: OrgId, ctx: Context): Refusal | null {
  if (isAdministrator(org, ctx)) return null;
  const admins = [org, ...ctx.dir.orgsOf('ero').map((o) => o.id)].flatMap((o) =>
    ctx.dir.peopleOf(o).filter((p) => p.posts.includes('admin')),
  );
  return refuse('not_administrator', null, { who: [...new Set(admins.map((p) => p.name))].slice(0, 4) });
}

/** @returns the events that follow, or why the command is refused */
export function decideAccounts(s: Accounts, cmd: AccountsCommand, ctx: Context): AccountsEvent[] | Refusal {
  switch (cmd.type) {
    case 'claim': {
      const { platform, handle, person } = cmd;
      const again = s.claims.some((c) => c.outcome === 'open' && c.handle === handle && c.person === person);
      if (again) return [];
      return [{ type: 'handle_claimed', claim: `c${s.claimed + 1}`, platform, handle, person }];
    }
    case 'settle_claim': {
      const claim = s.claims.find((c) => c.id === cmd.claim);
      const denied = requireAdministrator(s.org, ctx);
      if (denied) return denied;
      if (claim?.outcome !== 'open') return refuse('already_done', null, { detail: '该申请已处理。' });
      const { id, platform, handle, person } = claim;
      return cmd.accept
        ? [{ type: 'handle_bound', claim: id, platform, handle, person }]
        : [{ type: 'handle_refused', claim: id }];
    }
    case 'match':
    case 'bind_first': {
      const { type, platform, handle, person } = cmd;
      const first = type === 'bind_first' ? ({ first: true } as const) : {};
      return [{ type: 'handle_bound', claim: null, ...first, platform, handle, person }];
    }
    case 'bind_room':
    case 'unbind_room': {
      const denied = requireAdministrator(s.org, ctx);
      if (denied) return denied;
      return [
        { type: cmd.type === 'bind_room' ? 'room_bound' : 'room_unbound', room: cmd.room, name: cmd.name },
      ];
    }
  }
}

/** How many claims the state keeps; the events keep all. */
const KEPT = 50;

/** Folds one event into the state. Never throws. */
export function evolveAccounts(s: Accounts | null, e: AccountsEvent, id: RecordId): Accounts | null {
  if (e.type === 'accounts_opened') return { id, org: e.org, version: 1, claims: [], claimed: 0 };
  if (!s) return s;
  const settled = (claim: string | null, outcome: Claim['outcome']): Accounts => ({
    ...s,
    version: s.version + 1,
    claims: s.claims.map((c) => (c.id === claim ? { ...c, outcome } : c)),
  });
  switch (e.type) {
    case 'handle_claimed': {
      const { claim, platform, handle, person } = e;
      const claims = [...s.claims, { id: claim, platform, handle, person, outcome: 'open' as const }];
      return { ...s, version: s.version + 1, claims: claims.slice(-KEPT), claimed: s.claimed + 1 };
    }
    case 'handle_bound':
      return settled(e.claim, 'bound');
    case 'handle_refused':
      return settled(e.claim, 'refused');
    case 'room_bound':
    case 'room_unbound':
      return { ...s, version: s.version + 1 };
  }
}
