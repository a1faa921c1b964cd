import { describe, expect, it } from 'vitest';
import { list, wrong } from '../support/reports.ts';

/** Every way to put one number or place for another, over numbers on both sides of each threshold and over provinces. */

/** `A万` is what was said before, `B万` what holds. */
const NUMBERS = list(`
  首报称泄露A万用户，现更正为B万。 | 前报A万有误，实为B万用户信息泄露。 | 更正：泄露用户由A万调整为B万。 | 昨日所报A万用户泄露，经核为B万。
  泄露用户B万，此前所报A万作废。 | 原报A万系笔误，以B万为准，用户信息确已泄露。 | 续报：泄露用户数核定为B万，首报A万是估算。
  终报：泄露用户B万人。前报A万含重复，已剔除。 | 更正：不是A万，是B万，系用户信息泄露。 | 上一条写错了，泄露的不是A万用户而是B万用户。
  泄露用户B万（首报误为A万）。 | 首报A万，二报B万，以二报为准，用户信息泄露。 | 网传A万不实，经核实泄露用户B万。
  企业原称A万，我局核实泄露用户为B万。 | 续报：黑客入侵，泄露用户B万。首报的A万请作废。 | 勘误：“A万用户信息泄露”应为“B万用户信息泄露”。
  泄露人数更新：A万→B万用户。 | 首报泄露A万用户。续报：经去重为B万用户。 | 更正。上午报泄露用户A万。现核定为B万。
  核查反馈：泄露属实。但不是A万，是B万用户。 | 泄露用户A万人，不对，是B万人。 | 今日核实，泄露用户数为B万，非昨日所报A万。
`);
const GRADE_OF = [
  [8, 'below'],
  [35, 'ordinary'],
  [260, 'relatively_serious'],
  [1500, 'serious'],
  [12_000, 'especially_serious'],
] as const;

/** `A万` was told before, `B万` comes on top of it. */
const ADDITIONS = list(`
  首报泄露A万用户，现在又多出B万。 | 首报泄露A万用户，续报增加B万用户。 | 续报：在首报A万泄露用户基础上增加B万。 | 续报：泄露用户在原有A万的基础上再增B万。
  昨报泄露用户A万，今日新发现泄露用户B万。 | 昨报A万用户信息泄露，今日新发现一批，B万用户。 | 续报：新增泄露用户B万（首报A万）。
  续报：首报A万泄露用户之外，备份库另有B万用户被拖走。 | 续报：除首报A万用户外，又有B万用户信息被窃取。 | 首报泄露用户A万。续报：第二个库也被拖，涉及用户B万。
  首报泄露用户A万。续报：另一台服务器上的B万用户资料也被拖走。 | 首报：泄露A万用户。二报：又确认B万用户泄露。 | 首报A万用户泄露，二报补充B万用户泄露，两批不重复。
  首报A万、二报追加B万，均为泄露的注册用户。 | 前报泄露用户A万未含海外站，海外站另有B万国内用户也被盗。 | 首报泄露A万用户，漏报B万，特补报。
  首报漏了子公司的B万用户，加上原报的A万，都被黑客拖走了。 | 补报：昨天A万泄露用户没算上老系统的B万。 | 补报：上次的A万里没有包括小程序端B万用户，小程序端也泄露了。
  续报：泄露用户还要再加B万（原报A万）。 | 昨报泄露A万人，夜里又有B万人的资料被贴出来。 | 昨天黑客公开A万用户资料，今天又公开B万。
  续报：黑客继昨天放出A万用户资料后，今天放出第二批B万用户资料。 | 首批泄露A万用户，第二批B万用户，两批不同。 | 第一批A万用户、第二批B万用户信息先后泄露。
  续报：先后两次被拖库，第一次A万用户，第二次B万用户。 | 甲系统泄露A万用户，续报：乙系统泄露B万用户。 | 首报甲系统泄露A万用户，续报乙系统也泄露B万用户。
  续报：主站泄露A万用户已报，子站B万用户泄露为今天新查明。 | 首报泄露用户A万，续报：外加B万。 | 首报泄露用户A万，今天查出还有B万没算进去。
  首报泄露用户A万，还有B万用户当时没统计。 | 泄露用户A万（已报），B万（今日新增）。 | 泄露用户：已报A万，今日新增B万。 | 累计：昨日A万，今日B万，均为泄露用户。
  续报：泄露用户数又涨了B万，昨天是A万。 | 续报：泄露人数在首报A万之上上浮B万。 | 首报泄露A万用户，后经查另有B万用户同样受害。
  首报泄露A万用户，剩下的B万用户今天也确认泄露。 | 首报先确认泄露A万用户，其余B万用户今天也确认泄露。 | 首报A万已确认泄露，待核的B万今天也核实泄露。
  首报泄露A万用户属实，新查明的B万用户也泄露。
`);
const SUMS = [
  [8, 3, 'ordinary'],
  [60, 55, 'relatively_serious'],
  [95, 700, 'relatively_serious'],
  [980, 30, 'serious'],
  [9700, 400, 'especially_serious'],
] as const;

/** `P` and `Q` are two provinces. */
const PLACES: Record<string, string[]> = {
  relatively_serious: list(`
    更正：不是P，是Q，全省大量用户无法上网。 | 首报P断网有误，实为Q大量用户无法上网。 | 更正：断网的不是全国，是P一个省，大量用户上不了网。
    首报称P、Q断网，现查P正常，只有Q大量用户无法上网。 | 续报：断网范围由成都一市扩大到四川全省，大量用户无法上网。 | 更正：P正常，Q大量用户无法上网。
    P全省断网系误报。Q大量用户无法上网属实。 | P大量用户无法上网。Q的断网已排除，是误报。 | 撤回P断网的报告。Q大量用户无法上网，原因待查。
    网传P也断网，不实。只有Q大量用户无法上网。 | 昨天P断网已恢复。今天Q大量用户无法上网。 | 首报为演练误发，不算。现在Q真的断网了，大量用户无法上网。
  `),
  serious: list(`
    首报仅P，现Q也大量用户无法上网，两省情况相当。 | 续报：除P外，Q也出现大量用户无法上网。 | P大量用户无法上网。Q情况相同。
    更正：首报漏了Q。P、Q两省均有大量用户无法上网。
  `),
  ordinary: ['更正：不是P全省，只是绵阳市大量用户断网，其他地市正常。'],
  below: ['P全省断网系误报，网络一直正常。', '更正：P大量用户断网不属实，是探针故障。'],
};
const PROVINCES = ['四川', '广东', '江苏', '陕西', '内蒙古', '吉林', '海南', '重庆'];

describe('corrections', () => {
  it('grade by the number that holds, never by the one that was replaced', () => {
    const failing = GRADE_OF.flatMap(([count, grade]) => {
      const before = GRADE_OF.map(([other]) => other).filter((other) => other !== count);
      const texts = NUMBERS.flatMap((text) =>
        before.map((old) => text.replaceAll('A万', `${old}万`).replaceAll('B万', `${count}万`)),
      );
      return wrong(texts, grade);
    });
    expect(failing).toEqual([]);
  });

  it('never grade by a part where one number comes on top of another', () => {
    const failing = SUMS.flatMap(([before, more, grade]) => {
      const texts = ADDITIONS.map((text) =>
        text.replaceAll('A万', `${before}万`).replaceAll('B万', `${more}万`),
      );
      return wrong(texts, grade);
    });
    expect(failing).toEqual([]);
  });

  it('grade by the place that holds', () => {
    const failing = Object.entries(PLACES).flatMap(([grade, patterns]) => {
      const texts = patterns.flatMap((text) =>
        PROVINCES.flatMap((p) =>
          PROVINCES.filter((q) => q !== p).map((q) => text.replaceAll('P', p).replaceAll('Q', q)),
        ),
      );
      return wrong(texts, grade);
    });
    expect(failing).toEqual([]);
  });
});
