import type { ChronicleEvent } from '../domain/chronicle.ts';
import type { Person } from '../domain/directory.ts';
import { orgId, type PersonId, personId, type RecordId } from '../domain/ids.ts';
import type { Inbound, Reply } from './chat.ts';
import { cleanText, isAcknowledgement } from './parse.ts';
import { append, incidents, load } from './records.ts';
import { notUnderstood } from './refused.ts';
import { runLine } from './run-line.ts';
import { MAX_TEXT, type Scene } from './scene.ts';

/** What is said and done in an incident's rooms goes into its chronicle. */
export async function overheard(scene: Scene): Promise<Reply | null> {
  const { inbound, room, tx, actor, dir } = scene;
  const org = actor ? dir.org(actor.org) : undefined;
  const input = inbound.input;
  const isAck = input.type === 'message' && isAcknowledgement(input.text);
  const event = await chronicleEvent(scene);
  if (event && room?.recordId) {
    const loaded = await load(tx, incidents, room.recordId);
    const speaker = await speakerOf(scene, room.recordId);
    if (loaded.state) await append(tx, incidents, loaded, [event], { ...scene, actor: speaker }, room.id);
  }
  if (isAck && actor && org)
    return runLine({ ...scene, actor, org }, '/收到', { quiet: room?.recordId ? 'yes' : '' });
  if (input.type === 'message' && inbound.room.direct && actor)
    return { ...notUnderstood(scene, input.text), audience: 'room' };
  return null;
}

/** @returns null where nobody is known to have done it */
async function speakerOf({ inbound, actor, dir, tx }: Scene, record: RecordId): Promise<Person | null> {
  const { input, handle } = inbound;
  if (input.type !== 'deleted' || (handle !== '' && !input.by)) return actor ?? stranger(inbound);
  if (input.by) return null;
  const said = await tx.eventsAbout(record, `message:${input.messageId}`);
  const author = said.find((r) => r.type === 'message_posted')?.actor;
  return author ? (dir.person(author) ?? { ...stranger(inbound), id: author, name: author }) : null;
}

/** Whom the directory doesn't know stands in the chronicle as the account that it was. */
function stranger({ platform, handle }: Inbound): Person {
  return { id: personId(`${platform}:${handle}`), name: handle, org: orgId(''), posts: [] };
}

async function chronicleEvent(scene: Scene): Promise<ChronicleEvent | null> {
  const { input, platform } = scene.inbound;
  switch (input.type) {
    case 'message': {
      const text = cleanText(input.text);
      return {
        type: 'message_posted',
        message: input.messageId,
        text: text.slice(0, MAX_TEXT),
        files: input.files,
      };
    }
    case 'edited':
      return {
        type: 'message_edited',
        message: input.messageId,
        text: cleanText(input.text).slice(0, MAX_TEXT),
      };
    case 'deleted':
      return {
        type: 'message_deleted',
        message: input.messageId,
        ...(input.by ? { by: input.by } : {}),
      };
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
      return first
        ? { type: input.type === 'marked' ? 'entry_marked' : 'entry_unmarked', entry: first.seq }
        : null;
    }
    default:
      return null;
  }
}
