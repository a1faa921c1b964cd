import type { z } from 'zod';
import { chooseIncidentCard } from '../cards/refusal.ts';
import { incidentId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident/state.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { shanghaiDate } from '../domain/time.ts';
import { maySee, seesEverything } from '../domain/visibility.ts';
import { gradeStanding, standing } from '../domain/words.ts';
import { about, audienceOf, shown, withRedraw } from './audience.ts';
import type { Reply } from './chat.ts';
import type { Command, CommandContext } from './command.ts';
import type { CommandIndex } from './commands.ts';
import {
  cleanText,
  commandName,
  fullNumber,
  isAcknowledgement,
  type ParsedLine,
  parseLine,
} from './parse.ts';
import { incidents, load } from './records.ts';
import { notUnderstood, refused, writeRefusal } from './refused.ts';
import { type ActorScene, MAX_TEXT } from './scene.ts';
import { createSession } from './session.ts';

/** A command line, typed or carried by a button: understood, checked, run and answered. */
export async function runLine(
  scene: ActorScene,
  typed: string,
  form: Record<string, string>,
): Promise<Reply> {
  if (typed.length > MAX_TEXT || Object.values(form).some((v) => v.length > MAX_TEXT)) {
    const detail = `内容超过${MAX_TEXT}字，未作处理。请精简后重发，或先 /报告 要点，再用 /续报 分次补充。`;
    return refused(refuse('bad_input', null, { detail }), scene);
  }
  const text = lineOf(cleanText(typed), scene.index);
  const name = commandName(text);
  const def = name ? scene.index.find(name) : undefined;
  const parsed = def ? parseLine(text, scene.index.keys(def)) : null;
  if (!def || !parsed) return notUnderstood(scene, text);
  const found = await incidentFor(scene, def, parsed);
  if (isReply(found)) return found;
  const incident = found;
  if (incident && def.guarded && parsed.version !== null && parsed.version !== incident.version) {
    const detail = `${incident.number} ${standing(incident)}，${gradeStanding(incident)}`;
    return withRedraw(scene, await refused(refuse('stale', null, { detail }), scene));
  }
  const session = createSession(scene);
  const given = named(def, { ...parsed.values, ...cleaned(form) }, parsed.rest);
  const args = def.args.safeParse(given);
  if (!args.success) return badArguments(scene, def, session, incident, given, args.error);
  const outcome = await def.run(session, args.data, incident);
  if (isRefusal(outcome)) {
    await writeRefusal(scene, incident, text, outcome);
    return withRedraw(scene, await refused(outcome, scene));
  }
  const { view, ...reply } = outcome;
  const audience = await audienceOf(scene, reply, await about(scene, view, incident));
  return withRedraw(scene, { ...reply, ...(await shown(scene, view, audience)), audience });
}

/** What is said to the bot alone is a command without its slash too, where it begins with the command's name. */
function lineOf(text: string, index: CommandIndex): string {
  if (isAcknowledgement(text)) return '/收到';
  const word = /^[^\s#＃/／]+/u.exec(text)?.[0];
  return word !== undefined && index.find(word) ? `/${text}` : text;
}

function cleaned(form: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([k, v]) => [k, cleanText(v)]));
}

/** Arguments under their own names; empty ones count as not given. */
function named(def: Command, values: Record<string, string>, rest: string): Record<string, string> {
  const out: Record<string, string> = {};
  if (def.rest && rest) out[def.rest] = rest;
  for (const [key, value] of Object.entries(values))
    if (value !== '') {
      out[(Object.hasOwn(def.keys, key) && def.keys[key]) || key] = value;
    }
  return out;
}

const isReply = (x: unknown): x is Reply => typeof x === 'object' && x !== null && 'audience' in x;

/** The incident that a line is about: by its number, or by the room. What the actor may not see is as if not there. */
async function incidentFor(
  scene: ActorScene,
  def: Command,
  parsed: ParsedLine,
): Promise<Incident | null | Reply> {
  if (def.record === 'none') return null;
  const { tx, room, org, dir, at } = scene;
  const byRoom = parsed.number === null ? room?.recordId : undefined;
  if (parsed.number === null && !byRoom) {
    if (def.record === 'maybe') return null;
    const rows = await tx.listRecords('incident', {
      party: seesEverything(org) ? null : org.id,
      open: true,
      before: null,
      limit: 5,
    });
    const open = rows.map((r) => incidents.parse(JSON.parse(r.state)));
    return { card: chooseIncidentCard(def, open, parsed), audience: 'actor' };
  }
  const id = byRoom ?? incidentId(fullNumber(parsed.number ?? '', shanghaiDate(at).slice(0, 4)));
  const { state } = await load(tx, incidents, id);
  const addressed = def.addressees && state?.notices.some((n) => n.to === org.id);
  if (state && (addressed || maySee(org, state, dir))) return state;
  const refusal = refuse('not_found', null, { detail: parsed.number ?? '' });
  await writeRefusal(scene, null, `/${parsed.name} #${parsed.number ?? ''}`, refusal);
  return refused(refusal, scene);
}

/** Wrong or missing arguments: the form again with what is wrong, or the errors with an example. */
async function badArguments(
  scene: ActorScene,
  def: Command,
  session: CommandContext,
  incident: Incident | null,
  given: Record<string, string>,
  error: z.ZodError,
): Promise<Reply> {
  const problems = new Map(error.issues.map((i) => [String(i.path[0] ?? ''), i.message]));
  const asked = Object.keys(given).length > 0;
  if (!def.form) {
    const detail = `${[...problems.values()].join('；')}。例：${def.examples[0] ?? ''}`;
    return refused(refuse('bad_input', null, { detail }), scene);
  }
  const form = await def.form(session, incident);
  const fields = form.fields.map((f) => {
    const problem = asked ? problems.get(f.name) : undefined;
    const value = given[f.name] ?? f.value;
    return { ...f, ...(value === undefined ? {} : { value }), ...(problem ? { error: problem } : {}) };
  });
  const elsewhere = [...problems].filter(([key]) => !form.fields.some((f) => f.name === key));
  const intro = [...(asked ? elsewhere.map(([, problem]) => `${problem}。`) : []), form.intro ?? ''].join('');
  return { form: { ...form, ...(intro ? { intro } : {}), fields }, audience: 'actor' };
}
