import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Slack's rates, kept on our side: per method by its tier, and per channel for posting. */

/** Calls a minute that Slack grants to a method of the tier. */
const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
type Tier = keyof typeof TIERS;

const METHODS: Record<string, Tier> = {
  'bookmarks.add': 2,
  'chat.getPermalink': 4,
  'chat.postEphemeral': 4,
  'chat.update': 3,
  'conversations.create': 2,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.invite': 3,
  'conversations.join': 3,
  'conversations.list': 2,
  'conversations.open': 3,
  'conversations.setPurpose': 2,
  'conversations.setTopic': 2,
  'files.completeUploadExternal': 4,
  'files.getUploadURLExternal': 4,
  'pins.add': 2,
  'users.lookupByEmail': 3,
  'views.open': 4,
  'views.update': 4,
};

/**
 * Slack counts over any minute, a limiter over fixed windows. A quarter of the minute's calls in each 20 seconds keeps
 * every minute, which touches at most four such windows, within the tier.
 */
const WINDOW_SECONDS = 20;
const perWindow = (tier: Tier): number => Math.max(1, Math.floor(TIERS[tier] / 4));

export interface Limits {
  /** @returns milliseconds to wait before this call; 0: it may go, and is counted */
  take(method: string, channel: string): Promise<number>;
  /** Holds back a method (for posting: one channel) after a 429; the others go on. */
  block(method: string, channel: string, ms: number): Promise<void>;
}

/** For platforms of tests and of one's own, which have no rates. */
export const noLimits: Limits = { take: async () => 0, block: async () => undefined };

export function createLimits(): Limits {
  const posting = new RateLimiterMemory({ keyPrefix: 'post', points: 1, duration: 1 });
  const tiers = { 1: limiterOf(1), 2: limiterOf(2), 3: limiterOf(3), 4: limiterOf(4) };
  /** @returns the limiter and the key in it */
  const of = (method: string, channel: string): [RateLimiterMemory, string] =>
    method === 'chat.postMessage' ? [posting, channel] : [tiers[METHODS[method] ?? 3], method];
  return {
    async take(method, channel) {
      const [limiter, key] = of(method, channel);
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
        throw refusal;
      }
    },
    async block(method, channel, ms) {
      const [limiter, key] = of(method, channel);
      await limiter.block(key, Math.ceil(ms / 1000));
    },
  };
}

function limiterOf(tier: Tier): RateLimiterMemory {
  return new RateLimiterMemory({
    keyPrefix: `tier${tier}`,
    points: perWindow(tier),
    duration: WINDOW_SECONDS,
  });
}
