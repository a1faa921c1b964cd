import type { Log } from '../common/redact.ts';

/** How the connection is. */
export interface Health {
  state: 'connecting' | 'connected' | 'down' | 'stopped';
  /** since when, UTC ISO */
  since: string;
  /** why it is down and what to do, for people; null where it isn't */
  reason: string | null;
  /** down for so long, or by such a cause, that people should be told */
  alarm: boolean;
}

/** What a connection tells of itself. */
export interface Standing {
  connections: number;
  /** why there is none */
  reason: string | null;
  /** true where Slack does not take the token, which only a person can mend */
  refused: boolean;
}

export interface Watch {
  health(): Health;
  standing(now: Standing): void;
  /** @param reason why Slack does not take the bot token; null: it takes it */
  token(reason: string | null): void;
  stopped(): void;
}

export interface WatchOptions {
  /** down for this many milliseconds: people are told */
  alarmMs: number;
  now: () => Date;
  log: Log;
  onState: (health: Health) => void;
}

/** Puts together what connections and calls tell, and raises the alarm once where it lasts. */
export function createWatch({ alarmMs, now, log, onState }: WatchOptions): Watch {
  let health: Health = { state: 'connecting', since: now().toISOString(), reason: null, alarm: false };
  let standing: Standing | null = null;
  let tokenReason: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  function become(state: Health['state'], reason: string | null, alarm: boolean): void {
    if (health.state === 'stopped') return;
    if (health.state === state && health.reason === reason && health.alarm === alarm) return;
    const since = health.state === state ? health.since : now().toISOString();
    health = { state, since, reason, alarm };
    if (state !== 'down') {
      clearTimeout(timer);
      timer = undefined;
    } else if (!alarm) {
      timer ??= setTimeout(() => become('down', health.reason, true), alarmMs).unref();
    }
    if (alarm) log.error({ ...health }, 'Slack is out of reach');
    else log.info({ ...health }, 'the connection to Slack changed');
    onState(health);
  }

  function review(): void {
    if (tokenReason !== null) become('down', tokenReason, true);
    else if (!standing) become('connecting', null, false);
    else if (standing.connections > 0) become('connected', null, false);
    else become('down', standing.reason, standing.refused || (health.state === 'down' && health.alarm));
  }

  return {
    health: () => health,
    standing(given) {
      standing = given;
      review();
    },
    token(reason) {
      if (reason === tokenReason) return;
      tokenReason = reason;
      review();
    },
    stopped: () => become('stopped', null, false),
  };
}
