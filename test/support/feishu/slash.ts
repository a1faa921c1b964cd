import { z } from 'zod';
import { ApiError, type Call, checkedBody, ok, type Platform, page, type Route, refuse } from './api.ts';
import type { Dict } from './values.ts';

/** The command panel: application v7 app_slash_commands. Commands take no parameters and there are at most 100. */

const description = z.strictObject({
  default_value: z.string().min(1),
  i18n: z.record(z.string(), z.string()).optional(),
});
const createBody = z.strictObject({
  command: z.string().regex(/^[^/\s]+$/, 'a command is written without slash and spaces'),
  description,
  icon: z.looseObject({}).optional(),
});
const updateBody = createBody.partial();

function create(call: Call, on: Platform): Dict {
  const body = checkedBody(createBody, call, on);
  const all = [...on.world.slashCommands.values()];
  if (all.length >= 100) refuse(call, on, 40000032, 'at most 100 commands');
  if (all.some((c) => c.command === body.command))
    throw new ApiError(40000030, `${body.command} exists already`);
  const command_id = on.world.id('cmd');
  on.world.slashCommands.set(command_id, { command_id, ...body });
  return ok({ command_id, ...body });
}

function one(call: Call, on: Platform): Dict {
  const found = on.world.slashCommands.get(call.path[0] ?? '');
  if (!found) throw new ApiError(40000033, 'no such command');
  return found;
}

const PATH = '/open-apis/application/v7/app_slash_commands';
const WRITE = ['application:app_slash_command:write'];

export const slashRoutes: Route[] = [
  { api: 'slash.create', method: 'POST', path: PATH, scopes: WRITE, handle: create },
  {
    api: 'slash.list',
    method: 'GET',
    path: PATH,
    scopes: ['application:app_slash_command:read'],
    handle(call, on) {
      const { rows, rest } = page([...on.world.slashCommands.values()], call.query, 50);
      return ok({ items: rows, ...rest });
    },
  },
  {
    api: 'slash.update',
    method: 'PATCH',
    path: `${PATH}/:`,
    scopes: WRITE,
    handle: (call, on) => ok(Object.assign(one(call, on), checkedBody(updateBody, call, on))),
  },
  {
    api: 'slash.delete',
    method: 'DELETE',
    path: `${PATH}/:`,
    scopes: WRITE,
    handle(call, on) {
      on.world.slashCommands.delete(String(one(call, on).command_id));
      return ok();
    },
  },
];
