import type { ChronicleEvent } from '../domain/chronicle.ts';
import { decideDuty } from '../domain/duty/decide.ts';
import type { DutyCommand, DutyEvent } from '../domain/duty/events.ts';
import { evolveDuty } from '../domain/duty/evolve.ts';
import { type Duty, dutySchema } from '../domain/duty/state.ts';
import { decideRota } from '../domain/rota/decide.ts';
import { evolveRota } from '../domain/rota/evolve.ts';
import { type RotaCommand, type RotaEvent, type RotaRecord, rotaRecordSchema } from '../domain/rota/state.ts';
import type { RecordKind } from './records.ts';

/** 24小时值班 and 值班表 as kinds of records, beside incidents and logs. */

export const duties: RecordKind<Duty, DutyCommand, DutyEvent> = {
  kind: 'duty',
  parse: (json) => dutySchema.parse(json),
  decide: decideDuty,
  evolve: (s, e, env) => evolveDuty(s, e, env),
  describe: (s) => ({ number: s.number, version: s.version, open: s.status === 'on', affectedOrg: s.org }),
  parties: (s) => [{ org: s.org, list: 'duty' }],
};

export const rotas: RecordKind<RotaRecord, RotaCommand, RotaEvent | ChronicleEvent> = {
  kind: 'rota',
  parse: (json) => rotaRecordSchema.parse(json),
  decide: (s, c, ctx) => (s ? decideRota(s, c, ctx) : []),
  evolve: (s, e, env) => evolveRota(s, e, env),
  describe: (s) => ({ number: null, version: s.version, open: true, affectedOrg: null }),
  parties: (s) => [{ org: s.org, list: 'rota' }],
};
