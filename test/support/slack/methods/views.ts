import { z } from 'zod';
import { modal } from '../block-kit.ts';
import { type Core, Refused } from '../core.ts';
import { untouched } from '../form.ts';
import { openModal, pushModal, updateModal } from '../modals.ts';
import { viewJson } from '../wire.ts';
import type { OpenView } from '../workspace.ts';
import { json, method } from './method.ts';

const view = json(modal);
const opening = { trigger_id: z.string(), view };

export const views = {
  'views.open': method(4, opening, (args, core) =>
    shown(core, openModal(core, core.grants.takeTrigger(args.trigger_id), args.view)),
  ),

  'views.push': method(4, opening, (args, core) =>
    shown(core, pushModal(core, core.grants.takeTrigger(args.trigger_id), args.view)),
  ),

  'views.update': method(
    4,
    { view, view_id: z.string().optional(), external_id: z.string().optional(), hash: z.string().optional() },
    (args, core) => {
      const open = [...core.workspace.modals.values()].flat();
      const found = open.find((v) =>
        args.view_id === undefined ? v.modal.external_id === args.external_id : v.id === args.view_id,
      );
      if (found === undefined) throw new Refused('not_found');
      if (args.hash !== undefined && args.hash !== found.hash) throw new Refused('hash_conflict');
      updateModal(core, found, args.view);
      return shown(core, found);
    },
  ),
};

function shown(core: Core, open: OpenView) {
  return { view: viewJson(core, open, untouched(open.modal)) };
}
