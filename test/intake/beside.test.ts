import { describe, expect, it } from 'vitest';
import { graded, list, oneOf, wrong } from '../support/reports.ts';

/** Every way to put one number or place for another or beside it, over numbers on both sides of each threshold and over provinces. */

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

/** From less than 10,000,000 people to more. */
const RANGES = list(`
  用户信息泄露，规模在700万人到1100万人之间，原因在查。 | 用户信息泄露，规模在七百万人到一千一百万人之间 | 用户信息泄露，规模为700万用户至1100万用户
  泄露用户700万人—1100万人 | 泄露用户700万人~1100万人 | 泄露700万名到1100万名用户 | 泄露用户介于700万人和1100万人之间 | 泄露用户介于700万与1100万之间
  泄露用户下限700万、上限1100万 | 泄露用户少则700万，多则1100万 | 泄露用户最少700万最多1100万 | 泄露用户700万起，1100万封顶
  泄露用户在700万以上1100万以下 | 泄露用户超700万，不到1100万 | 泄露用户700万上下，可能到1100万 | 泄露用户700万左右，最高1100万
  泄露用户约700万至1100万 | 泄露用户大概700来万，顶多1100万 | 泄露用户700万或1100万 | 泄露用户700万/1100万（两种口径） | 泄露用户：700-1100万
  泄露用户：700~1100万人 | 泄露用户：700至1100万 | 泄露用户：7百万到1千1百万 | 泄露用户：七百万到一千一百万人 | 泄露用户：七百至一千一百万
  泄露用户：0.07亿至0.11亿 | 泄露用户：700w-1100w | 泄露用户保守700万，乐观1100万 | 泄露用户：低估700万，高估1100万 | 泄露用户区间[700万,1100万]
  泄露用户900万±200万 | 泄露用户900万，上下浮动200万 | 泄露用户900万，误差200万 | 泄露用户700万到1100万不等 | 泄露用户700多万到1100多万
  泄露用户近700万到1100万 | 从700万用户到1100万用户不等的信息泄露
`);

/** `A万` people's information leaked; `D亿` is a number of something else. */
const PASSING = list(`
  泄露用户A万，公司市值D亿。 | 泄露用户A万，公司年营收D亿元。 | 泄露用户A万，平台累计下载D亿次。 | 泄露用户A万，平台日均订单D亿单。 | 平台月活D亿，泄露用户A万。
  平台用户D亿，泄露的有A万。 | 平台D亿用户中A万信息泄露。 | D亿用户的平台，泄露A万用户信息。 | 一家拥有D亿用户的平台泄露A万用户信息。 | 号称D亿用户的某平台泄露A万用户信息。
  泄露A万用户信息，占D亿用户的一小部分。 | D亿用户里只有A万受影响，信息泄露。 | 我们服务D亿会员，这次泄露A万。 | 我们有D亿会员，A万人资料被盗。 | D亿会员的库，被拖走A万人。
  库里D亿人，黑客只导走A万人。 | 黑客想要D亿人的数据，只拿到A万人。 | 黑客声称有D亿，经核实泄露用户A万。 | 卖家标D亿条，核实为A万用户信息泄露。
  泄露A万用户信息，攻击请求D亿次。 | 攻击请求D亿次，泄露用户A万。 | 短信发了D亿条，泄露用户A万。 | 泄露用户A万，已短信通知全部D亿用户改密。
  泄露用户A万，全站D亿用户被强制改密。 | 全站D亿用户被强制改密，实际泄露用户A万。 | 泄露用户A万。同行曾泄露D亿用户。 | 泄露用户A万。2019年某酒店泄露D亿用户信息。
  某酒店2019年泄露D亿用户信息，我司本次泄露A万用户。 | 与当年D亿用户泄露案不同，本次泄露用户A万。 | 远小于D亿，泄露用户A万。 | 没有网传的D亿那么多，泄露用户A万。
  不是D亿，泄露用户A万。 | 泄露用户A万，不到D亿。 | 泄露用户A万，距D亿还远。 | 泄露用户A万，若不处置可能达到D亿。 | 泄露用户A万，最坏情况会到D亿但没有发生。
  泄露用户A万，D亿条日志已封存。 | 泄露用户A万，涉及记录D亿条。 | 泄露记录D亿条，对应用户A万。 | D亿条记录泄露，去重后用户A万。 | 泄露用户A万，每人上百条记录，共D亿条。
  泄露用户A万，数据量D亿行。 | 泄露用户A万，赎金D亿。 | 泄露用户A万，勒索D亿。 | 泄露用户A万，预计赔偿D亿。 | 泄露用户A万，话题阅读D亿。
  泄露用户A万，微博热搜阅读量超D亿。 | 话题阅读D亿，实际泄露用户A万。 | 境外用户D亿、境内用户A万，仅境内用户信息泄露。 | 泄露境内用户A万，境外D亿用户未涉及。
  泄露用户A万，另D亿用户数据未被触碰。 | 另外D亿用户的数据未被触碰，泄露的是A万用户。 | 备份里的D亿用户没有泄露，泄露的是A万用户。 | A万用户信息泄露，其余D亿安全。
  A万用户信息泄露，D亿用户登录受影响。 | D亿用户登录受影响，A万用户信息泄露。 | D亿用户上网变慢，A万用户信息泄露。 | 覆盖D亿人口的省份，泄露用户A万。
  D亿设备固件待升级，泄露用户A万。 | 泄露设备D亿台的序列号，用户A万。
`);
const LEAKED = [
  [4, 1.1, 'below'],
  [45, 1.3, 'ordinary'],
  [320, 2, 'relatively_serious'],
  [1600, 3, 'serious'],
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
/** How far it reaches: `C` is a city of the province `P`, `Q` another province. */
const REACH: Record<string, string[]> = {
  relatively_serious: list(`
  首报C市大量用户断网，续报已蔓延到P全省。 | 首报C断网，现P全省大量用户都断网了。 | C大量用户断网（首报）。续报：P其余地市也断了，全省大量用户无法上网。
  断网范围由C一市扩至P全省，大量用户无法上网。 | C、德阳、成都相继断网，现P全省大量用户无法上网。 | 从C开始，到现在P全省大量用户上不了网。
  C大量用户断网后，半小时内波及P全省，大量用户无法上网。 | 断网最早在C，现在是P全省，大量用户。 | 前报C断网不完整，实为P全省大量用户无法上网。
  刚才说C断网，刚核实是P全省大量用户断网。 | 首报P、Q断网，实为P一省大量用户断网。 | 首报P、Q两省断网，Q经核实正常，P大量用户无法上网。 | P大量用户断网，Q是误报。
  P大量用户断网，Q的已排除。 | P、Q均报断网，Q系探针故障，P大量用户无法上网属实。 | 原报P、Q大量用户断网，撤掉Q。 | 原报P、Q大量用户断网，Q一省有误，删去。
  首报把P写成P、Q，实际仅P大量用户断网。 | Q已恢复是指上次割接，这次断网只有P，大量用户无法上网。 | 首报全国断网，实为P省大量用户断网。 | “全国断网”夸大，核实为P大量用户无法上网。
  不是全国，是P大量用户无法上网。 | 全国大量用户断网的报告作废，断网的是P，大量用户无法上网。 | 断网范围从C扩到P全省，大量用户无法上网。 | 断网由C一地升级为P全省，大量用户无法上网。
  断网由C发展到P全省，大量用户无法上网。 | 影响范围：C→P全省，大量用户断网。 | 影响范围（首报）C，（续报）P全省，大量用户断网。 | 范围更新：C改P全省。大量用户断网。
  P、Q大量用户断网（更正：Q正常）。 | P、Q大量用户断网，Q误列。 | P、Q大量用户断网，Q系误列，请删除。 | P、Q大量用户断网。更正：Q未受影响。
  P、Q大量用户断网，复核Q网络正常。 | P、Q大量用户断网，后确认Q没事。 | P、Q大量用户断网，Q那边虚惊一场。 | P、Q大量用户断网，Q为演练。 | P大量用户断网，Q是演练。
  P大量用户断网；Q大量用户断网为演练。 | Q大量用户断网为演练；P大量用户断网。 | Q大量用户断网系谣言，P大量用户断网。 | 全国大量用户断网（误，应为P）。
  全国大量用户断网，更正：P。 | 全国改P，大量用户断网。
`),
  serious: list(`
  首报P断网，现Q也大量用户断网。 | P全省断网后，Q也出现大量用户无法上网。 | 首报P大量用户断网；二报Q大量用户断网，两省同时。 | 大量用户断网范围由P扩大到P、Q两省。
  P大量用户无法上网。Q同样。 | P大量用户无法上网，Q局反映该省情况一样。 | 除P外，Q大量用户也无法上网。 | P、继而Q，大量用户无法上网。 | 先是P，接着Q，两省大量用户无法上网。
  P大量用户断网未恢复，Q大量用户又断。 | 范围更新：P改P、Q两省。大量用户断网。 | 影响省份由1个（P）增至2个（P、Q），大量用户断网。
  影响省份：P（首报）、Q（新增），大量用户断网。 | 新增Q。至此P、Q大量用户无法上网。 | Q也上报了，和P一样大量用户断网。 | P大量用户断网，Q随后报同样情况。
`),
  ordinary: list(`
  首报P全省断网，实为C一市大量用户断网。 | P全省断网的说法不对，只有C大量用户断网。 | 首报P全省大量用户断网，范围缩小到C一市。 | 首报P全省断网，核实后其他地市正常，仅C大量用户断网。
  P断网？核实只有C市大量用户上不了网。 | 原报P大量用户断网，现除C外均已恢复。 | 不是P全省，断网的是C，大量用户。 | 把C断网写成了P全省断网，更正。C大量用户无法上网。
  P全省断网系误写，应为C市，大量用户无法上网。 | C大量用户断网，首报误为P全省。 | 范围更正：P全省改C市。大量用户断网。 | 影响范围：P全省→C市，大量用户断网。
  影响范围（首报）P全省，（续报）C市，大量用户断网。 | 范围由P全省缩至C一市，大量用户断网。 | 断网范围从P全省收窄到C，大量用户断网。 | 原写P全省大量用户断网，以C市为准。
  P全省大量用户断网，划掉，改C市大量用户断网。 | P全省大量用户断网（错，C市）。 | P全省大量用户断网。↑发错了，是C市。 | P全省大量用户断网，抱歉，口误，C市。
  P全省大量用户断网，哦不，C市大量用户断网。 | 我刚说P全省大量用户断网，听岔了，是C市。 | P全省大量用户断网这个提法偏大，是C市。
`),
  especially_serious: list(`
  首报P断网，现全国大量用户都无法上网。 | P断网只是开始，目前全国大量用户无法上网。 | 断网由P蔓延到全国，大量用户无法上网。 | 不是P一省，是全国大量用户无法上网。
  首报误为P，实为全国大量用户无法上网。
`),
};
const AREAS = [
  ['四川', '绵阳', '湖北'],
  ['广东', '韶关', '湖南'],
  ['内蒙古', '包头', '宁夏'],
  ['吉林', '吉林市', '黑龙江'],
  ['海南', '三亚', '广西'],
] as const;

const PROVINCES = ['四川', '广东', '江苏', '陕西', '内蒙古', '吉林', '海南', '重庆'];

/** One of so many texts is read: a divisor of neither numbers, provinces nor areas. */
const ONE_OF = 3;

describe('numbers and places beside each other', () => {
  it('grade by the number that holds, never by the one that was replaced', () => {
    const failing = GRADE_OF.flatMap(([count, grade]) => {
      const before = GRADE_OF.map(([other]) => other).filter((other) => other !== count);
      const texts = NUMBERS.flatMap((text) =>
        before.map((old) => text.replaceAll('A万', `${old}万`).replaceAll('B万', `${count}万`)),
      );
      return wrong(oneOf(ONE_OF, texts), grade);
    });
    expect(failing).toEqual([]);
  });

  it('never grade by a part where one number comes on top of another', () => {
    const failing = SUMS.flatMap(([before, more, grade]) => {
      const texts = ADDITIONS.map((text) =>
        text.replaceAll('A万', `${before}万`).replaceAll('B万', `${more}万`),
      );
      return wrong(oneOf(ONE_OF, texts), grade);
    });
    expect(failing).toEqual([]);
  });

  it('leave a range over a threshold to a person', () => {
    expect(RANGES.filter((text) => graded(text) !== 'judgement')).toEqual([]);
  });

  it('never grade by a number in passing', () => {
    const failing = LEAKED.flatMap(([leaked, other, grade]) => {
      const texts = PASSING.map((text) =>
        text.replaceAll('A万', `${leaked}万`).replaceAll('D亿', `${other}亿`),
      );
      return wrong(oneOf(ONE_OF, texts), grade);
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
      return wrong(oneOf(ONE_OF, texts), grade);
    });
    expect(failing).toEqual([]);
  });

  it('grade by the reach that holds, grown or shrunk', () => {
    const failing = Object.entries(REACH).flatMap(([grade, patterns]) => {
      const texts = patterns.flatMap((text) =>
        AREAS.map(([p, c, q]) =>
          text
            .replaceAll('C市', c.endsWith('市') ? c : `${c}市`)
            .replaceAll('C', c)
            .replaceAll('P', p)
            .replaceAll('Q', q),
        ),
      );
      return wrong(oneOf(ONE_OF, texts), grade);
    });
    expect(failing).toEqual([]);
  });
});
