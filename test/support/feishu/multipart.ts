import type { Upload } from './api.ts';

/**
 * Splits a multipart/form-data body.
 * @param body the raw bytes
 * @param contentType the header, with its boundary
 * @returns plain fields and files; a part of octets counts as a file even where it has no file name
 */
export function parseMultipart(
  body: Buffer,
  contentType: string,
): { fields: Record<string, string>; uploads: Map<string, Upload> } {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  const fields: Record<string, string> = {};
  const uploads = new Map<string, Upload>();
  for (const part of split(body, Buffer.from(`--${boundary}`))) {
    const headerEnd = part.indexOf('\r\n\r\n');
    if (headerEnd < 0) continue;
    const header = part.subarray(0, headerEnd).toString('utf8');
    const data = part.subarray(headerEnd + 4, part.length - 2);
    const name = /[; ]name="([^"]*)"/.exec(header)?.[1] ?? '';
    const fileName = /filename="([^"]*)"/.exec(header)?.[1];
    if (fileName !== undefined || /content-type: application\/octet-stream/i.test(header)) {
      uploads.set(name, { fileName: fileName ?? '', data: Buffer.from(data) });
    } else {
      fields[name] = data.toString('utf8');
    }
  }
  return { fields, uploads };
}

function split(body: Buffer, mark: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = body.indexOf(mark);
  while (start >= 0) {
    const next = body.indexOf(mark, start + mark.length);
    if (next < 0) break;
    parts.push(body.subarray(start + mark.length, next));
    start = next;
  }
  return parts;
}
