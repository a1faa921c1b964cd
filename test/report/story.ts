import type { Context } from '../../src/domain/context.ts';
import { directoryOf, type Org, type Person } from '../../src/domain/directory.ts';
import { type ChronicleEntry, entryText } from '../../src/domain/entry-words.ts';
import { orgId, personId, SYSTEM } from '../../src/domain/ids.ts';
import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import { decide } from '../../src/domain/incident/decide.ts';
import type { IncidentEvent, ReportContent } from '../../src/domain/incident/events.ts';
import { evolve } from '../../src/domain/incident/evolve.ts';
import type { Incident } from '../../src/domain/incident/state.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { personName } from '../../src/domain/words.ts';
import { emptyFacts, type Facts } from '../../src/plan/facts.ts';
import { currentEdition } from '../../src/plan/index.ts';
import type { RegionId } from '../../src/plan/regions.ts';
import type { OrgKind } from '../../src/plan/types.ts';

/** Incidents that are lived through: commands decided and folded as the bot does it, with the chronicle that follows. */

const org = (id: string, kind: OrgKind, name: string, region: RegionId | null = null): Org => ({
  id: orgId(id),
  kind,
  name,
  aliases: [],
  region,
});

const ORGS: Org[] = [
  org('lg', 'leading_group', '部领导小组'),
  org('ero', 'ero', '部应急办'),
  org('ca-sichuan', 'administration', '四川省通信管理局', 'sichuan'),
  org('ca-chongqing', 'administration', '重庆市通信管理局', 'chongqing'),
  org('cncert', 'specialist_body', '国家计算机网络应急技术处理协调中心'),
  org('shop', 'internet_company', '示例互联网公司', 'sichuan'),
];

const PEOPLE: Person[] = ORGS.flatMap((o) => [
  { id: personId(`${o.id}-duty`), name: `${o.name}值班员甲`, org: o.id, posts: ['duty'] },
  { id: personId(`${o.id}-head`), name: `${o.name}负责人`, org: o.id, posts: ['head'] },
]);

const dir = directoryOf(ORGS, PEOPLE);

const DAY = '2026-11-23';

/** @param time in Shanghai on the day of the story, as `03:05`, or with its date */
export function at(time: string): string {
  return new Date(`${time.length > 5 ? time.replace(' ', 'T') : `${DAY}T${time}`}:00+08:00`).toISOString();
}

export const facts = (known: Partial<Facts>): Facts => ({ ...emptyFacts, ...known });

export function content(said: Partial<ReportContent> & Pick<ReportContent, 'text'>): ReportContent {
  return {
    title: said.text.slice(0, 20),
    affected: { org: null, name: null },
    occurredAt: null,
    discoveredAt: null,
    measures: null,
    suggestions: null,
    facts: emptyFacts,
    evidence: [],
    ...said,
  };
}

export class Story {
  state: Incident | null = null;
  readonly #events: { at: string; actor: string; event: IncidentEvent }[] = [];

  /** @param who id of a person of the directory, or `system` */
  does(time: string, who: string, command: IncidentCommand): this {
    const ctx = this.#context(time, who);
    const events = decide(this.state, command, ctx);
    if (isRefusal(events)) throw new Error(`${who} ${command.type}: refused ${JSON.stringify(events)}`);
    return this.happens(time, who, ...events);
  }

  happens(time: string, who: string, ...events: IncidentEvent[]): this {
    for (const event of events) {
      this.state = evolve(this.state, event, { at: at(time), actor: personId(who) });
      this.#events.push({ at: at(time), actor: who, event });
    }
    return this;
  }

  get incident(): Incident {
    if (!this.state) throw new Error('the story has not begun');
    return this.state;
  }

  /** As documents read it, with the marks as they stand. */
  get chronicle(): ChronicleEntry[] {
    const w = this.words('2026-11-24 09:00');
    const marked = new Set<number>();
    for (const { event } of this.#events) {
      if (event.type === 'entry_marked') marked.add(event.entry);
      if (event.type === 'entry_unmarked') marked.delete(event.entry);
    }
    return this.#events.map((e, i) => ({
      seq: i + 1,
      at: e.at,
      actor: personName(personId(e.actor), dir),
      text: entryText(e.event, w, this.incident.proposals),
      key: marked.has(i + 1),
      event: e.event,
    }));
  }

  /** @returns the number of the last entry of a kind */
  seqOf(type: IncidentEvent['type']): number {
    return this.#events.findLastIndex((e) => e.event.type === type) + 1;
  }

  words(time: string): Pick<Context, 'dir' | 'edition' | 'at'> {
    return { dir, edition: currentEdition, at: at(time) };
  }

  #context(time: string, who: string): Context {
    const actor = who === SYSTEM ? null : (dir.person(personId(who)) ?? null);
    if (who !== SYSTEM && !actor) throw new Error(`nobody is called ${who}`);
    return { ...this.words(time), actor, policy: { ackMinutes: 5, rounds: 2 } };
  }
}

export const FIRST = '2026-0001';
