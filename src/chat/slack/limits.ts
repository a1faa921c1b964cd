import { Recent } from '../common/recent.ts';

/** Slack's rates, kept on our side: per method by its tier, and per channel for posting. */

/** Calls a minute that Slack grants to a method of the tier. */
const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
type Tier = keyof typeof TIERS;

const METHODS: Record<string, Tier> = {
  'bookmarks.add': 2,
  'chat.delete': 3,
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
  'users.list': 2,
  'users.lookupByEmail': 3,
  'views.open': 4,
  'views.update': 4,
};

/** A minute, and what the way to Slack may take longer for one call than for another. */
const MINUTE_MS = 61_000;
/** Between two posts in one channel. */
const POST_MS = 1000;

export interface Limits {
  /** @returns milliseconds to wait before this call; 0: it may go, and is counted */
  take(method: string, channel: string): number;
  /** Holds back a method (for posting: one channel) after a 429; the others go on. */
  block(method: string, channel: string, ms: number): void;
}

/** For platforms of tests and of one's own, which have no rates. */
export const noLimits: Limits = { take: () => 0, block: () => undefined };

/**
 * Every span of a minute has no more calls than the tier grants, as Slack counts: what comes all at once after a quiet
 * minute goes out at once.
 * @param now milliseconds of any clock that only goes forward
 */
export function createLimits(now: () => number = () => performance.now()): Limits {
  const calls = new Recent<number[]>(10_000);
  const blocked = new Recent<number>(10_000);
  const keyOf = (method: string, channel: string): string =>
    method === 'chat.postMessage' ? `${method} ${channel}` : method;
  return {
    take(method, channel) {
      const key = keyOf(method, channel);
      const at = now();
      const [most, span] =
        method === 'chat.postMessage' ? [1, POST_MS] : [TIERS[METHODS[method] ?? 3], MINUTE_MS];
      const recent = (calls.get(key) ?? []).filter((t) => t > at - span);
      const oldest = recent.length < most ? undefined : recent[0];
      const free = Math.max(blocked.get(key) ?? 0, oldest === undefined ? 0 : oldest + span);
      if (free > at) return Math.ceil(free - at);
      calls.set(key, [...recent, at]);
      return 0;
    },
    block(method, channel, ms) {
      blocked.set(keyOf(method, channel), now() + ms);
    },
  };
}
