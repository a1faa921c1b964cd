import { z } from 'zod';
import { REGION_IDS } from './regions.ts';

/**
 * What chapter 3 (grades) and 1.3 (scope) hang on. JSON-safe. A key that is absent is not known, or, for a happening
 * (`outage`, `leak`, …), not reported. `said` keeps the reporter's own words where a value had to be read from them.
 */

/** How far something reaches, in the plan's own steps (3.1–3.4), from narrow to wide. `county`: less than 1个地市. */
export const REACHES = ['county', 'city', 'province', 'provinces', 'national'] as const;
export type Reach = (typeof REACHES)[number];

/** A reach that may be known only between two bounds, as `全国多地`: at least one city, at most the whole country. */
export const extentSchema = z.object({ least: z.enum(REACHES), most: z.enum(REACHES) });
export type Extent = z.infer<typeof extentSchema>;

/** A number of people, records, …: whole, both bounds inclusive; `max: null` is open above. Exact when they are equal. */
export const countSchema = z.object({
  min: z.number().int().nonnegative(),
  max: z.number().int().nonnegative().nullable(),
  said: z.string().optional(),
});
export type Count = z.infer<typeof countSchema>;

const trileanSchema = z.enum(['yes', 'no']);

/** Causes; the first three are those that 1.3 names. */
export const CAUSES = [
  'attack',
  'intrusion',
  'malware',
  'misconfiguration',
  'insider',
  'equipment',
  'cable',
  'power',
  'disaster',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];
export const CAUSES_IN_SCOPE: readonly Cause[] = ['attack', 'intrusion', 'malware'];

/**
 * What the text is about: something that is happening; something unverified (网传, 待核实); something that the reader can't
 * tell for sure whether it is stated as a fact (`unclear`); a rumour that was refuted; a
 * question or hypothesis; a drill; only something past.
 */
export const STANDINGS = [
  'actual',
  'unverified',
  'unclear',
  'denied',
  'hypothetical',
  'drill',
  'past',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const factsSchema = z.object({
  /** absent: actual */
  standing: z.enum(STANDINGS).optional(),
  /** what makes the text `unclear`, as a Chinese clause: 文中前后说法不一 */
  doubt: z.string().optional(),
  /** already repaired; it is graded all the same */
  resolved: z.boolean().optional(),
  causes: z.array(z.enum(CAUSES)),
  /** the causes are suspected only (疑似、不排除) */
  causeSuspected: z.boolean().optional(),
  /** the places of impact, for 相关省通信管理局; never places named in passing */
  regions: z.array(z.enum(REGION_IDS)),
  /** the impact is said to be nation-wide */
  national: z.boolean(),
  /** full names as `成都市` */
  cities: z.array(z.string()),
  /** places of impact outside the 31 regions (港澳台 and abroad) */
  overseas: z.array(z.string()),
  /** number of provinces, where the text counts them */
  provinceCount: countSchema.optional(),
  /** users can't get on the internet (3.1(1), 3.2(1), 3.3(1), 3.4(1)); `many`: 大量 */
  outage: z
    .object({
      extent: extentSchema.optional(),
      many: trileanSchema.optional(),
      users: countSchema.optional(),
    })
    .optional(),
  /** the .CN top-level domain (3.1(2)); `drop`: 大幅下降 */
  cnTld: z.object({ drop: trileanSchema.optional() }).optional(),
  /** domain name resolution systems (3.2(3)); `large`: 大型; `severe`: 严重异常 */
  dns: z.object({ large: trileanSchema.optional(), severe: trileanSchema.optional() }).optional(),
  /** websites and platforms (3.2(2), 3.3(2)); `influence`: where it is 有影响力; `severe`: 访问严重异常 */
  site: z
    .object({
      name: z.string().optional(),
      influence: z.enum(['national', 'provincial', 'none']).optional(),
      severe: trileanSchema.optional(),
    })
    .optional(),
  /** users' information leaked (3.1(3), 3.2(4), 3.3(3), 3.4(2)); a number of records is not a number of people */
  leak: z
    .object({
      people: countSchema.optional(),
      records: countSchema.optional(),
      /** absent: internet users; the others are not plainly 互联网用户 */
      whose: z.enum(['employees', 'overseas', 'partly_overseas']).optional(),
    })
    .optional(),
  /** network viruses that spread (3.1(4), 3.2(5), 3.3(4)); `wide`: 大面积爆发 */
  malware: z
    .object({
      extent: extentSchema.optional(),
      wide: trileanSchema.optional(),
      devices: countSchema.optional(),
    })
    .optional(),
  /** harm that no criterion names (3.1(5), 3.2(6), 3.3(5), 3.4(3)), in a few words */
  other: z.string().optional(),
});
export type Facts = z.infer<typeof factsSchema>;

export const emptyFacts: Facts = { causes: [], regions: [], national: false, cities: [], overseas: [] };

export const INCIDENT_KINDS = ['outage', 'cn_tld', 'dns', 'site', 'leak', 'malware', 'other'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** @returns the kinds of happening that the facts report, in the order of the plan; empty when there is none */
export function incidentKinds(facts: Facts): IncidentKind[] {
  const reported: Record<IncidentKind, unknown> = {
    outage: facts.outage,
    cn_tld: facts.cnTld,
    dns: facts.dns,
    site: facts.site,
    leak: facts.leak,
    malware: facts.malware,
    other: facts.other,
  };
  return INCIDENT_KINDS.filter((kind) => reported[kind] !== undefined);
}
