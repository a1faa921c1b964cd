import { type Clause, has } from '../clauses/clauses.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** Sites of 3.2 and 3.3 whose rating is of something else, or of which only a part, a thing or one user fails. */

/** 国家级技工学校官网, 省内知名火锅店小程序: no site that a country or province goes to */
const OF_SMALL = pattern(
  /(?:国家级|省级|省内|全国|国内|全省|区内)[^,]{0,8}(?:技工|职业|中专|学校|学院|中学|小学|幼儿园|农场|林场|牧场|渔场|饭店|餐馆|餐厅|酒楼|火锅店?|面馆|茶馆|诊所|药店|养殖场|合作社|农家乐|美术馆|律所|剧团|乐队|球队|理发店|健身房|驾校)的?[^,]{0,2}(?:官网|网站|主页|公众号|小程序|系统|页面)/u,
);
/** 省内最大的一场雪 */
const OF_WEATHER = pattern(
  /(?:最大|最强|罕见|最猛|最冷)的?(?:一[场次轮股起])?[^,的]{0,2}(?:[雪雨风]|台风|洪水|寒潮|地震|停电|火灾|降温)/u,
);
/** 办公楼打印机, 行李箱密码锁: what is no site */
const OF_THINGS = pattern(
  /(?:打印机|复印机|电梯|门禁|食堂|班车|停车场|闸机|饮水机|会议室|投影|行李箱?|密码锁|门锁|车锁|保险柜|箱子?|抽屉|柜子?|瓶盖|罐头|包裹|快递柜|红包|盲盒|雨伞|帐篷|手表|耳机|音箱|充电宝|指甲油)[^,]{0,8}(?:打不开|瘫|坏|卡|失灵|失效|故障|异常|不能用|用不了|崩)/u,
);
/** 休市, 每周四例停: it is to be so */
const TO_BE_SO = pattern(
  /休市|停售|闭市|收盘|打烊|例停|例行停|(?:每周|每月|每天|每晚)[^,]{0,4}(?:例?停|维护)|定期(?:停|维护)|停盘|暂停营业|下班/u,
);
/** 仅山东联通用户, 老年版, 公司防火墙拦的 */
const OF_SOME = anyOf`
  (?:仅|只有?|就|单)(?:是|限)?[^,]{0,6}(?:联通|移动|电信|广电|安卓|ios|苹果|鸿蒙|ipv6|教育网)[^,]{0,4}(?:打不开|登不|进不|无法|异常|瘫|上不|访问|受)|ipv6|老年版|关怀版|长辈版|青少年版|国际版|海外版|极速版|概念版|体验版|测试版|电视版|车机版
  (?:仅|只有)(?:是|限)?[^,]{0,8}(?:用户|地区|版本|号段)[^,]{0,4}(?:打不开|登不|进不|无法|异常|瘫|上不)
  (?:防火墙|上网行为|安全策略|代理|vpn|dns设置|杀毒软件)[^,]{0,6}(?:拦|屏蔽|挡|限制|阻|禁|错)
`;
/** 观众笑崩了 */
const OF_MOOD = pattern(
  /(?:笑|哭|心态|情绪|气|累|忙|乐|急|表情)崩|(?:观众|粉丝|网友|球迷|家长)们?[^,]{0,3}(?:崩溃|崩了|炸了)/u,
);
/** 嫌犯供述曾打瘫 */
const CONFESSED = pattern(
  /(?:嫌犯|嫌疑人|被告人?|案犯|罪犯|团伙|黑客|男子|少年|犯人)[^,]{0,6}(?:供述|交代|交待|供认|供称|坦白|自述|承认|扬言)|供述(?:称|曾|其)?|曾(?:经)?(?:打瘫|攻瘫|打垮|黑掉|攻陷)/u,
);
const WELL_AGAIN = pattern(/恢复|复原|修好|好了|正常|没事|可用了?$|能用了?$/u);
/** 我厂的系统, 另一家的网站 */
const ANOTHER = pattern(/[我咱][厂校院店公单市县局]|(?:系统|网站|官网|平台|小程序|app)/u);
const isRated = (clause: Clause): boolean =>
  has(clause, 'influence', 'influence_national', 'influence_provincial');

/**
 * @param clauses of the text
 * @param told the faults of rated sites that are graded
 * @returns whether they may be of something else, or of a part
 */
export function isOfPartOfSite(clauses: Clause[], told: Statement[]): boolean {
  return told.some((s) => {
    const own = clauses[s.clause] as Clause;
    const near = clauses.filter(({ sentence }) => sentence === own.sentence);
    const ofOwn = [OF_SMALL, OF_THINGS, OF_MOOD, CONFESSED, OF_WEATHER].some((of) => of.test(own.text));
    return (
      ofOwn ||
      near.some(({ text }) => [OF_WEATHER, TO_BE_SO, OF_SOME, CONFESSED].some((of) => of.test(text))) ||
      isOfWellOne(own, near)
    );
  });
}

/** 省内知名平台已复原，我厂的系统还瘫痪: what was rated is well */
function isOfWellOne(own: Clause, near: Clause[]): boolean {
  const rated = near.filter(isRated);
  return (
    !isRated(own) &&
    ANOTHER.test(own.text) &&
    rated.length > 0 &&
    rated.every((c) => c.start < own.start && WELL_AGAIN.test(c.text))
  );
}
