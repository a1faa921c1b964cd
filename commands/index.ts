import type { Command } from '../src/app/command.ts';
import { acknowledge } from './acknowledge.ts';
import { bind, unbind } from './bind.ts';
import { checkInCommand } from './check-in.ts';
import { clock } from './clock.ts';
import { close } from './close.ts';
import { confirmExternal } from './confirm-external.ts';
import { confirmGrade } from './confirm-grade.ts';
import { correct } from './correct.ts';
import { approve, sendBack } from './decide.ts';
import { duty } from './duty.ts';
import { group } from './group.ts';
import { handover } from './handover.ts';
import { help } from './help.ts';
import { judge } from './judge.ts';
import { list } from './list.ts';
import { mark } from './mark.ts';
import { merge } from './merge.ts';
import { national } from './national.ts';
import { note } from './note.ts';
import { page } from './page.ts';
import { activate, adjust, end } from './propose.ts';
import { report } from './report.ts';
import { settleClaim } from './settle-claim.ts';
import { submit } from './submit.ts';
import { summary } from './summary.ts';
import { supplement } from './supplement.ts';
import { timeline } from './timeline.ts';
import { view } from './view.ts';
import { withdraw } from './withdraw.ts';

/** Every chat command, in the order of help. A new command is one file and one line here. */
export const COMMANDS: readonly Command[] = [
  report,
  supplement,
  merge,
  correct,
  confirmGrade,
  judge,
  activate,
  adjust,
  end,
  approve,
  sendBack,
  withdraw,
  national,
  confirmExternal,
  close,
  page,
  acknowledge,
  group,
  duty,
  checkInCommand,
  handover,
  view,
  list,
  timeline,
  note,
  mark,
  summary,
  submit,
  clock,
  bind,
  unbind,
  settleClaim,
  help,
];
