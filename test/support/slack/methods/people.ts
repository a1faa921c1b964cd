import { z } from 'zod';
import { Refused } from '../core.ts';
import { userJson } from '../wire.ts';
import { flag, method, page, paging } from './method.ts';

export const people = {
  'users.info': method(4, { user: z.string(), include_locale: flag }, (args, core) => {
    const user = core.workspace.users.get(args.user);
    if (user === undefined) throw new Refused('user_not_found');
    return { user: userJson(core, user) };
  }),

  'users.list': method(2, { include_locale: flag, ...paging }, (args, core) => {
    const { items, ...rest } = page([...core.workspace.users.values()], args);
    return { members: items.map((u) => userJson(core, u)), ...rest };
  }),

  'users.lookupByEmail': method(3, { email: z.string() }, (args, core) => {
    const wanted = args.email.toLowerCase();
    const user = [...core.workspace.users.values()].find(
      (u) => u.email !== '' && u.email.toLowerCase() === wanted,
    );
    if (user === undefined) throw new Refused('users_not_found');
    return { user: userJson(core, user) };
  }),
};
