import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { Ack } from './gateway.ts';
import { type Dict, dict, parseJson } from './values.ts';

/** Events by HTTP, as an app receives them that can't use the long connection: signed, and encrypted where a key is set. */

export interface WebhookOptions {
  url: string;
  verificationToken: string;
  /** empty: neither encrypted nor signed */
  encryptKey: string;
}

/** Forgeries, for tests of the receiver. */
export interface Forgery {
  /** Unix seconds, where not the present */
  timestamp?: number;
  signature?: string;
  verificationToken?: string;
  /** sent with the signature of the true body */
  tamper?: (body: string) => string;
}

/** AES-256-CBC under the SHA-256 of the key, the IV first, as base64. */
function encrypt(plain: string, encryptKey: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

/** SHA-256 over timestamp, nonce, key and raw body. */
export const sign = (timestamp: string, nonce: string, encryptKey: string, body: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');

export class WebhookSender {
  readonly #options: WebhookOptions;
  readonly #now: () => number;
  #count = 0;

  constructor(options: WebhookOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /** @returns what the receiver answered; `lost` where it could not be reached */
  async send(envelope: Dict, forgery: Forgery = {}): Promise<Ack> {
    const header = {
      ...dict(envelope.header),
      token: forgery.verificationToken ?? this.#options.verificationToken,
    };
    const { status, body } = await this.#post({ ...envelope, header }, forgery);
    return status === 0 ? { outcome: 'lost' } : { outcome: 'acked', code: status, data: parseJson(body) };
  }

  /** The platform's check of a new address. @returns the challenge that came back, or undefined */
  async verifyUrl(challenge: string): Promise<unknown> {
    const token = this.#options.verificationToken;
    const { body } = await this.#post({ challenge, token, type: 'url_verification' }, {});
    return dict(parseJson(body)).challenge;
  }

  async #post(payload: Dict, forgery: Forgery): Promise<{ status: number; body: string }> {
    const { url, encryptKey } = this.#options;
    const plain = JSON.stringify(payload);
    const body = encryptKey ? JSON.stringify({ encrypt: encrypt(plain, encryptKey) }) : plain;
    const timestamp = String(forgery.timestamp ?? Math.floor(this.#now() / 1000));
    this.#count += 1;
    const nonce = `nonce-${this.#count}`;
    const signature = forgery.signature ?? sign(timestamp, nonce, encryptKey, body);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      ...(encryptKey ? { 'x-lark-signature': signature } : {}),
    };
    try {
      const response = await fetch(url, { method: 'POST', headers, body: forgery.tamper?.(body) ?? body });
      return { status: response.status, body: await response.text() };
    } catch (error) {
      if (error instanceof TypeError) return { status: 0, body: '' };
      throw error;
    }
  }
}
