import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { ApiError, type Route } from './api.ts';
import { CONTROL, DATA, type DecodedFrame, decodeFrame, encodeFrame, eventFrames } from './frames.ts';
import type { Ledger } from './ledger.ts';
import { type Dict, dict, parseJson, str } from './values.ts';

/** The most connections of one app. */
const CONNECTIONS = 50;
const CLIENT_CONFIG = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30 };

/** What became of a delivery. */
export type Ack =
  /** `data`: what the handler returned, parsed; undefined where the acknowledgement carried none */
  | { outcome: 'acked'; code: number; data: unknown }
  | { outcome: 'timeout' }
  /** no connection, or it broke first */
  | { outcome: 'lost' };

interface Connection {
  socket: WebSocket;
  /** has pinged: the SDK hears nothing before that */
  ready: boolean;
  /** half-open: takes everything, answers nothing */
  muted: boolean;
}

/** The server's side of the long connection. */
export class Gateway {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #waiting = new Map<string, { on: Connection; settle: (ack: Ack) => void }>();
  readonly #ledger: Ledger;
  #waitingForConnection: (() => void)[] = [];
  #turn = 0;
  url = '';
  /** told to the client, seconds; tests make these small to reconnect quickly */
  clientConfig = { ...CLIENT_CONFIG };
  /** bytes per fragment of an event; 0: whole */
  fragmentSize = 0;
  /** how long the platform waits for an acknowledgement, in real milliseconds */
  ackTimeoutMs = 3000;
  /** pings that came in */
  pings = 0;
  /** frames that went either way */
  frames = 0;
  /** breaks every connection in place of the frame of this number; null: never */
  breakAt: number | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket, head) => {
      if (!request.url?.startsWith('/ws')) {
        socket.destroy();
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#accept(ws));
    });
  }

  get #open(): Connection[] {
    return [...this.#connections].filter((c) => c.ready && !c.muted);
  }

  /** connections over which events can go */
  get connected(): number {
    return this.#open.length;
  }

  /** @returns once there is a connection */
  whenConnected(): Promise<void> {
    if (this.connected > 0) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForConnection.push(resolve));
  }

  /** Breaks every connection, as a network failure does. */
  drop(): void {
    for (const c of this.#connections) c.socket.terminate();
  }

  /** Makes the present connections half-open: pings and events go unanswered. */
  mute(): void {
    for (const c of this.#connections) {
      c.muted = true;
      this.#loseAll(c);
    }
  }

  close(): void {
    this.drop();
    this.#sockets.close();
  }

  /**
   * Sends one event over one of the connections.
   * @param deliveryId unique per attempt
   * @returns what became of it; never rejects
   */
  send(deliveryId: string, envelope: Dict): Promise<Ack> {
    const open = this.#open;
    this.#turn += 1;
    const connection = open[this.#turn % Math.max(1, open.length)];
    if (!connection) return Promise.resolve({ outcome: 'lost' });
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ outcome: 'timeout' }), this.ackTimeoutMs);
      const settle = (ack: Ack): void => {
        clearTimeout(timer);
        this.#waiting.delete(deliveryId);
        resolve(ack);
      };
      this.#waiting.set(deliveryId, { on: connection, settle });
      const payload = Buffer.from(JSON.stringify(envelope), 'utf8');
      for (const frame of eventFrames(deliveryId, payload, this.fragmentSize)) {
        if (this.#breaks()) break;
        connection.socket.send(frame);
      }
    });
  }

  #accept(socket: WebSocket): void {
    const connection: Connection = { socket, ready: false, muted: false };
    this.#connections.add(connection);
    socket.on('message', (data: Buffer) => this.#receive(connection, data));
    socket.on('error', (error) => this.#ledger.violate('long connection', error.message));
    socket.on('close', () => {
      this.#connections.delete(connection);
      this.#loseAll(connection);
    });
  }

  #loseAll(connection: Connection): void {
    for (const wait of [...this.#waiting.values()])
      if (wait.on === connection) wait.settle({ outcome: 'lost' });
  }

  /** Counts a frame. @returns whether the connections broke before it arrived */
  #breaks(): boolean {
    this.frames += 1;
    if (this.frames !== this.breakAt) return false;
    this.drop();
    return true;
  }

  #receive(connection: Connection, data: Buffer): void {
    if (connection.muted || this.#breaks()) return;
    const frame = decodeFrame(data);
    if (frame.method === CONTROL && frame.headers.type === 'ping') {
      this.pings += 1;
      connection.ready = true;
      for (const resolve of this.#waitingForConnection.splice(0)) resolve();
      const config = Buffer.from(JSON.stringify(this.clientConfig), 'utf8');
      connection.socket.send(encodeFrame(CONTROL, { type: 'pong' }, config));
    } else if (frame.method === DATA) {
      this.#acknowledge(frame);
    }
  }

  #acknowledge(frame: DecodedFrame): void {
    const payload = dict(parseJson(frame.payload.toString('utf8')));
    const data = str(payload.data);
    if (frame.headers.biz_rt === undefined) this.#ledger.violate('acknowledgement', 'has no biz_rt header');
    this.#waiting.get(frame.headers.message_id ?? '')?.settle({
      outcome: 'acked',
      code: Number(payload.code),
      data: data === '' ? undefined : parseJson(Buffer.from(data, 'base64').toString('utf8')),
    });
  }

  readonly routes: Route[] = [
    {
      api: 'ws.endpoint',
      method: 'POST',
      path: '/callback/ws/endpoint',
      handle: (call, on) => {
        if (call.body.AppID !== on.app.appId || call.body.AppSecret !== on.app.appSecret) {
          throw new ApiError(1000040351, 'app id or secret is wrong', 200);
        }
        if (this.#connections.size >= CONNECTIONS)
          throw new ApiError(1000040350, 'too many connections', 200);
        // the SDK parses the whole URL as a query, so the ids must not come first
        const url = `${this.url}/ws?fpid=1&device_id=${this.#turn + 1}&service_id=1`;
        return { code: 0, msg: '', data: { URL: url, ClientConfig: this.clientConfig } };
      },
    },
  ];
}
