import type { Done } from './chat.ts';

/** 短信语音网关: calls a person's telephone by whatever stands behind a webhook; a means beside the chat platforms. */
export interface Gateway {
  /**
   * @param key idempotency key: the gateway is told the same one again when a call is repeated
   * @param call `phone` as the directory has it; `text` one short Chinese paragraph to send or to read out
   */
  call(key: string, call: { phone: string; text: string }): Promise<Done>;
}
