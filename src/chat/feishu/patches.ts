import type { Outcome } from './api.ts';

/**
 * Redraws posted cards. A message bears 5 changes a second, so while one is on its way only the newest of the states
 * that follow is kept; whoever asked for an older one gets the newest one's result.
 */
export function createPatches(patch: (messageId: string, json: string) => Promise<Outcome<unknown>>) {
  interface Line {
    running: Promise<Outcome<unknown>>;
    next: { json: string; done: Promise<Outcome<unknown>> } | null;
  }
  const lines = new Map<string, Line>();

  return async function redraw(messageId: string, json: string): Promise<Outcome<unknown>> {
    const line = lines.get(messageId);
    if (line?.next) {
      line.next.json = json;
      return line.next.done;
    }
    if (line) {
      const next: NonNullable<Line['next']> = { json, done: Promise.resolve({ ok: true, data: null }) };
      next.done = line.running.then(() => {
        line.next = null;
        line.running = patch(messageId, next.json);
        return line.running;
      });
      line.next = next;
      return next.done.finally(() => settle(messageId, line));
    }
    const started: Line = { running: patch(messageId, json), next: null };
    lines.set(messageId, started);
    return started.running.finally(() => settle(messageId, started));
  };

  /** Forgets the message once nothing of it is under way. */
  function settle(messageId: string, line: Line): void {
    const last = line.running;
    void last.then(() => {
      if (line.running === last && line.next === null) lines.delete(messageId);
    });
  }
}
