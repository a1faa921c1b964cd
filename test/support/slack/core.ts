import type { Delivery } from './deliveries.ts';
import type { Grants } from './grants.ts';
import type { Installed } from './scopes.ts';
import type { Json, Workspace } from './workspace.ts';

/** What methods and people share: the workspace, the way to the app, and the list of what the app did wrong. */
export interface Core {
  readonly workspace: Workspace;
  readonly grants: Grants;
  /** `http://127.0.0.1:PORT` once the fake listens */
  readonly origin: string;
  /** @returns the path of a WebSocket URL for one Socket Mode connection */
  issueTicket(): string;
  /** Sends one Events API event to the app. */
  emit(event: Json): Delivery;
  /** absent: with every scope and event */
  readonly installed: Installed | undefined;
  /** Records something that real Slack would refuse or that breaks the app's promises. */
  violate(where: string, what: string): void;
}

/** Slack's `ok: false`. */
export class Refused extends Error {
  readonly code: string;
  /** set where a correct app never gets this answer: the test is to fail */
  readonly violation: string | undefined;
  readonly extra: Json;

  constructor(code: string, violation?: string, extra: Json = {}) {
    super(code);
    this.code = code;
    this.violation = violation;
    this.extra = extra;
  }
}
