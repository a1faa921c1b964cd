import type { AccountsEvent } from './accounts.ts';
import type { OwnDutyEvent } from './duty/events.ts';
import type { IncidentEvent } from './incident/events.ts';
import type { LogEvent } from './log/log.ts';
import type { RotaEvent } from './rota/state.ts';

/** An event of any kind of record. */
export type AnyRecordEvent = IncidentEvent | LogEvent | AccountsEvent | OwnDutyEvent | RotaEvent;
