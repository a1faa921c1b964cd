import { z } from 'zod';
import type { CommandContext } from '../src/app/command.ts';
import { incidents } from '../src/app/records.ts';
import { orgsOfRole } from '../src/domain/authority.ts';
import type { Directory, Org } from '../src/domain/directory.ts';
import type { OrgId } from '../src/domain/ids.ts';
import type { ReportContent } from '../src/domain/incident/events.ts';
import type { Incident } from '../src/domain/incident/state.ts';
import { readReport } from '../src/intake/read.ts';
import { type Facts, type IncidentKind, incidentKinds } from '../src/plan/facts.ts';
import { regionName } from '../src/plan/regions.ts';
import { moment } from './args.ts';

/** Reading a report's text and form, and finding open incidents that it resembles (4.1). */

export const reportArgs = z.object({
  text: z
    .string('请写明发生了什么')
    .trim()
    .min(2, '请写明发生了什么')
    .max(10_000, '报告请控制在1万字以内，可用 /续报 分次补充'),
  occurredAt: moment.optional(),
  discoveredAt: moment.optional(),
  affected: z.string().trim().max(100, '单位名称请控制在100字以内').optional(),
  measures: z.string().trim().max(2000, '措施请控制在2000字以内').optional(),
  suggestions: z.string().trim().max(2000, '建议请控制在2000字以内').optional(),
});
export type ReportArgs = z.infer<typeof reportArgs>;

/** Kinds of organizations that 4.1 obliges to report what happens to themselves. */
const OWN_REPORTERS = ['operator', 'domain_institution', 'internet_company'];

/**
 * @param own the organization that is affected where the report names none; null: it stays unknown
 * @returns what the report says; what its form states goes before what its text seems to say
 */
export function contentOf(ctx: CommandContext, a: ReportArgs, own: Org | null): ReportContent {
  const r = readReport(a.text, new Date(ctx.at));
  const name = a.affected ?? r.affectedName ?? null;
  const affected = name
    ? { org: soleOrg(name, ctx.dir), name }
    : { org: own?.id ?? null, name: own?.name ?? null };
  return {
    text: a.text,
    title: titleOf(a.text, affected.org ? ctx.dir.org(affected.org)?.name : affected.name, r.facts),
    affected,
    occurredAt: a.occurredAt ?? past(r.occurredAt, ctx),
    discoveredAt: a.discoveredAt ?? past(r.discoveredAt, ctx),
    measures: a.measures ?? r.measures ?? null,
    suggestions: a.suggestions ?? r.suggestions ?? null,
    facts: r.facts,
    evidence: r.evidence,
  };
}

const past = (at: string | undefined, ctx: CommandContext): string | null => (at && at <= ctx.at ? at : null);

/** @returns the organization that reports, where a first report that names none is of itself */
export function ownReporter(org: Org): Org | null {
  return OWN_REPORTERS.includes(org.kind) ? org : null;
}

function soleOrg(name: string, dir: Directory): OrgId | null {
  const { orgs } = dir.find(name);
  return orgs.length === 1 && orgs[0] ? orgs[0].id : null;
}

const KIND_WORDS: Record<IncidentKind, string> = {
  outage: '用户无法上网',
  cn_tld: '.CN域名解析异常',
  dns: '域名解析异常',
  site: '网站平台访问异常',
  leak: '用户信息泄露',
  malware: '病毒传播',
  other: '网络安全事件',
};

/** A short name: whom or where it befell and what happened, or the beginning of the text. */
function titleOf(text: string, affected: string | null | undefined, facts: Facts): string {
  const kind = incidentKinds(facts)[0];
  const where = affected ?? placeOf(facts);
  if (kind && kind !== 'other' && where) return `${where}${KIND_WORDS[kind]}`.slice(0, 40);
  const first = text.split(/[。；\n]/u)[0] ?? text;
  return first.length > 30 ? `${first.slice(0, 29)}…` : first;
}

function placeOf(facts: Facts): string {
  if (facts.national) return '全国';
  const [first, second] = facts.regions.map(regionName);
  if (!first) return '';
  return facts.regions.length > 2
    ? `${first}等${facts.regions.length}地`
    : [first, second].filter(Boolean).join('、');
}

/** Hours within which reports may be of the same incident. */
const SIMILAR_HOURS = 72;

/**
 * Open incidents of the same affected organization and kind, or of the same kind in the same region, not long ago.
 * @returns their numbers, newest first, at most 3
 */
export async function similarTo(ctx: CommandContext, c: ReportContent): Promise<string[]> {
  const concern = { facts: c.facts, affected: c.affected, reports: [] };
  const orgs = ['affected' as const, 'concerned_administrations' as const].flatMap((r) =>
    orgsOfRole(r, concern, ctx.dir).map((o) => o.id),
  );
  if (orgs.length === 0) return [];
  const since = new Date(Date.parse(ctx.at) - SIMILAR_HOURS * 3_600_000);
  const rows = await ctx.tx.openRecordsOf('incident', orgs, since, 20);
  return rows
    .map((r) => incidents.parse(JSON.parse(r.state)))
    .filter((s) => resembles(s, c))
    .slice(0, 3)
    .map((s) => s.number);
}

function resembles(s: Incident, c: ReportContent): boolean {
  const kinds = new Set(incidentKinds(s.facts));
  const sameKind = incidentKinds(c.facts).some((k) => kinds.has(k));
  const sameOrg = c.affected.org !== null && c.affected.org === s.affected.org;
  const otherOrg = c.affected.org !== null && s.affected.org !== null && !sameOrg;
  const sameRegion =
    (s.facts.national && c.facts.national) || c.facts.regions.some((r) => s.facts.regions.includes(r));
  return sameKind ? sameOrg || (sameRegion && !otherOrg) : sameOrg && sameRegion;
}
