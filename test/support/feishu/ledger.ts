import type { Dict } from './values.ts';

/** A call as it came in, for tests that look at what was sent. */
export interface CallRecord {
  /** name of the route, as `message.create`; empty where there is no such route */
  api: string;
  method: string;
  path: string;
  query: Record<string, string>;
  body: Dict;
  /** UTC milliseconds of the fake's clock */
  at: number;
  /** what was answered; absent until then, and where the answer was withheld */
  answer?: { status: number; code: number };
}

/** What the bot did, and what it did against the platform's rules. */
export class Ledger {
  readonly calls: CallRecord[] = [];
  /** rules that were broken, each with the call that broke it */
  readonly violations: string[] = [];
  /** calls that the platform doesn't know or that no test prepared for */
  readonly unexpected: string[] = [];

  violate(where: string, rule: string): void {
    this.violations.push(`${where}: ${rule}`);
  }

  /** @returns what was broken so far, and forgets it: for tests that break a rule on purpose */
  take(): string[] {
    return [...this.violations.splice(0), ...this.unexpected.splice(0)];
  }

  /** @throws Error that lists every broken rule and unexpected call */
  assertClean(): void {
    const all = [...this.violations, ...this.unexpected.map((u) => `unexpected call ${u}`)];
    if (all.length > 0) throw new Error(`The fake Feishu was used against its rules:\n- ${all.join('\n- ')}`);
  }
}
