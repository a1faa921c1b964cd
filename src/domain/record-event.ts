import type { AccountsEvent } from './accounts.ts';
import type { IncidentEvent } from './incident/events.ts';
import type { LogEvent } from './log/log.ts';

/** An event of any kind of record. */
export type AnyRecordEvent = IncidentEvent | LogEvent | AccountsEvent;
