import {
  type Accounts,
  type AccountsCommand,
  type AccountsEvent,
  accountsSchema,
  decideAccounts,
  evolveAccounts,
} from '../domain/accounts.ts';
import type { RecordKind } from './records.ts';

/** The record of an organization's accounts and groups. */
export const accountRecords: RecordKind<Accounts, AccountsCommand, AccountsEvent> = {
  kind: 'accounts',
  parse: (json) => accountsSchema.parse(json),
  decide: (s, c, ctx) => (s ? decideAccounts(s, c, ctx) : []),
  evolve: (s, e, env) => evolveAccounts(s, e, env.id),
  describe: (s) => ({ number: null, version: s.version, open: true, affectedOrg: null }),
  parties: (s) => [{ org: s.org, list: 'accounts' }],
};
