import { z } from 'zod';
import { ApiError, type Call, checkedBody, checkedQuery, ok, type Platform, type Route } from './api.ts';
import type { Dict } from './values.ts';
import type { FakeUser } from './world.ts';

/** Contacts and the bot's own account. */

const batchBody = z.strictObject({
  emails: z.array(z.string()).max(50, 'at most 50 e-mails at once').optional(),
  mobiles: z.array(z.string()).max(50, 'at most 50 mobiles at once').optional(),
  include_resigned: z.boolean().optional(),
});
const openIds = z.strictObject({ user_id_type: z.literal('open_id') });

/** The platform takes mobiles with or without +86. */
const bare = (mobile: string): string => mobile.replace(/^\+?86/, '');

function batchGetId(call: Call, on: Platform): Dict {
  const { emails = [], mobiles = [] } = checkedBody(batchBody, call, on);
  checkedQuery(openIds, call, on);
  const users = [...on.world.users.values()].filter((u) => u.available);
  const row = (by: Dict, found: FakeUser | undefined): Dict => ({
    ...by,
    ...(found ? { user_id: found.openId } : {}),
  });
  return ok({
    user_list: [
      ...emails.map((email) =>
        row(
          { email },
          users.find((u) => u.email === email),
        ),
      ),
      ...mobiles.map((mobile) =>
        row(
          { mobile },
          users.find((u) => u.mobile !== '' && bare(u.mobile) === bare(mobile)),
        ),
      ),
    ],
  });
}

export const peopleRoutes: Route[] = [
  {
    api: 'contact.batchGetId',
    method: 'POST',
    path: '/open-apis/contact/v3/users/batch_get_id',
    scopes: ['contact:user.id:readonly'],
    handle: batchGetId,
  },
  {
    api: 'contact.user.get',
    method: 'GET',
    path: '/open-apis/contact/v3/users/:',
    scopes: ['contact:contact.base:readonly', 'contact:contact:readonly_as_app'],
    handle(call, on) {
      const user = on.world.users.get(call.path[0] ?? '');
      if (!user) throw new ApiError(41050, 'no user authority');
      if (!user.available) throw new ApiError(41050, 'the person is outside the availability of the app');
      return ok({ user: { open_id: user.openId, name: user.name, mobile: user.mobile, email: user.email } });
    },
  },
  {
    api: 'bot.info',
    method: 'GET',
    path: '/open-apis/bot/v3/info',
    handle: (_call, on) => ({
      code: 0,
      msg: 'ok',
      bot: { activate_status: 2, app_name: on.world.nameOf(on.world.botOpenId), open_id: on.world.botOpenId },
    }),
  },
];
