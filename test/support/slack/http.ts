import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Faults } from './faults.ts';
import { type Reply, tooMany } from './web-api.ts';

/** One endpoint. `name` is what faults are ordered by; `answer` does the work. */
export interface Endpoint {
  name: string;
  answer(request: IncomingMessage, body: Buffer, fault: Fault | undefined): Reply | Promise<Reply>;
}

/**
 * Makes an HTTP server that answers through `route` and brings the ordered faults about.
 * @param failed is told of what went wrong inside the fake itself
 */
export function serve(
  route: (path: string) => Endpoint | undefined,
  faults: Faults,
  failed: (error: unknown) => void,
): Server {
  // Connections stay: a client that is slow between two calls must not meet one that is being closed.
  return createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      failed(error);
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const endpoint = route(new URL(request.url ?? '/', 'http://fake').pathname);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (endpoint === undefined) return write(response, { status: 404, body: 'not found' });
    const fault = faults.take(endpoint.name);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'drop') return void response.destroy();
    if (fault?.kind === 'rate_limited') return write(response, tooMany(fault.retryAfter));
    if (fault?.kind === 'status') return write(response, { status: fault.status, body: 'upstream failure' });
    const carryOut = async (): Promise<Reply> => endpoint.answer(request, Buffer.concat(chunks), fault);
    if (fault?.kind === 'land_late') {
      faults.hold(carryOut);
      return void response.destroy();
    }
    const reply = await carryOut();
    if (fault?.kind === 'commit_then_hang') return;
    if (fault?.kind === 'commit_then_drop') return void response.destroy();
    write(response, reply);
  }
}

/** Starts listening on a free port of the loopback interface. @returns the origin, as `http://127.0.0.1:4711` */
export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const type = raw ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(raw ? body : JSON.stringify(body));
}
