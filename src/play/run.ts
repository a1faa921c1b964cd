import { advance, type Clock, type Engine } from './clock.ts';
import {
  type Answer,
  CannotDo,
  type Dialog,
  type Driver,
  type FormPlace,
  type FormSeen,
  type Seen,
} from './driver.ts';
import { contains, fillIn, fits, messageWithButton, messageWithForm } from './match.ts';
import type { Printer } from './print.ts';
import type { Act, Expectation, Scenario, Step } from './scenario.ts';

/** Plays a scenario: acts as its people would, lets the bot finish, prints what came, and looks for what was expected. */

export interface World {
  driver: Driver;
  clock: Clock;
  engine: Engine;
  /** @returns errors of the bot itself since the last call */
  problems(): string[];
}

/** A step that could not be done, or whose expectation was not met. */
export class StepFailure extends Error {
  override name = 'StepFailure';
  readonly step: Step;
  /** what was seen instead */
  readonly seen: string[];
  constructor(step: Step, message: string, seen: string[] = []) {
    super(message);
    this.step = step;
    this.seen = seen;
  }
}

/** How many of the newest messages count for an expectation of a room, and are shown when it fails. */
const NEWEST = 10;

/** Begins what a form says of a field. A platform that holds an incomplete form back says it in words of its own. */
const COMPLAINT = '✗';

/** Where a step without `who` or `room` takes place. */
interface Place {
  who: string;
  room: string;
}

/**
 * @param world whose clock stands at the scenario's beginning
 * @throws StepFailure at the first step that fails
 */
export async function playScenario(scenario: Scenario, world: World, print: Printer): Promise<void> {
  const player = createPlayer(world, print);
  print.title(scenario.title, world.clock.now());
  await world.engine.drain();
  await world.driver.news();
  for (const step of scenario.steps) {
    try {
      await player(step);
    } catch (e) {
      throw e instanceof CannotDo ? new StepFailure(step, e.message) : e;
    }
  }
}

function createPlayer(
  { driver, clock, engine, problems }: World,
  print: Printer,
): (step: Step) => Promise<void> {
  /** the form that stands open before each person */
  const dialogs = new Map<string, Dialog>();
  let last: Place | null = null;

  async function settle(): Promise<void> {
    await engine.drain();
    print.news(await driver.news(), clock.now());
  }

  async function placeOf(step: Step): Promise<Place | null> {
    if (step.who) return { who: step.who, room: step.room ?? (await driver.dutyRoom(step.who)) };
    return last && { ...last, ...(step.room ? { room: step.room } : {}) };
  }

  async function play(step: Step): Promise<void> {
    const place = await placeOf(step);
    const before = place && step.expect.some((e) => e.within === 'step') ? await snapshot(place) : new Map();
    const answer = step.act ? await act(step.act, place) : null;
    if (place) last = place;
    const failed = problems();
    if (failed.length > 0) throw new StepFailure(step, `程序出错：${failed.join('；')}`);
    for (const e of step.expect) await check(step, e, place, before, answer);
  }

  async function act(a: Act, place: Place | null): Promise<Answer | null> {
    if (a.type === 'wait') {
      print.wait(a.ms, clock.now());
      await advance(clock, engine, a.ms, async () => print.news(await driver.news(), clock.now()));
      return null;
    }
    if (!place) throw new CannotDo('没有写明是谁。');
    const answer = await perform(a, place);
    if (answer.dialog) dialogs.set(place.who, answer.dialog);
    else dialogs.delete(place.who);
    print.answer(place.who, answer);
    await settle();
    return answer;
  }

  async function perform(a: Exclude<Act, { type: 'wait' }>, { who, room }: Place): Promise<Answer> {
    if (a.type === 'says') return driver.say(who, room, a.text);
    const seen = await driver.read(who, room);
    return a.type === 'clicks' ? click(a, who, room, seen) : fill(a, who, room, seen);
  }

  async function click(a: Extract<Act, { type: 'clicks' }>, who: string, room: string, seen: Seen[]) {
    const message = messageWithButton(seen, a.button, a.card);
    const button = message.buttons.find((b) => b.label === a.button);
    const submit = message.form?.submits.find((b) => b.label === a.button);
    const confirm = (button ?? submit)?.confirm ?? null;
    print.press({ who, room, button: a.button, on: message.text, values: {}, confirm });
    if (button) return driver.click(who, room, message.id, a.button);
    return driver.submit(who, room, { message: message.id }, {}, a.button);
  }

  async function fill(a: Extract<Act, { type: 'fills' }>, who: string, room: string, seen: Seen[]) {
    const { form, place, on } = formFor(a, dialogs.get(who), seen);
    const submit = form.submits.find((s) => a.button === undefined || s.label === a.button);
    if (!submit) throw new CannotDo(`表单“${form.title}”没有可按的按钮。`);
    const values = fillIn(form, a.values);
    print.press({ who, room, button: submit.label, on, values, confirm: submit.confirm });
    return driver.submit(who, room, place, values, submit.label);
  }

  async function snapshot({ who, room }: Place): Promise<Map<string, string>> {
    return new Map((await driver.read(who, room)).map((m) => [m.id, m.text]));
  }

  async function check(
    step: Step,
    e: Expectation,
    place: Place | null,
    before: Map<string, string>,
    answer: Answer | null,
  ): Promise<void> {
    const at = await expectedPlace(e, place);
    const messages = await driver.read(at.who, at.room);
    const texts = e.within === 'step' ? [...said(answer), ...newSince(messages, before)] : newestOf(messages);
    const isHeld = (words: string): boolean => answer?.held === true && words.startsWith(COMPLAINT);
    const missing = e.sees.filter((words) => !isHeld(words) && !texts.some((t) => contains(t, words)));
    const unwanted = e.lacks.filter((words) => texts.some((t) => contains(t, words)));
    if (missing.length + unwanted.length === 0) return;
    const where = `${at.who}在“${at.room}”`;
    throw new StepFailure(
      step,
      [
        ...missing.map((words) => `${where}没有看到“${words}”。`),
        ...unwanted.map((words) => `${where}不应看到“${words}”。`),
      ].join('\n'),
      texts,
    );
  }

  async function expectedPlace(e: Expectation, place: Place | null): Promise<Place> {
    const who = e.who ?? place?.who;
    if (!who) throw new CannotDo('expect 应写明 who（谁看到）。');
    if (e.room) return { who, room: e.room };
    return { who, room: e.who || !place ? await driver.dutyRoom(who) : place.room };
  }

  return play;
}

/** The dialog that is open, else the newest card with such a form. */
function formFor(
  a: Extract<Act, { type: 'fills' }>,
  dialog: Dialog | undefined,
  seen: Seen[],
): { form: FormSeen; place: FormPlace; on: string } {
  const names = Object.keys(a.values);
  if (dialog && !a.card && fits(dialog, names, a.button)) {
    return { form: dialog, place: { dialog: dialog.id }, on: dialog.text };
  }
  const { message, form } = messageWithForm(seen, names, a.button, a.card);
  return { form, place: { message: message.id }, on: message.text };
}

function said(answer: Answer | null): string[] {
  return [answer?.note, answer?.dialog?.text].filter((t) => typeof t === 'string');
}

function newSince(messages: Seen[], before: Map<string, string>): string[] {
  return messages.filter((m) => before.get(m.id) !== m.text).map((m) => m.text);
}

function newestOf(messages: Seen[]): string[] {
  return messages.slice(-NEWEST).map((m) => m.text);
}
