import { describe, expect, it } from 'vitest';
import { graded } from '../support/reports.ts';

/** Another province calls, headquarters count, a bureau takes back what it said: not all who speak say it in full. */

describe('a second speaker', () => {
  it.each([
    ['湖南全省大批用户断网，湖北局来电，情况比我们更糟'],
    ['老王：重庆大批用户断网。老李：四川中心刚来电，一个情况。'],
    ['值班记录：21:10 重庆报大批用户断网；21:25 四川报，同前'],
    ['赣州全市大批用户断网。韶关局：我们也是。'],
    ['大同：全市大批用户断网；张家口：同；乌兰察布：同'],
    ['上海大批用户断网。苏州来电，同样的情况。'],
    ['成都大批用户断网，问重庆，答：一样'],
    ['泉州全市大批用户断网。潮州那边更惨。'],
  ])('who fares alike elsewhere is asked about (3.2): %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it.each([
    ['云南大批用户断网，总部说有四个省报同样的'],
    ['首报云南大批用户断网，二报：又多一个省'],
    ['云南大批用户断网，总部确认：全国性故障'],
    ['勒索病毒在湖南全省大面积爆发，全国各地也是'],
    ['昆明大批用户断网，二报：扩大到全省'],
    ['贵州大批用户断网，不止贵州'],
    ['全国都炸了，从黑龙江到海南大批用户上不了网'],
  ])('who tells of more is asked about (3.1–3.3): %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it.each([
    ['首报：云南、贵州大批用户断网。二报：核减贵州。'],
    ['云南局：大批用户断网。贵州局：大批用户断网。贵州局又说：刚才那条发错群了，当我没说。'],
    ['大批用户断网：四川（已核）、重庆（误报）、云南（未报）'],
  ])('who takes a province back is asked about (3.2, 3.3): %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it.each([
    ['湖南大批用户断网，长沙也一样', 'relatively_serious'],
    ['湖南大批用户断网，江西一切正常', 'relatively_serious'],
    ['云南大批用户断网，集团从五个省调来发电车', 'relatively_serious'],
    ['重庆大批用户断网，全国其他省份正常', 'relatively_serious'],
    ['汉中全市大批用户断网，光缆断在广元境内', 'ordinary'],
    ['昆明大批用户断网，没有扩大到全省', 'ordinary'],
  ])('changes nothing where no more was hit (3.3, 3.4): %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('whose they are, where it begins like a unit', () => {
  it.each([
    ['黑客窃取130万天津用户的资料', 'relatively_serious'],
    ['黑客窃取130万张家口用户的资料', 'relatively_serious'],
    ['黑客窃取130万年轻用户的资料', 'relatively_serious'],
    ['黑客窃取130万手机银行客户的资料', 'relatively_serious'],
    ['黑客窃取130万种子用户的资料', 'relatively_serious'],
    ['黑客窃取130万条用户资料', 'judgement'],
    ['黑客窃取130万台用户电脑的数据', 'judgement'],
  ])('is of people (3.3): %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });

  it.each([['黑客窃取用户资料：8万河北用户、130万天津用户'], ['黑客窃取8万学生、130万点读机用户的资料']])(
    'is never below the grade of the greater group: %s',
    (text) => {
      expect(['relatively_serious', 'judgement']).toContain(graded(text));
    },
  );
});
