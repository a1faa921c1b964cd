import { type Call, ok, type Platform, type Route, refuse } from './api.ts';
import type { Dict } from './values.ts';

/** Uploads of files and images. Downloads of what people sent are served as bytes by the server itself. */

const MEGABYTE = 1024 * 1024;
const FILE_TYPES = new Set('opus mp4 pdf doc xls ppt stream'.split(' '));

function upload(kind: 'file' | 'image', limit: number, call: Call, on: Platform): Dict {
  const part = call.uploads.get(kind);
  if (!part) refuse(call, on, 234001, `the form has no ${kind}`);
  if (part.data.length === 0) refuse(call, on, 234010, 'the file is empty');
  if (part.data.length > limit) refuse(call, on, 234006, `the file is larger than ${limit / MEGABYTE} MB`);
  const type = String(call.body[`${kind}_type`]);
  if (kind === 'file' && !FILE_TYPES.has(type)) refuse(call, on, 234001, `file_type ${type} is unknown`);
  if (kind === 'file' && !call.body.file_name) refuse(call, on, 234001, 'file_name is missing');
  if (kind === 'image' && type !== 'message' && type !== 'avatar')
    refuse(call, on, 234001, `image_type ${type}`);
  const key = on.world.id(kind === 'file' ? 'file_v3' : 'img_v3');
  const name = String(call.body.file_name ?? part.fileName);
  on.world.files.set(key, { key, name, type, data: part.data });
  return ok({ [`${kind}_key`]: key });
}

const UPLOAD = ['im:resource', 'im:resource:upload'];

export const uploadRoutes: Route[] = [
  {
    api: 'file.create',
    method: 'POST',
    path: '/open-apis/im/v1/files',
    scopes: UPLOAD,
    handle: (call, on) => upload('file', 30 * MEGABYTE, call, on),
  },
  {
    api: 'image.create',
    method: 'POST',
    path: '/open-apis/im/v1/images',
    scopes: UPLOAD,
    handle: (call, on) => upload('image', 10 * MEGABYTE, call, on),
  },
];
