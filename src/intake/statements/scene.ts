import type { Extent } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { isHitLabel } from '../clauses/labels.ts';
import type { Stated } from '../moods/degrees.ts';
import { isLive, type Mood } from '../moods/moods.ts';
import { isPutRight } from '../moods/negation.ts';
import { isOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { openProvinces } from '../places/doubtful-provinces.ts';
import { settleHainan } from '../places/hainan.ts';
import { endsInName, isContained, isContainerOf, isMereName, withOwn } from '../places/own-places.ts';
import type { ClausePlaces } from '../places/places.ts';
import { isOfSomethingElse, isSpared, placesIn, SPARED } from '../places/spared.ts';
import {
  extentOf,
  furthest,
  isSomewhere,
  join,
  nowhere,
  regionsOf,
  together,
  upFromCity,
  type Where,
  widen,
  withoutLocators,
} from '../places/where.ts';
import { pattern } from '../text/pattern.ts';
import { GROWN, LINKED, NOT_SETTLED, UNRELATED } from './extent-words.ts';
import { isAddition } from './statements.ts';

/** The reach and degree of the statements of one kind. */
export interface Spread {
  where: Where;
  degree: Stated;
  extent: Extent | undefined;
}

/** A text with its places: says where its statements are. */
export class Scene {
  readonly clauses: Clause[];
  readonly moods: Mood[];
  readonly mood: Mood; // that the facts are told in
  readonly #statements: Statement[];
  readonly #places: ClausePlaces[];

  constructor(clauses: Clause[], moods: Mood[], statements: Statement[], mood: Mood) {
    this.clauses = clauses;
    this.moods = moods;
    this.mood = mood;
    this.#statements = statements;
    this.#places = settleHainan(placesIn(clauses), clauses);
  }

  /** Whether a statement is less certain than what the facts are told in. */
  isWeak(s: Statement): boolean {
    return s.mood !== this.mood;
  }

  /** The reach and degree of statements of one kind: certain for those that state the degree, wider for what the others add. */
  spreadOf(all: Statement[]): Spread {
    const stated = all.filter((s) => s.degree === 'yes' && !this.isWeak(s));
    const open = all.filter((s) => s.degree !== 'no');
    const certain = [stated, open].find((list) => list.length > 0) ?? all;
    const feared = this.#fearedFor(all);
    const reach = widen(this.#reachOf(certain), this.#reachOf(open));
    const extent = isSomewhere(feared)
      ? widen(reach, extentOf(together([...open.map((s) => this.at(s)), feared])))
      : reach;
    const unsettled = this.clauses.some((c) => NOT_SETTLED.test(c.text));
    const alone = this.clauses.some((c) => UNRELATED.test(c.text))
      ? furthest(certain.map((s) => this.#reachOf([s])))
      : undefined;
    const degree: Stated = stated.length > 0 ? 'yes' : open.length > 0 ? undefined : 'no';
    const sure = open.filter((s) => !this.isWeak(s));
    const onlyFeared = stated.length === 0 && sure.length > 0 && sure.length < open.length;
    const least = unsettled ? upFromCity(extent) : onlyFeared ? this.#reachOf(sure) : undefined;
    const where = together(all.map((s) => this.at(s)));
    const settled = widen(least ?? alone ?? extent, extent);
    return { where, degree, extent: openProvinces(settled, regionsOf(where), this.clauses) };
  }

  /** Leaks and sites have no reach in the plan; their place is the region of the impact or of the organization. */
  located(list: Statement[]): Where {
    // 贵州局来电。成都某公司15万会员资料被盗: its own organization before what was spoken of earlier
    const own = list
      .map((s) => this.#places[s.clause])
      .find((found) => found && isSomewhere(found.organization));
    if (own !== undefined && !isSomewhere(own.impact)) return own.organization;
    const impact = list.map((s) => this.at(s)).find((where) => regionsOf(where).length > 0 || where.nation);
    if (impact !== undefined) return impact;
    const sentences = new Set(list.map((s) => this.clauses[s.clause]?.sentence));
    const near = this.#places.filter((_, i) => sentences.has(this.clauses[i]?.sentence));
    // 事发单位：绍兴凌创数据服务有限公司
    const labelled = this.#places.filter((_, i) => isHitLabel(this.clauses[i - 1]));
    const at = [...near, ...labelled].find(({ organization }) => isSomewhere(organization));
    return at?.organization ?? nowhere();
  }

  #reachOf(statements: Statement[]): Extent | undefined {
    const wheres = statements.map((s) => this.at(s));
    // 重庆大面积断网，渝中等区用户普遍掉线: a part that one statement names doesn't lessen the whole of another
    const all = together(wheres);
    const joint = extentOf({
      ...all,
      county: wheres.every((w) => w.county),
      part: wheres.every((w) => w.part),
    });
    const last = statements.at(-1)?.clause ?? 0;
    const grown = this.clauses.slice(Math.max(0, last - 1), last + 1).some((c) => GROWN.test(c.text));
    return grown ? furthest([joint, ...wheres.slice(-1).map(extentOf)]) : joint;
  }

  /** Where it may yet reach: 可能波及全国 after the statement. */
  #fearedFor(all: Statement[]): Where {
    const from = Math.min(...all.map((s) => s.clause));
    const feared = this.#places.filter((found, i) => {
      const clause = this.clauses[i];
      const asks =
        clause !== undefined && has(clause, 'asks') && /是否|是不是|有没|有无|会不会/u.test(clause.text);
      if (i <= from || clause === undefined || isOfSomethingElse(clause)) return false;
      const heard =
        (this.moods[i] === 'unverified' || (i === this.clauses.length - 1 && has(clause, 'hearsay'))) &&
        /断|瘫|没网|一样|同样|受影响/u.test(clause.text); // 另有人称湖南也断了
      if (heard)
        return (
          isAddition(clause, found) &&
          !this.clauses.slice(i + 1).some((c) => has(c, 'normal') && has(c, 'place'))
        );
      if (!asks && this.moods[i] !== this.moods[from]) return false;
      return (
        isAddition(clause, found) &&
        (asks ||
          has(clause, 'possible', 'suspected') ||
          BEGINNING.test(clause.text) ||
          OR.test(clause.text) ||
          isOpen(clause))
      );
    });
    return together(feared.map((found) => withoutLocators(found.impact)));
  }

  /**
   * Says where a statement is: the places of its clause; else those that lead up to it in its sentence; else where its
   * operator or reporter is; else what the text last spoke of; and in any case what follows it as an addition (涉及四川).
   */
  at(statement: Statement): Where {
    const { clauses } = this;
    const places = this.#places;
    const at = statement.clause;
    const clause = clauses[at];
    const own = places[at];
    if (clause === undefined || own === undefined) return nowhere();
    let where = own.impact;
    const also = /也|同样|亦/u.test(clause.text) && /^(?:继|除)/u.test(clauses[at - 1]?.text ?? ''); // 继甘肃之后，青海也…
    if (also) where = join(where, places[at - 1]?.impact ?? nowhere());
    if (!isSomewhere(where)) where = this.#leadingUp(at);
    else where = this.#listed(where, at);
    if (!isSomewhere(where)) where = own.operator;
    where = this.#addFollowing(where, at);
    if (!isSomewhere(where)) where = this.#earlier(at);
    if (!isSomewhere(where)) where = this.#announced(at);
    return withoutLocators(withOwn(where, at, places));
  }

  /** A list that punctuation cut (四川,云南大量用户…) and places said earlier in the sentence. */
  #leadingUp(at: number): Where {
    const { clauses, moods } = this;
    let where = nowhere();
    for (let i = at - 1; i >= 0 && clauses[i]?.sentence === clauses[at]?.sentence; i--) {
      if (this.#statements.some((s) => s.clause === i && s.kind !== 'other') && isSomewhere(where)) break;
      const found = this.#places[i]?.impact;
      const unreal = !isLive(moods[i] ?? 'actual') && isLive(moods[at] ?? 'actual');
      if (unreal || isSpared(clauses[i])) continue;
      if (found !== undefined && isSomewhere(found))
        where = join(isContainerOf(found, where) ? { ...nowhere(), spans: found.spans } : found, where);
    }
    return where;
  }

  /** 新疆,甘肃,青海三地…: names right before it that nothing but commas parts from its own. */
  #listed(where: Where, at: number): Where {
    let all = where;
    for (let i = at - 1; i >= 0 && this.clauses[i]?.sentence === this.clauses[at]?.sentence; i--) {
      const clause = this.clauses[i];
      const found = this.#places[i]?.impact;
      if (
        clause === undefined ||
        found === undefined ||
        !(isMereName(clause) || endsInName(clause, this.clauses[i + 1]))
      )
        break;
      if (found.regions.length + found.cities.length === 0 || isContainerOf(found, all)) break;
      all = join(found, all);
      if (!isMereName(clause)) break;
    }
    return all;
  }

  /** What follows a statement as an addition: 涉及四川. */
  #addFollowing(where: Where, at: number): Where {
    const { clauses, moods } = this;
    const places = this.#places;
    let all = where;
    for (let i = at + 1; i < clauses.length; i++) {
      const clause = clauses[i];
      const found = places[i];
      if (
        clause === undefined ||
        found === undefined ||
        this.#statements.some((s) => s.clause === i && s.kind !== 'other')
      )
        break;
      const linked =
        LINKED.test(clause.text) ||
        has(clause, 'part_of') ||
        // 不是四川全省大量用户断网，是绵阳市
        (i === at + 1 && isPutRight(clauses[at] as Clause, clause));
      if (
        !(linked && isAddition(clause, found)) ||
        isOfSomethingElse(clause) ||
        /^[^,]{0,4}(?:其他|其余|别的)/u.test(clause.text) ||
        (moods[i] ?? 'actual') !== (moods[at] ?? 'actual') ||
        has(clause, 'possible', 'normal', 'few', 'superseded') ||
        (!isSomewhere(where) && /^(?:另|此外|还有|同时)/u.test(clause.text)) ||
        SPARED.test(clause.text)
      )
        continue;
      // cities of a province that is already named, and counties of a city, only say where in it
      const known = new Set(all.regions);
      const news: Where = {
        ...found.impact,
        cities: found.impact.cities.filter((city) => !known.has(city.region)),
        counties: found.impact.counties.filter((county) => !isContained(county, all)),
        part: false,
        county: false,
      };
      const says =
        news.cities.length + news.regions.length + news.counties.length > 0 ||
        news.nation ||
        news.nationPart ||
        news.ownProvince === 'whole' ||
        news.provincesSaid ||
        news.provinceCount;
      if (isSomewhere(all) && !says) continue;
      all = isSomewhere(all) ? join(all, news) : join(all, found.impact);
    }
    return all;
  }

  /** What the text last spoke of before: an operator or reporter (四川省通信管理局报告) or a place. */
  #earlier(at: number): Where {
    const { clauses, moods } = this;
    const places = this.#places;
    for (let i = at; i >= 0; i--) {
      const found = places[i];
      const unreal = !isLive(moods[i] ?? 'actual') && isLive(moods[at] ?? 'actual');
      const aside = unreal || (i < at && isSpared(clauses[i]));
      if (found === undefined || aside || clauses[i] === undefined) continue;
      if (i < at && isSomewhere(found.impact)) return this.#city(i) ?? this.#listed(found.impact, i);
      if (isSomewhere(found.operator)) return found.operator;
    }
    return nowhere();
  }

  /** 朝阳市（辽宁）: the city that a bare name of its province explains */
  #city(at: number): Where | undefined {
    const clause = this.clauses[at];
    const before = this.#places[at - 1]?.impact;
    const found = this.#places[at]?.impact;
    if (clause === undefined || before === undefined || found === undefined || !isMereName(clause)) return;
    const [city] = before.cities;
    return city !== undefined && found.cities.length === 0 && found.regions[0] === city.region
      ? before
      : undefined;
  }

  /** 影响范围：四川省 in a clause of its own, anywhere in the text, where no other statement took it. */
  #announced(at: number): Where {
    const { clauses } = this;
    for (let i = at + 1; i < clauses.length; i++) {
      const clause = clauses[i];
      const found = this.#places[i];
      if (clause === undefined || found === undefined || this.#statements.some((s) => s.clause === i))
        continue;
      const before = clauses[i - 1];
      const label = `${before?.text ?? ''}${clause.text}`;
      const spared = has(clause, 'normal') || SPARED.test(clause.text);
      if (isSomewhere(found.impact) && !spared && /范围|影响|波及|地区|地点|区域|涉及|地域/u.test(label))
        return found.impact;
    }
    return nowhere();
  }
}

/** 受影响的是甘肃一省，还是甘肃、青海两省 */
const OR = pattern(/^(?:还是|或者|或是)/u);
/** 青海刚开始有用户反映 beside what is certain elsewhere */
const BEGINNING = pattern(
  /(?:刚|陆续|开始|也)[^,]{0,4}(?:有|出现|接到|收到)[^,]{0,4}(?:用户|反映|报障|告警|投诉)/u,
);
