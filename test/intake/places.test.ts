import { describe, expect, it } from 'vitest';
import { gradeLine } from '../../src/app/grade-line.ts';
import { cityNames } from '../../src/intake/gazetteer.ts';
import { REGIONS } from '../../src/plan/regions.ts';

/** Every province and prefecture by each of its names, hit or named in passing. */

const AT = new Date('2026-11-28T04:00:00Z');
const PROVINCES = REGIONS.flatMap(({ name, short }) => [name, short]);
const CITIES = cityNames().map(([name]) => name);

/** @returns the texts that get a grade, and another one than they should; a person may be asked */
function wrong(texts: string[], grade: string): string[] {
  return texts.filter((text) => ![grade, 'judgement'].includes(gradeLine(text, AT).grade));
}
/** @returns the share of the texts that get the grade */
function share(texts: string[], grade: string): number {
  return texts.filter((text) => gradeLine(text, AT).grade === grade).length / texts.length;
}

describe('places by name', () => {
  it('one province is 1个省 (3.3), however it is told', () => {
    const texts = PROVINCES.flatMap((place) => [
      `${place}大量用户无法上网。`,
      `今早${place}全境大批用户断网，系攻击。`,
      `勒索病毒在${place}大面积爆发。`,
      `${place}大量用户断网，其他省正常。`,
    ]);
    expect(wrong(texts, 'relatively_serious')).toEqual([]);
    expect(share(texts, 'relatively_serious')).toBeGreaterThan(0.97);
  });

  it('a province beside another is 多个省 (3.2)', () => {
    const texts = PROVINCES.flatMap((place) =>
      PROVINCES.filter((other) => !other.startsWith(place.slice(0, 2))).map(
        (other) => `${place}、${other}大量用户断网。`,
      ),
    );
    expect(wrong(texts, 'serious')).toEqual([]);
  });

  it('a city is 1个地市 (3.4)', () => {
    const texts = CITIES.flatMap((city) => [
      `${city}大量用户无法上网。`,
      `${city}全市大批用户断网，省内其他地方正常。`,
    ]);
    expect(wrong(texts, 'ordinary')).toEqual([]);
  });

  it('where it is registered, where its servers are and where the attack comes from is not where it hits', () => {
    const texts = [...PROVINCES, ...CITIES].flatMap((place) => [
      `机房在${place}，湖南全省大量用户断网。`,
      `我司注册地${place}，湖南全省大量用户断网。`,
      `攻击来自${place}，湖南全省大量用户断网。`,
    ]);
    expect(wrong(texts, 'relatively_serious')).toEqual([]);
    expect(share(texts, 'relatively_serious')).toBeGreaterThan(0.97);
  });
});
