import type { Server } from 'node:http';
import { Changes } from './changes.ts';
import { type Clock, realClock } from './clock.ts';
import type { Core } from './core.ts';
import type { Delivery } from './deliveries.ts';
import { sideEndpoint } from './endpoints.ts';
import { type Fault, Faults } from './faults.ts';
import { Grants } from './grants.ts';
import { type Endpoint, listen, serve } from './http.ts';
import { LIFETIMES } from './limits.ts';
import { Rates } from './rates.ts';
import type { Installed } from './scopes.ts';
import { type DisconnectReason, SocketMode } from './socket-mode.ts';
import { type Call, callMethod, decode, type Tokens } from './web-api.ts';
import { type Json, Workspace } from './workspace.ts';

export interface Options {
  /** what trigger_ids, response_urls, rates and retries go by; real time unless given */
  clock?: Clock;
  /** false: no call is too fast */
  rates?: boolean;
  /** what the app was installed with; everything unless given */
  installed?: Installed;
  port?: number;
}

export interface Violation {
  where: string;
  what: string;
}

/** The platform's side of the fake: what the app's SDK talks to, and what a test can do to it. */
export class SlackServer implements Core {
  readonly workspace: Workspace;
  readonly grants: Grants;
  /** every Web API call in order, refused ones too; none that an ordered fault swallowed before it was carried out */
  readonly calls: Call[] = [];
  readonly tokens: Tokens = { bot: 'xoxb-fake-bot', app: 'xapp-1-fake-app', revoked: new Set() };
  readonly socket: SocketMode;
  readonly installed: Installed | undefined;
  origin = '';
  /** real milliseconds for which a deed waits to be acknowledged */
  ackTimeoutMs: number = LIFETIMES.acknowledge;
  readonly #changes = new Changes();
  readonly #faults = new Faults();
  readonly #rates: Rates | undefined;
  readonly #violations: Violation[] = [];
  readonly #server: Server;

  constructor({ clock = realClock, rates = true, installed }: Options) {
    this.installed = installed;
    this.workspace = new Workspace(clock);
    this.grants = new Grants(this.workspace);
    this.#rates = rates ? new Rates(clock) : undefined;
    this.socket = new SocketMode(this.workspace, this.#changes, (where, what) => this.violate(where, what));
    const failed = (error: unknown) => this.violate('the fake itself', String(error));
    this.#server = serve((path) => this.#endpoint(path), this.#faults, failed);
    this.#server.on('upgrade', (request, socket, head) => this.socket.upgrade(request, socket, head));
  }

  /** Starts listening; a port of 0 is any free one. */
  async listen(port = 0): Promise<void> {
    this.origin = await listen(this.#server, port);
  }

  /** What `slackApiUrl` is to be set to. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  emit(event: Json): Delivery {
    const { workspace } = this;
    const authorization = {
      enterprise_id: null,
      team_id: workspace.teamId,
      user_id: workspace.bot.id,
      is_bot: true,
      is_enterprise_install: false,
    };
    return this.socket.send('events_api', {
      token: 'deprecated',
      team_id: workspace.teamId,
      api_app_id: workspace.appId,
      event,
      type: 'event_callback',
      event_id: workspace.id('Ev'),
      event_time: Math.floor(workspace.clock.now() / 1000),
      authorizations: [authorization],
      is_ext_shared_channel: false,
    });
  }

  issueTicket(): string {
    return this.socket.issueTicket();
  }

  violate(where: string, what: string): void {
    this.#violations.push({ where, what });
    this.#changes.notify();
  }

  /** Makes the next `times` calls of a method (or `upload`, `download`, `response_url`) go wrong. */
  fault(method: string, fault: Fault, times = 1): void {
    this.#faults.order(method, fault, times);
  }

  /** Carries out the calls that were to land late. */
  land(): Promise<void> {
    return this.#faults.land();
  }

  /** Revokes a token: every later call with it is refused. */
  revoke(kind: 'bot' | 'app'): void {
    this.tokens.revoked.add(kind);
  }

  /** Asks all clients to reconnect, as Slack does every few hours. */
  recycle(reason: DisconnectReason): void {
    this.socket.recycle(reason);
  }

  /** Cuts all Socket Mode connections. */
  dropSockets(): void {
    this.socket.drop();
  }

  /** Waits, without polling, until `probe` gives a value. @throws Error when `timeoutMs` real milliseconds are over */
  async waitFor<T>(what: string, probe: () => T | undefined | false, timeoutMs = 5000): Promise<T> {
    const value = await this.#changes.until(probe, timeoutMs);
    if (value !== undefined) return value;
    const wrong = this.#violations.map((v) => `${v.where}: ${v.what}`);
    throw new Error([`waited ${timeoutMs} ms in vain for: ${what}`, ...wrong].join('\n'));
  }

  /** The calls of one method. */
  callsOf(method: string): Call[] {
    return this.calls.filter((c) => c.method === method);
  }

  /** Hands over what the app did wrong so far, and forgets it: for tests that mean it to. */
  takeViolations(): Violation[] {
    return this.#violations.splice(0);
  }

  /** @throws Error if the app did anything wrong, or if an ordered fault was never met */
  assertClean(): void {
    const unmet = this.#faults.unmet().map((m) => `fault ordered for ${m} was never met`);
    const all = [...this.#violations.map((v) => `${v.where}: ${v.what}`), ...unmet];
    if (all.length > 0) throw new Error(`Slack would not have it:\n${all.join('\n')}`);
  }

  async stop(): Promise<void> {
    this.socket.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #endpoint(path: string): Endpoint | undefined {
    const method = /^\/api\/([\w.]+)$/.exec(path)?.[1];
    const endpoint = method === undefined ? sideEndpoint(this, this.tokens, path) : this.#method(method);
    if (endpoint === undefined) this.violate('http', `nothing is at ${path}`);
    return (
      endpoint && { ...endpoint, answer: async (...args) => this.#noticed(await endpoint.answer(...args)) }
    );
  }

  #method(name: string): Endpoint {
    return {
      name,
      answer: (request, body, fault) => {
        const call: Call = { method: name, args: decode(request, body), at: this.workspace.clock.now() };
        this.calls.push(call);
        const authorization = request.headers.authorization ?? '';
        return callMethod(this, this.#rates, this.tokens, call, authorization, fault);
      },
    };
  }

  #noticed<T>(value: T): T {
    this.#changes.notify();
    return value;
  }
}
