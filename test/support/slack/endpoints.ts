import type { IncomingMessage } from 'node:http';
import type { Core } from './core.ts';
import type { Endpoint } from './http.ts';
import { respond } from './respond.ts';
import { decode, type Reply, type Tokens, toRefused } from './web-api.ts';

/** The endpoints beside the Web API: the upload URLs, private files, and response_urls. */
export function sideEndpoint(core: Core, tokens: Tokens, path: string): Endpoint | undefined {
  const [, kind, id = ''] = path.split('/');
  if (kind === 'upload') {
    return { name: 'upload', answer: (request, body) => upload(core, id, request, body) };
  }
  if (kind === 'files') {
    return { name: 'download', answer: (request) => download(core, tokens, id, request) };
  }
  if (kind === 'response') {
    return { name: 'response_url', answer: (request, body) => responseUrl(core, path, request, body) };
  }
  return undefined;
}

/** Takes the bytes, raw or as the one file of a multipart form. */
async function upload(core: Core, id: string, request: IncomingMessage, body: Buffer): Promise<Reply> {
  const file = core.workspace.files.get(id);
  if (file === undefined) {
    core.violate('upload', `to an unknown file ${id}`);
    return { status: 404, body: 'no such file' };
  }
  const type = request.headers['content-type'] ?? '';
  const bytes = type.startsWith('multipart/') ? await onlyPart(body, type) : body;
  if (bytes.length !== file.length) {
    core.violate('upload', `${bytes.length} bytes came, ${file.length} were announced`);
  }
  file.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.length}` };
}

async function onlyPart(body: Buffer, type: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [part = ''] = [...form.values()];
  return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
}

function download(core: Core, tokens: Tokens, id: string, request: IncomingMessage): Reply {
  const bytes = core.workspace.files.get(id)?.bytes;
  if (request.headers.authorization !== `Bearer ${tokens.bot}`) {
    core.violate('download', 'without the bot token');
    return { status: 403, body: 'forbidden' };
  }
  return bytes === undefined ? { status: 404, body: 'no such file' } : { status: 200, body: bytes };
}

function responseUrl(core: Core, path: string, request: IncomingMessage, body: Buffer): Reply {
  try {
    respond(core, core.grants.takeResponse(path), decode(request, body));
    return { status: 200, body: 'ok' };
  } catch (error) {
    const { code, violation } = toRefused(error);
    core.violate('response_url', `${code}: ${violation ?? ''}`);
    const status = code === 'no_such_url' || code === 'expired_url' || code === 'used_url' ? 404 : 400;
    return { status, body: code };
  }
}
