import { z } from 'zod';
import { ApiError, type Call, checkedBody, ok, type Platform, type Route, refuse } from './api.ts';
import { cardProblems } from './card-check.ts';
import { replaceCard } from './messages.ts';
import { type Dict, dict, isDict } from './values.ts';
import type { FakeMessage } from './world.ts';

/** Answers to clicks on cards: at once in the acknowledgement, or later by the click's token. */

const MINUTE = 60_000;
const response = z.strictObject({
  toast: z
    .strictObject({
      type: z.enum(['info', 'success', 'warning', 'error']).optional(),
      content: z.string(),
      i18n: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  card: z.strictObject({ type: z.literal('raw'), data: z.looseObject({}) }).optional(),
});
const updateBody = z.strictObject({ token: z.string(), card: z.looseObject({}) });

export interface ClickToken {
  message: FakeMessage;
  at: number;
  answered: boolean;
  uses: number;
}

/** What the person who clicked saw. */
export interface ClickResult {
  toast: string | null;
  /** the client's error, where the bot didn't answer as it should */
  error: string | null;
}

/** The tokens of clicks. */
export class Clicks {
  readonly tokens = new Map<string, ClickToken>();

  /**
   * Takes what the handler returned, as the client does.
   * @param data parsed acknowledgement; undefined where it carried none
   */
  answer(token: string, data: unknown, on: Platform): ClickResult {
    const click = this.tokens.get(token);
    if (!click) throw new Error(`no such click: ${token}`);
    click.answered = true;
    const where = `answer to a click on ${click.message.messageId}`;
    const fail = (rule: string): ClickResult => {
      on.ledger.violate(where, rule);
      return { toast: null, error: '出错了，请稍后重试' };
    };
    if (!isDict(data)) return fail('carries no data: return {}');
    const result = response.safeParse(data);
    if (!result.success)
      return fail(result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
    const { card, toast } = result.data;
    if (card) {
      const content = JSON.stringify(card.data);
      const problems = cardProblems(content);
      if (problems.length > 0) return fail(problems.join('; '));
      if (dict(card.data.config).update_multi !== true)
        return fail('update_multi is not true: others keep the old card');
      on.world.edit(click.message, content);
    }
    return { toast: toast?.content ?? null, error: null };
  }

  readonly routes: Route[] = [
    {
      api: 'card.update',
      method: 'POST',
      path: '/open-apis/interactive/v1/card/update',
      handle: (call, on) => this.#late(call, on),
    },
  ];

  /** The delayed update: within 30 minutes, twice, only after the acknowledgement. */
  #late(call: Call, on: Platform): Dict {
    const { token, card } = checkedBody(updateBody, call, on);
    const click = this.tokens.get(token);
    if (!click) refuse(call, on, 10002, 'no such click');
    if (!click.answered) refuse(call, on, 10002, 'the click has not been answered yet');
    if (click.uses >= 2) refuse(call, on, 10002, 'the token of the click was used twice already');
    if (on.world.now() - click.at > 30 * MINUTE)
      throw new ApiError(10002, 'the token of the click has expired');
    replaceCard(click.message, JSON.stringify(card), call, on);
    click.uses += 1;
    return ok();
  }
}
