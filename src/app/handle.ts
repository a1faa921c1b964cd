import { z } from 'zod';
import type { Card } from '../cards/card.ts';
import { notUnderstoodCard } from '../cards/help.ts';
import { chooseIncidentCard, refusalCard } from '../cards/refusal.ts';
import type { ChronicleEvent } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { Org, Person } from '../domain/directory.ts';
import { incidentId, type PersonId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident/state.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { formatShanghai } from '../domain/time.ts';
import { maySee } from '../domain/visibility.ts';
import { currentEdition } from '../plan/index.ts';
import type { BotParts } from './bot.ts';
import { type Inbound, type Reply, roomIdOf } from './chat.ts';
import type { Command, CommandContext } from './command.ts';
import type { CommandIndex } from './commands.ts';
import { effectsOf } from './effects.ts';
import { job } from './job.ts';
import { cleanText, commandName, fullNumber, type ParsedLine, parseLine } from './parse.ts';
import { append, incidents, load, loadLog, logs } from './records.ts';
import { createSession } from './session.ts';
import type { Room, Tx } from './store.ts';
import type { View } from './view.ts';
import { draw, drawPosted } from './views.ts';

/** The longest line and message that is taken in; longer ones are asked for in parts. */
export const MAX_TEXT = 10_000;

/** An input, whole: one transaction in which it is answered, decided and written. A redelivery gets the same answer. */
export async function handle(parts: BotParts, index: CommandIndex, inbound: Inbound): Promise<Reply | null> {
  return parts.store.transaction(async (tx) => {
    const before = await tx.seen(inbound.deliveryId);
    if (before !== undefined) return before;
    const at = parts.now();
    const reply = await answer(parts, index, tx, inbound, at);
    await tx.remember(inbound.deliveryId, reply, at);
    return reply;
  });
}

/** The actor, the room and the moment of an input. */
export interface Scene extends Context {
  tx: Tx;
  room: Room | null;
  inbound: Inbound;
  parts: BotParts;
  index: CommandIndex;
}

async function answer(
  parts: BotParts,
  index: CommandIndex,
  tx: Tx,
  inbound: Inbound,
  at: Date,
): Promise<Reply | null> {
  const dir = await tx.directory();
  const who = await tx.personByHandle(inbound.platform, inbound.handle);
  const actor = (who && dir.person(who)) ?? null;
  const room = await tx.room(roomIdOf(inbound.platform, inbound.room.externalId));
  const scene: Scene = {
    actor,
    at: at.toISOString(),
    dir,
    edition: currentEdition,
    policy: parts.policy,
    tx,
    room,
    inbound,
    parts,
    index,
  };
  const { input } = inbound;
  if (input.type === 'line' || input.type === 'action') {
    const org = actor ? dir.org(actor.org) : undefined;
    if (!actor || !org) return refused(refuse('not_registered'), scene);
    return command({ ...scene, actor, org }, input.line, input.type === 'action' ? input.values : {});
  }
  return overheard(scene);
}

/** What is said and done in an incident's rooms goes into its chronicle. */
async function overheard(scene: Scene): Promise<Reply | null> {
  const { inbound, room, tx, actor, dir } = scene;
  const org = actor ? dir.org(actor.org) : undefined;
  const input = inbound.input;
  const isAck = input.type === 'message' && /^(已)?收到[。！!.]?$/u.test(input.text.trim());
  const event = await chronicleEvent(scene);
  if (event && room?.recordId) {
    const loaded = await load(tx, incidents, room.recordId);
    if (loaded.state) await append(tx, incidents, loaded, [event], scene, room.id);
  }
  if (isAck && actor && org) return command({ ...scene, actor, org }, '/收到', { quiet: room?.recordId ? 'yes' : '' });
  if (input.type === 'message' && inbound.room.direct && actor) return { ...notUnderstood(scene, input.text), audience: 'room' };
  return null;
}

async function chronicleEvent(scene: Scene): Promise<ChronicleEvent | null> {
  const { input, platform } = scene.inbound;
  switch (input.type) {
    case 'message': {
      const text = cleanText(input.text);
      return { type: 'message_posted', message: input.messageId, text: text.slice(0, MAX_TEXT), files: input.files };
    }
    case 'edited':
      return { type: 'message_edited', message: input.messageId, text: cleanText(input.text).slice(0, MAX_TEXT) };
    case 'deleted':
      return { type: 'message_deleted', message: input.messageId };
    case 'pinned':
    case 'unpinned':
      return { type: `message_${input.type}`, message: input.messageId };
    case 'joined':
    case 'left': {
      const who: PersonId | null = await scene.tx.personByHandle(platform, input.handle);
      return { type: `person_${input.type}`, person: who ?? input.handle };
    }
    case 'marked':
    case 'unmarked': {
      const record = scene.room?.recordId;
      const rows = record ? await scene.tx.eventsAbout(record, `message:${input.messageId}`) : [];
      const first = rows.find((r) => r.type === 'message_posted');
      return first ? { type: input.type === 'marked' ? 'entry_marked' : 'entry_unmarked', entry: first.seq } : null;
    }
    default:
      return null;
  }
}

type ActorScene = Scene & { actor: Person; org: Org };

async function command(scene: ActorScene, typed: string, form: Record<string, string>): Promise<Reply> {
  if (typed.length > MAX_TEXT || Object.values(form).some((v) => v.length > MAX_TEXT)) {
    const detail = `内容超过${MAX_TEXT}字，未作处理。请精简后重发，或先 /报告 要点，再用 /续报 分次补充。`;
    return refused(refuse('bad_input', null, { detail }), scene);
  }
  const text = lineOf(cleanText(typed));
  const name = commandName(text);
  const def = name ? scene.index.find(name) : undefined;
  const parsed = def ? parseLine(text, scene.index.keys(def)) : null;
  if (!def || !parsed) return notUnderstood(scene, text);
  const found = await incidentFor(scene, def, parsed);
  if (isReply(found)) return found;
  const incident = found;
  if (incident && def.guarded && parsed.version !== null && parsed.version !== incident.version) {
    return withRedraw(scene, await refused(refuse('stale', null, { detail: incident.number }), scene));
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

/** The incident that an answer is of: the one that the command was given, or that it made. */
async function about(scene: ActorScene, view: View | undefined, incident: Incident | null): Promise<Incident | null> {
  if (incident || !view?.record.startsWith('incident:')) return incident;
  return (await load(scene.tx, incidents, view.record)).state;
}

/** A card for the room is posted by a job, so that it is drawn again later; one for the actor alone is in the answer. */
async function shown(scene: ActorScene, view: View | undefined, audience: Reply['audience']): Promise<Partial<Reply>> {
  if (!view) return {};
  if (audience === 'room' && scene.room) {
    const payload = { room: scene.room.id, view, pin: false, notice: null };
    await scene.tx.enqueue([job('post', payload, `room:${scene.room.id}`, scene.at)]);
    return {};
  }
  const card = await draw(scene.tx, view, scene.org, scene);
  return card ? { card } : {};
}

/** 收到, typed without a slash, is the command; anything else without one is none. */
function lineOf(text: string): string {
  return /^(已)?收到[。！!.]?$/u.test(text) ? '/收到' : text;
}

function cleaned(form: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([k, v]) => [k, cleanText(v)]));
}

/** Arguments under their own names; empty ones count as not given. */
function named(def: Command, values: Record<string, string>, rest: string): Record<string, string> {
  const out: Record<string, string> = {};
  if (def.rest && rest) out[def.rest] = rest;
  for (const [key, value] of Object.entries(values)) if (value !== '') out[def.keys[key] ?? key] = value;
  return out;
}

const isReply = (x: unknown): x is Reply => typeof x === 'object' && x !== null && 'audience' in x;

/** The incident that a line is about: by its number, or by the room. What the actor may not see is as if not there. */
async function incidentFor(scene: ActorScene, def: Command, parsed: ParsedLine): Promise<Incident | null | Reply> {
  if (def.record === 'none') return null;
  const { tx, room, org, dir, at } = scene;
  const byRoom = parsed.number === null ? room?.recordId : undefined;
  if (parsed.number === null && !byRoom) {
    if (def.record === 'maybe') return null;
    const rows = await tx.listRecords('incident', {
      party: org.kind === 'ero' || org.kind === 'leading_group' ? null : org.id,
      open: true,
      before: null,
      limit: 5,
    });
    const open = rows.map((r) => incidents.parse(JSON.parse(r.state)));
    return { card: chooseIncidentCard(def, open, parsed), audience: 'actor' };
  }
  const id = byRoom ?? incidentId(fullNumber(parsed.number ?? '', formatShanghai(at).slice(0, 4)));
  const { state } = await load(tx, incidents, id);
  const addressed = def.addressees && state?.notices.some((n) => n.to === org.id);
  if (state && (addressed || maySee(org, state, dir))) return state;
  const refusal = refuse('not_found', null, { detail: parsed.number ?? '' });
  await writeRefusal(scene, null, `/${parsed.name} #${parsed.number ?? ''}`, refusal);
  return refused(refusal, scene);
}

/** Refusals that stand for authority go into the chronicle: of the incident, or of the actor's organization. */
async function writeRefusal(scene: ActorScene, incident: Incident | null, line: string, r: Refusal): Promise<void> {
  if (['stale', 'bad_input', 'already_done', 'already_decided'].includes(r.refused)) return;
  const event = {
    type: 'command_refused' as const,
    line: line.slice(0, 200),
    refused: r.refused,
    who: r.who,
    cite: r.cite,
  };
  const roomId = scene.room?.id ?? null;
  if (incident) {
    await append(scene.tx, incidents, await load(scene.tx, incidents, incident.id), [event], scene, roomId);
  } else {
    const log = await loadLog(scene.tx, scene.org.id, scene);
    const after = await append(scene.tx, logs, log, [event], scene, roomId);
    if (after.state) await scene.tx.enqueue(await effectsOf(scene.tx, { ...after, state: after.state }, [event], scene));
  }
}

/** A click is answered by a short text beside the card, a line by a card. */
async function refused(r: Refusal, scene: Scene): Promise<Reply> {
  const card = refusalCard(r);
  if (scene.inbound.input.type !== 'action') return { card, audience: 'actor' };
  const text = card.blocks.flatMap((b) => ('text' in b ? [b.text] : [])).join(' ');
  return { text: `${card.title}：${text}`, audience: 'actor' };
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
  return { form: { ...form, fields }, audience: 'actor' };
}

function notUnderstood(scene: Scene, text: string): Reply {
  const name = commandName(text);
  const near = name ? scene.index.nearest(name) : [];
  return { card: notUnderstoodCard(text.slice(0, 60), near), audience: 'actor' };
}

/** A clicked card is drawn as its record is now. */
async function withRedraw(scene: ActorScene, reply: Reply): Promise<Reply> {
  const { input, platform } = scene.inbound;
  if (input.type !== 'action' || input.messageId === null) return reply;
  const posted = await scene.tx.posted(platform, input.messageId);
  const card: Card | null = posted ? await drawPosted(scene.tx, posted, scene) : null;
  return card ? { ...reply, redraw: card } : reply;
}

/** An answer is for the whole room only where everybody in it may see it. */
async function audienceOf(scene: ActorScene, reply: Reply, incident: Incident | null): Promise<Reply['audience']> {
  if (reply.audience === 'actor') return 'actor';
  const { room, inbound, org, dir } = scene;
  if (inbound.room.direct) return 'room';
  if (!room) return 'actor';
  if (room.recordId) return incident && room.recordId === incident.id ? 'room' : 'actor';
  const host = room.orgId ? dir.org(room.orgId) : undefined;
  if (!host) return 'actor';
  return host.id === org.id || (incident !== null && maySee(host, incident, dir)) ? 'room' : 'actor';
}
