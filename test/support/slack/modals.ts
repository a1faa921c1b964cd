import type { Modal } from './block-kit.ts';
import type { Core } from './core.ts';
import { Refused } from './core.ts';
import { LIMITS } from './limits.ts';
import type { OpenView } from './workspace.ts';

/** The stack of modals that one person has open: at most three, the topmost last. */
function stackOf(core: Core, user: string): OpenView[] {
  return core.workspace.modals.get(user) ?? [];
}

/** @returns the modal that the person sees */
export function topModal(core: Core, user: string): OpenView | undefined {
  return stackOf(core, user).at(-1);
}

/** Opens a modal as the only one. */
export function openModal(core: Core, user: string, modal: Modal): OpenView {
  const view = create(core, user, modal);
  core.workspace.modals.set(user, [view]);
  return view;
}

/** Puts a modal on top. @throws Refused when none is open or three are */
export function pushModal(core: Core, user: string, modal: Modal): OpenView {
  const stack = stackOf(core, user);
  const below = stack.at(-1);
  if (below === undefined) throw new Refused('not_found', 'views.push without an open modal');
  if (stack.length >= LIMITS.modalStack) throw new Refused('push_limit_reached', 'a fourth modal was pushed');
  const view = { ...create(core, user, modal), rootId: below.rootId, previousId: below.id };
  core.workspace.modals.set(user, [...stack, view]);
  return view;
}

/** Replaces what an open modal shows; its id stays. */
export function updateModal(core: Core, view: OpenView, modal: Modal): void {
  checkExternalId(core, modal, view);
  view.modal = modal;
  view.hash = core.workspace.ts();
}

/** Closes the topmost modal, or all of them. */
export function closeModal(core: Core, user: string, all: boolean): void {
  core.workspace.modals.set(user, all ? [] : stackOf(core, user).slice(0, -1));
}

function create(core: Core, user: string, modal: Modal): OpenView {
  checkExternalId(core, modal);
  const id = core.workspace.id('V');
  return { id, user, modal, hash: core.workspace.ts(), rootId: id, previousId: null };
}

function checkExternalId(core: Core, modal: Modal, self?: OpenView): void {
  const { external_id: wanted } = modal;
  const others = [...core.workspace.modals.values()].flat().filter((v) => v !== self);
  if (wanted !== undefined && others.some((v) => v.modal.external_id === wanted)) {
    throw new Refused('duplicate_external_id', `external_id ${wanted} is in use`);
  }
}
