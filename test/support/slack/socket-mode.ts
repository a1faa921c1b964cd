import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Changes } from './changes.ts';
import type { Ack, Delivery, EnvelopeType } from './deliveries.ts';
import { LIFETIMES, LIMITS } from './limits.ts';
import { json } from './methods/method.ts';
import type { Json, Workspace } from './workspace.ts';

/** Why Slack asks a client to reconnect. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

const ackMessage = json(
  z.strictObject({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).default({}) }),
);

/** Slack's side of Socket Mode: tickets, connections, envelopes out and acknowledgements in. */
export class SocketMode {
  readonly deliveries: Delivery[] = [];
  /** each new envelope is sent this many times more, as Slack does when it doubts the first */
  extraCopies = 0;
  /** how many of the next acknowledgements get lost on the way */
  acksToLose = 0;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Map<string, number>();
  readonly #open: WebSocket[] = [];
  /** what each socket carried */
  readonly #carried = new Map<WebSocket, Delivery[]>();
  readonly #workspace: Workspace;
  readonly #changes: Changes;
  readonly #violate: (where: string, what: string) => void;

  constructor(workspace: Workspace, changes: Changes, violate: (where: string, what: string) => void) {
    this.#workspace = workspace;
    this.#changes = changes;
    this.#violate = violate;
  }

  get connections(): number {
    return this.#open.length;
  }

  /** @returns the path and query of a WebSocket URL that can be used once, within 30 seconds */
  issueTicket(): string {
    const ticket = this.#workspace.id('tk');
    this.#tickets.set(ticket, this.#workspace.clock.now());
    return `/link/?ticket=${ticket}&app_id=${this.#workspace.appId}`;
  }

  /** Answers the HTTP upgrade of a client that brings a ticket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://fake').searchParams.get('ticket') ?? '';
    const issuedAt = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (issuedAt === undefined || this.#workspace.clock.now() - issuedAt > LIFETIMES.ticket) {
      this.#violate('socket mode', `connected with a ticket that is unknown, used or expired: ${ticket}`);
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
  }

  /** Sends a new envelope over one of the open connections; with none open it waits for `retryDue`. */
  send(type: EnvelopeType, payload: Json): Delivery {
    const delivery: Delivery = {
      envelopeId: crypto.randomUUID(),
      type,
      payload,
      createdAt: this.#workspace.clock.now(),
      retries: 0,
      sentAt: [],
      acks: [],
      inFlight: 0,
    };
    this.deliveries.push(delivery);
    for (let copy = 0; copy <= this.extraCopies; copy += 1) this.#transmit(delivery);
    return delivery;
  }

  /** Sends a delivery again: an event as a numbered retry, anything else as it was. */
  redeliver(delivery: Delivery): void {
    if (delivery.type === 'events_api') delivery.retries += 1;
    this.#transmit(delivery);
  }

  /** Sends again the events that are due for a retry and that nobody has acknowledged. */
  retryDue(): void {
    const now = this.#workspace.clock.now();
    for (const delivery of this.deliveries) {
      const due = LIFETIMES.eventRetries[delivery.retries];
      const open = delivery.type === 'events_api' && delivery.acks.length === 0;
      if (open && due !== undefined && now - delivery.createdAt >= due) this.redeliver(delivery);
    }
  }

  /**
   * Waits for the first acknowledgement, at most `timeoutMs` real milliseconds and not longer than one can come.
   * @returns undefined if there is none, or if it was late
   */
  async acknowledgement(delivery: Delivery, timeoutMs: number): Promise<Ack | undefined> {
    await this.#changes.until(() => delivery.acks.length > 0 || delivery.inFlight === 0, timeoutMs);
    const [ack] = delivery.acks;
    if (ack === undefined && delivery.inFlight > 0) this.#violate(delivery.type, 'not acknowledged');
    return ack?.late ? undefined : ack;
  }

  /** Asks every client to reconnect, and sends nothing more by the old sockets. They close those themselves. */
  recycle(reason: DisconnectReason): void {
    for (const ws of this.#open.splice(0)) ws.send(JSON.stringify(disconnect(reason)));
    this.#changes.notify();
  }

  /** Cuts every connection without a closing handshake. */
  drop(): void {
    for (const ws of this.#open) ws.terminate();
  }

  close(): void {
    for (const ws of this.#server.clients) ws.terminate();
    this.#server.close();
  }

  #welcome(ws: WebSocket): void {
    ws.on('message', (data) => this.#receive(ws, String(data)));
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      const index = this.#open.indexOf(ws);
      if (index >= 0) this.#open.splice(index, 1);
      for (const delivery of this.#carried.get(ws) ?? []) delivery.inFlight -= 1;
      this.#carried.delete(ws);
      this.#changes.notify();
    });
    if (this.#open.length >= LIMITS.connections) {
      ws.send(JSON.stringify(disconnect('too_many_websockets')));
      ws.close();
      return;
    }
    this.#open.push(ws);
    ws.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#open.length,
        connection_info: { app_id: this.#workspace.appId },
        debug_info: { host: 'fake-applink', build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    this.#changes.notify();
  }

  #transmit(delivery: Delivery): void {
    const ws = this.#open.shift();
    if (ws === undefined) return;
    this.#open.push(ws);
    delivery.sentAt.push(this.#workspace.clock.now());
    delivery.inFlight += 1;
    this.#carried.set(ws, [...(this.#carried.get(ws) ?? []), delivery]);
    const event = delivery.type === 'events_api';
    ws.send(
      JSON.stringify({
        envelope_id: delivery.envelopeId,
        type: delivery.type,
        payload: delivery.payload,
        accepts_response_payload: !event,
        ...(event
          ? { retry_attempt: delivery.retries, retry_reason: delivery.retries === 0 ? '' : 'timeout' }
          : {}),
      }),
    );
  }

  #receive(ws: WebSocket, data: string): void {
    const parsed = ackMessage.safeParse(data);
    const carried = this.#carried.get(ws) ?? [];
    const delivery = carried.find((d) => d.envelopeId === parsed.data?.envelope_id);
    if (!parsed.success || delivery === undefined) {
      this.#violate(
        'socket mode',
        `not an acknowledgement of anything that was sent on this socket: ${data}`,
      );
      return;
    }
    carried.splice(carried.indexOf(delivery), 1);
    delivery.inFlight -= 1;
    if (this.acksToLose > 0) this.acksToLose -= 1;
    else this.#accept(delivery, parsed.data.payload);
    this.#changes.notify();
  }

  #accept(delivery: Delivery, payload: Json): void {
    const now = this.#workspace.clock.now();
    const waited = now - (delivery.sentAt.at(-1) ?? delivery.createdAt);
    const late = waited > LIFETIMES.acknowledge;
    if (late) this.#violate(delivery.type, `acknowledged ${waited} ms after it was sent`);
    delivery.acks.push({ payload, after: now - delivery.createdAt, late });
  }
}

function disconnect(reason: DisconnectReason): Json {
  return { type: 'disconnect', reason, debug_info: { host: 'fake-applink' } };
}
