import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App, Call, Platform } from './api.ts';
import { chatRoutes } from './chats.ts';
import { type ClickResult, Clicks } from './clicks.ts';
import { Courier } from './courier.ts';
import { type Fault, Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { Groups } from './groups.ts';
import { HttpApi } from './http.ts';
import { Ledger } from './ledger.ts';
import { RateWindows } from './limits.ts';
import { messageRoutes } from './messages.ts';
import { peopleRoutes } from './people.ts';
import { Persons, type SayOptions } from './persons.ts';
import { slashRoutes } from './slash.ts';
import { Tokens } from './tokens.ts';
import { type Line, transcript } from './transcript.ts';
import { uploadRoutes } from './uploads.ts';
import { urgentRoutes } from './urgent.ts';
import { type WebhookOptions, WebhookSender } from './webhook.ts';
import { type FakeUrgent, World } from './world.ts';

export interface FakeOptions {
  /** UTC milliseconds; the real time where absent */
  now?: () => number;
  /** the clock of the rates, where it isn't `now`: for tests whose clock stands still while the bot sends */
  rateNow?: () => number;
  appId?: string;
  appSecret?: string;
  /** granted scopes; all of them where absent */
  scopes?: string[];
}

/**
 * A fake Feishu: speaks the real HTTP API and the real long connection to the unmodified SDK, keeps chats and messages,
 * checks every call against the platform's limits, and lets a test act as people and as a failing network.
 */
export class FakeFeishu {
  readonly app: App;
  readonly ledger = new Ledger();
  readonly faults = new Faults();
  readonly world: World;
  readonly gateway: Gateway;
  readonly courier: Courier;
  readonly tokens: Tokens;
  readonly groups: Groups;
  readonly #platform: Platform;
  readonly #persons: Persons;
  readonly #server: Server;

  private constructor(options: FakeOptions) {
    const now = options.now ?? Date.now;
    this.app = {
      appId: options.appId ?? 'cli_0123456789abcdef',
      appSecret: options.appSecret ?? 'fake-app-secret',
      scopes: options.scopes ? new Set(options.scopes) : null,
    };
    this.world = new World(now);
    this.gateway = new Gateway(this.ledger);
    this.tokens = new Tokens(this.world);
    const send = this.gateway.send.bind(this.gateway);
    this.courier = new Courier(send, { app_id: this.app.appId, token: '' }, this.world, this.ledger);
    this.#platform = {
      app: this.app,
      world: this.world,
      ledger: this.ledger,
      rates: new RateWindows(options.rateNow ?? now),
      emit: (type, event) => void this.courier.deliver(type, event),
    };
    const clicks = new Clicks();
    this.#persons = new Persons(this.#platform, this.courier, clicks);
    this.groups = new Groups(this.#platform, this.courier);
    const routes = [
      ...this.tokens.routes,
      ...this.gateway.routes,
      ...messageRoutes,
      ...urgentRoutes,
      ...chatRoutes,
      ...peopleRoutes,
      ...uploadRoutes,
      ...slashRoutes,
      ...clicks.routes,
    ];
    const api = new HttpApi(routes, this.#platform, this.tokens, this.faults);
    // Connections stay: a client that is slow between two calls must not meet one that is being closed.
    this.#server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
      api.handle(request, response).catch((error: unknown) => {
        this.ledger.unexpected.push(`${request.method} ${request.url} broke the fake: ${String(error)}`);
        response.writeHead(500).end();
      });
    });
    this.gateway.attach(this.#server);
  }

  /** @param port 0: any that is free */
  static async start(options: FakeOptions = {}, port = 0): Promise<FakeFeishu> {
    const fake = new FakeFeishu(options);
    await new Promise<void>((resolve) => fake.#server.listen(port, '127.0.0.1', resolve));
    fake.gateway.url = fake.domain.replace('http', 'ws');
    return fake;
  }

  /** @returns what the SDK takes as `domain` */
  get domain(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** @throws Error that lists every broken rule and unexpected call so far */
  assertClean(): void {
    this.ledger.assertClean();
  }

  /** Injects a failure; see `Faults.add`. */
  fault(api: string, fault: Fault, times = 1, when?: (call: Call) => boolean): void {
    this.faults.add(api, fault, times, when);
  }

  /** Sends events by HTTP from now on. @returns the sender, for checks and forgeries */
  useWebhook(options: WebhookOptions): WebhookSender {
    const sender = new WebhookSender(options, this.world.now);
    this.courier.transport = (_, envelope) => sender.send(envelope);
    return sender;
  }

  /** Sends what is due by the clock again: after 15 s, 5 min, 1 h and 6 h. */
  tick(): Promise<void> {
    return this.courier.tick();
  }

  /** Sends one event, or all that were not acknowledged, again at once. */
  async redeliver(eventId?: string): Promise<void> {
    await this.courier.redeliver(eventId);
  }

  /** @returns once nothing is on its way to the bot */
  settled(): Promise<void> {
    return this.courier.settled();
  }

  /** @returns the person's open_id */
  addUser(spec: { name: string; mobile?: string; email?: string; available?: boolean }): string {
    return this.world.addUser({ mobile: '', email: '', ...spec }).openId;
  }

  /** @returns the group's chat_id; the bot is in it unless said otherwise */
  addChat(spec: {
    name: string;
    members: string[];
    bot?: boolean;
    external?: boolean;
    urgentDenied?: boolean;
  }): string {
    const members = new Set(spec.members.map((id) => this.world.user(id).openId));
    return this.world.addChat({ ...spec, members, ownerId: spec.members[0] ?? '' }).chatId;
  }

  /** @returns the chat_id of the person's direct chat with the bot */
  p2p(openId: string): string {
    return this.world.p2p(this.world.user(openId).openId).chatId;
  }

  say(openId: string, chatId: string, text: string, options?: SayOptions): Promise<string> {
    return this.#persons.say(openId, chatId, text, options);
  }

  sendFile(openId: string, chatId: string, name: string, data: Buffer): Promise<string> {
    return this.#persons.sendFile(openId, chatId, name, data);
  }

  click(openId: string, messageId: string, buttonLabelOrElementName: string): Promise<ClickResult> {
    return this.#persons.click(openId, messageId, buttonLabelOrElementName);
  }

  submit(
    openId: string,
    messageId: string,
    submitLabel: string,
    values: Record<string, string>,
  ): Promise<ClickResult> {
    return this.#persons.submit(openId, messageId, submitLabel, values);
  }

  choose(openId: string, messageId: string, elementName: string, option: string): Promise<ClickResult> {
    return this.#persons.choose(openId, messageId, elementName, option);
  }

  recall(openId: string, messageId: string, by?: 'group_owner' | 'group_manager'): Promise<void> {
    return this.#persons.recall(openId, messageId, by);
  }

  edit(openId: string, messageId: string, text: string): Promise<void> {
    return this.#persons.edit(openId, messageId, text);
  }

  react(openId: string, messageId: string, emoji: string): Promise<void> {
    return this.#persons.react(openId, messageId, emoji);
  }

  unreact(openId: string, messageId: string, emoji: string): Promise<void> {
    return this.#persons.unreact(openId, messageId, emoji);
  }

  /** @returns the chat as a person sees it, oldest first */
  transcript(chatId: string, viewerOpenId?: string): Line[] {
    return transcript(this.world, chatId, viewerOpenId);
  }

  /** @returns who was called urgently, in order */
  get urgents(): readonly FakeUrgent[] {
    return this.world.urgents;
  }
}
