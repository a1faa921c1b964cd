import type { Json } from './workspace.ts';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** An acknowledgement as the app sent it. */
export interface Ack {
  payload: Json;
  /** milliseconds after the first sending, by the fake's clock */
  after: number;
  /** true where it came more than 3 seconds after the last sending: Slack ignores it */
  late: boolean;
}

/** One envelope and what became of it. */
export interface Delivery {
  readonly envelopeId: string;
  readonly type: EnvelopeType;
  readonly payload: Json;
  readonly createdAt: number;
  /** how many retries were sent; the retry_attempt of the last envelope */
  retries: number;
  /** when it was handed to a socket, by the fake's clock */
  readonly sentAt: number[];
  readonly acks: Ack[];
  /** how many sendings may still be acknowledged: one less with every cut socket and every lost acknowledgement */
  inFlight: number;
}
