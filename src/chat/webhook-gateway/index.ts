import { createHmac } from 'node:crypto';
import type { Done } from '../../app/chat.ts';
import type { Gateway } from '../../app/gateway.ts';

/**
 * The webhook of a gateway for short messages or voice. It gets one POST for each call, signed so that it can tell the
 * bot from anybody else:
 *
 *   X-Yingji-Timestamp: seconds since 1970
 *   X-Yingji-Signature: sha256=<hex of HMAC-SHA256 over `<timestamp>.<body>` with the shared secret>
 *   Idempotency-Key:    the same for every repetition of one call
 *   {"id": "<idempotency key>", "phone": "…", "text": "…"}
 *
 * 2xx: it has taken the call. 408, 429 and 5xx: later, after Retry-After where it says so. Others: never.
 */
export interface GatewayConfig {
  url: string;
  secret: string;
}

const TIMEOUT_MS = 10_000;

/** @param now the clock that the signature is dated by */
export function createWebhookGateway(config: GatewayConfig, now: () => Date): Gateway {
  return {
    async call(key, { phone, text }) {
      const body = JSON.stringify({ id: key, phone, text });
      const timestamp = String(Math.floor(now().getTime() / 1000));
      try {
        const answer = await fetch(config.url, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: {
            'content-type': 'application/json',
            'idempotency-key': key,
            'x-yingji-timestamp': timestamp,
            'x-yingji-signature': `sha256=${signatureOf(config.secret, timestamp, body)}`,
          },
          body,
        });
        await answer.body?.cancel();
        return outcome(answer.status, answer.headers.get('retry-after'));
      } catch (error) {
        if (error instanceof Error) return { ok: false, kind: 'later', reason: '短信语音网关没有应答' };
        throw error;
      }
    },
  };
}

/** @returns lower-case hex */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

function outcome(status: number, retryAfter: string | null): Done {
  if (status >= 200 && status < 300) return { ok: true };
  const reason = `短信语音网关拒绝了这次呼叫（HTTP ${status}）`;
  if (status !== 408 && status !== 429 && status < 500) return { ok: false, kind: 'refused', reason };
  const seconds = Number(retryAfter);
  const after = retryAfter !== null && seconds > 0 ? { afterMs: seconds * 1000 } : {};
  return { ok: false, kind: 'later', reason, ...after };
}
