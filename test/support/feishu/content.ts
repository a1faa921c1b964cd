import { z } from 'zod';
import { ApiError, type Call, type Platform, refuse } from './api.ts';
import { CARD_BYTES, cardProblems } from './card-check.ts';
import { decodeEntities } from './card-view.ts';
import { bytes, dict, parseJson, str } from './values.ts';
import type { Mention } from './world.ts';

/** Content of the bot's messages, by type of message. */

/** What data loss prevention takes for a telephone number or an e-mail address. */
const CONTACTS = /(?<!\w)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\w)|[\w.+-]{2,}@[\w-]+\.\w/;

const TEXT_BYTES = 150 * 1024;

const postLine = z.array(
  z.looseObject({ tag: z.enum(['text', 'a', 'at', 'img', 'md', 'hr', 'emotion', 'code_block']) }),
);
const postBody = z.strictObject({ title: z.string().optional(), content: z.array(postLine) });
const SHAPES: Record<string, z.ZodType> = {
  text: z.strictObject({ text: z.string().min(1) }),
  post: z.partialRecord(z.enum(['zh_cn', 'en_us', 'ja_jp']), postBody),
  file: z.strictObject({ file_key: z.string(), file_name: z.string().optional() }),
  image: z.strictObject({ image_key: z.string() }),
  interactive: z.looseObject({}),
};

/**
 * Checks a message's content against the platform's limits.
 * @throws ApiError 230001 shape, 230025 size, 230099 card rules, 230055 unknown upload; each is noted. 230028 where data
 *   loss prevention is on
 */
export function checkContent(type: string, content: string, call: Call, on: Platform): void {
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
  if (!shape) refuse(call, on, 230001, `msg_type ${type} is not one that the fake knows`);
  const value = parseJson(content);
  if (!shape.safeParse(value).success) refuse(call, on, 230001, `content is not that of a ${type}`);
  const limit = type === 'text' ? TEXT_BYTES : CARD_BYTES;
  if (bytes(content) > limit)
    refuse(call, on, 230025, `content has ${bytes(content)} bytes, at most ${limit}`);
  if (type === 'interactive') {
    const problems = cardProblems(content);
    if (problems.length > 0) refuse(call, on, 230099, `ErrCode: 11310; ${problems.join('; ')}`);
  }
  if (on.world.refusesContacts && CONTACTS.test(decodeEntities(content)))
    throw new ApiError(230028, 'the message does not pass the data loss prevention of the company');
  if (type === 'file' || type === 'image') {
    const key = str(dict(value)[`${type}_key`]);
    if (!on.world.files.has(key)) refuse(call, on, 230055, `${type}_key ${key} was never uploaded`);
  }
}

/** @returns whom a text of the bot mentions; `all` stands for everybody */
export function mentionsIn(content: string, on: Platform): Mention[] {
  const ids = [...content.matchAll(/<at (?:user_id|id)=\\?"?([\w]+)\\?"?>/g)].map((m) => m[1] ?? '');
  return [...new Set(ids)].map((id, i) => ({
    key: `@_user_${i + 1}`,
    openId: id,
    name: id === 'all' ? '所有人' : on.world.nameOf(id),
  }));
}
