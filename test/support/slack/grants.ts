import { Refused } from './core.ts';
import { LIFETIMES, RESPONSE_URL_USES } from './limits.ts';
import type { Workspace } from './workspace.ts';

interface Trigger {
  user: string;
  issuedAt: number;
  used: boolean;
}

/** What a response_url answers to. */
export interface ResponseTarget {
  channel: string;
  user: string;
  /** the message that was clicked; absent for slash commands */
  messageTs?: string;
}

interface ResponseUrl {
  target: ResponseTarget;
  issuedAt: number;
  uses: number;
}

/** The short-lived permissions that come with an interaction: trigger_ids and response_urls. */
export class Grants {
  readonly #triggers = new Map<string, Trigger>();
  readonly #urls = new Map<string, ResponseUrl>();
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  trigger(user: string): string {
    const id = `${this.#workspace.id('')}.${this.#workspace.teamId}`;
    this.#triggers.set(id, { user, issuedAt: this.#workspace.clock.now(), used: false });
    return id;
  }

  /**
   * Spends a trigger_id.
   * @returns the user whose interaction it came from
   * @throws Refused when unknown, older than 3 s, or already spent
   */
  takeTrigger(id: string): string {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) throw new Refused('invalid_trigger_id', `unknown trigger_id ${id}`);
    const age = this.#workspace.clock.now() - trigger.issuedAt;
    if (age > LIFETIMES.trigger) throw new Refused('expired_trigger_id', `trigger_id is ${age} ms old`);
    if (trigger.used) throw new Refused('exchanged_trigger_id', 'trigger_id was already spent');
    trigger.used = true;
    return trigger.user;
  }

  /** @returns the path of a fresh response_url */
  responseUrl(target: ResponseTarget): string {
    const path = `/response/${this.#workspace.id('R')}`;
    this.#urls.set(path, { target, issuedAt: this.#workspace.clock.now(), uses: 0 });
    return path;
  }

  /**
   * Spends one use of a response_url: 5 in 30 minutes.
   * @throws Refused when unknown, used up or expired
   */
  takeResponse(path: string): ResponseTarget {
    const url = this.#urls.get(path);
    if (url === undefined) throw new Refused('no_such_url', `unknown response_url ${path}`);
    if (this.#workspace.clock.now() - url.issuedAt > LIFETIMES.responseUrl) {
      throw new Refused('expired_url', 'response_url is older than 30 minutes');
    }
    if (url.uses >= RESPONSE_URL_USES) {
      throw new Refused('used_url', `response_url used more than ${RESPONSE_URL_USES} times`);
    }
    url.uses += 1;
    return url.target;
  }
}
