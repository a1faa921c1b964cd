import type { Clause } from '../clauses/clauses.ts';
import type { Statement } from '../moods/statement.ts';
import { pattern } from '../text/pattern.ts';

const WITHIN = pattern(
  /公司|企业|医院|学校|我司|我单位|内网|办公网|台|学院|大学|单位|机构|工厂|集团|局域网|一家/u,
);

/** @returns whether it stays inside: a virus inside one organization (某公司, 我司内网) does not reach beyond its city unless the text says so. */
export function isLocal(clauses: Clause[], statements: Statement[]): boolean {
  const own = new Set(statements.map((s) => clauses[s.clause]?.sentence));
  return clauses.some((c) => own.has(c.sentence) && WITHIN.test(c.text));
}
