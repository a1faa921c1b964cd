import { incidentId, logId, type OrgId, type RecordId } from '../domain/ids.ts';
import type { IncidentCommand } from '../domain/incident/commands.ts';
import type { IncidentEvent } from '../domain/incident/events.ts';
import type { Incident } from '../domain/incident/state.ts';
import type { LogCommand } from '../domain/log/log.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { maySee } from '../domain/visibility.ts';
import type { CommandContext } from './command.ts';
import { nextNumber } from './incident-number.ts';
import { incidents, type Loaded, load, loadLog, logs } from './records.ts';
import { mayRest } from './rest.ts';
import type { ActorScene, Scene } from './scene.ts';
import { write } from './write.ts';

/** What one command does in its transaction: reading, deciding, writing. */
export function createSession(scene: ActorScene): CommandContext {
  const { tx, org, dir } = scene;
  const { input } = scene.inbound;
  return {
    ...scene,
    commands: scene.parts.commands,
    place: { platform: scene.inbound.platform, ...scene.inbound.room },
    submitted: input.type === 'action' && Object.keys(input.values).length > 0,
    async incident(number) {
      const { state } = await load(tx, incidents, incidentId(number));
      return state && maySee(org, state, dir) ? state : null;
    },
    apply: (...steps) => apply(scene, steps),
    applyLog: (command, of) => applyLog(scene, of, command),
    dutyLog: async (of) => (await load(tx, logs, logId(of))).state,
  };
}

async function apply(
  scene: Scene,
  steps: { incident: Incident | null; command: IncidentCommand }[],
): Promise<Incident[] | Refusal> {
  const decided: { from: Loaded<Incident>; events: IncidentEvent[] }[] = [];
  for (const { incident, command } of steps) {
    const from = incident
      ? await load(scene.tx, incidents, incident.id)
      : { row: null, id: await newId(scene, command), state: null };
    const events = incidents.decide(from.state, withNumber(command, from.id), scene);
    if (isRefusal(events)) return events;
    decided.push({ from, events });
  }
  const after: Incident[] = [];
  for (const { from, events } of decided) {
    after.push(await write(scene.tx, incidents, from, events, scene, scene.room?.id ?? null));
  }
  return after;
}

async function newId(scene: Scene, command: IncidentCommand): Promise<RecordId> {
  if (command.type !== 'report') throw new Error(`${command.type} needs an incident`);
  return incidentId(await nextNumber(scene.tx, scene.at));
}

function withNumber(command: IncidentCommand, id: RecordId): IncidentCommand {
  return command.type === 'report' ? { ...command, number: id.slice('incident:'.length) } : command;
}

async function applyLog(scene: Scene, org: OrgId, command: LogCommand): Promise<RecordId | Refusal> {
  const from = await loadLog(scene.tx, org, scene);
  const rest = await mayRest(scene.tx, org, scene);
  const events = logs.decide(from.state, command, { ...scene, mayRest: rest });
  if (isRefusal(events)) return events;
  await write(scene.tx, logs, from, events, scene, scene.room?.id ?? null);
  return from.id;
}
