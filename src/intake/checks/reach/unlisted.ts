import { REGION_IDS } from '../../../plan/regions.ts';
import { type Clause, saidIn, tagged } from '../../clauses/clauses.ts';
import { citiesOf } from '../../gazetteer/gazetteer.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Names that no list has, right before 全市, 全省, 全国 or 全区: 河内全市, 平潭全区, a place abroad or less than it seems. */

const WHOLE = pattern(/^全(?:市|城|国|省|区|州|盟|地区)/u);
/** When it was, before the name. */
const TIME = pattern(
  /^(?:[今昨前当][天日晚早晨夜年]|凌晨|早上|上午|中午|下午|晚上|傍晚|夜里|深夜|刚|现在|目前|突然|又|[\d:年月日时点分许左右半一二三四五六七八九十]|急|快|速|报)+/u,
);
/** 导致全市, 影响全省, 电信全市, 断网面全省: no name of a place */
const NO_NAME = anyOf`
  [导致使令让因由于被遭受从自在到至是为系有向对把将给与和及跟同或除以据经含的了着过地得所之其这那我你他咱该某各每整了吗吧呢啊连即写按承始、:()已也都均正还就便却且并而但可则若如均再仍共约近超达]
  造成|影响|波及|涉及|覆盖|扩|蔓延|殃及|席卷|遍及|辐射|服务|监测|发现|显示|反映|报告|来电|反馈|投诉|通报|[称说讲]|确认|核实|证实|目前|情况|结果|原因|故障|异常|中断|[断瘫停坏崩挂]|起火|攻击|入侵|感染|爆发|失[败误]|错误|宕机|丢失|掉|拥塞|过载|事故|事件|问题|获悉|灾|台风|[雨雪雷水火震电]|割接|升级|维护|检修|操作|配置|误|演练|施工|抢修
  电信|移动|联通|广电|铁通|运营商|公司|宽带|网|用户|客户|民|群众|百姓|[大多少][量批]|面积|范围|规模|主|核心|骨干|域|汇聚|传输|接入|出口|节点|机房|光缆|干线|链路|设备|系统|平台|服务器|路由|交换|认证|计费|病毒|木马|蠕虫|勒索|程序|软件|黑客|领导|值班|[局办部处科组队]|部长|处长|局长|组长|中心|同事|大家|各位|报|紧急|重要|注意|提醒|通知|标题|主题|摘要|区域|地区|单位|时间|概况|经过|如下|级别|后果|现象|问|答|例|题|报道|记者|企业|间|期|时|后|前|内|外|里|中|上|下|日|晚|早|节|周|次|起
  [省市区县州盟旗镇乡村站楼院校厂店馆港场桥路街]$|[a-z\d◇]
`;
/** 黄山全市, 大理全州: short names that are other words as well */
const CITIES = new Set([...REGION_IDS.flatMap((id) => citiesOf(id).map(({ short }) => short)), '龙江']);
/** The longest name that is looked for, in characters. */
const LONGEST = 5;

/**
 * @param clauses of the text
 * @param told what happened, as it was read
 * @returns whether one of them tells of the whole of a place that no list has
 */
export function isOfUnlisted(clauses: Clause[], told: Statement[]): boolean {
  return told.some((s) => namesUnlisted(clauses[s.clause] as Clause));
}

function namesUnlisted(clause: Clause): boolean {
  return tagged(clause, 'place').some((word) => {
    if (!WHOLE.test(saidIn(clause, word))) return false;
    const lead = clause.text.slice(0, word.start - clause.start);
    const [time = ''] = TIME.exec(lead) ?? [];
    const name = lead.slice(time.length);
    const from = clause.start + time.length;
    return (
      name.length >= 2 &&
      name.length <= LONGEST &&
      !NO_NAME.test(name) &&
      !CITIES.has(name) &&
      !clause.words.some(({ start, end }) => start < word.start && end > from)
    );
  });
}
