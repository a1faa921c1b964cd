import { type Clause, has } from '../clauses/clauses.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** Sites of 3.2 and 3.3 whose rating is of something else, or of which only a part, a thing or one user fails. */

/** 国家级技工学校官网, 省内知名火锅店小程序: no site that a country or province goes to */
const OF_SMALL = pattern(
  /最大的(?:广告牌|招牌|塔|桥|树|坝|矿|楼|雕像|商场|仓库)|牌子$|高速(?:路口|公路|收费)|收费站|国家级[^,]{0,8}(?:陵园|期刊|裁判|教练|运动员)|(?:国家级|省级|省内|全国|国内|全省|区内)[^,]{0,8}(?:技工|职业|中专|学校|学院|中学|小学|幼儿园|农场|林场|牧场|渔场|饭店|餐馆|餐厅|酒楼|火锅店?|面馆|茶馆|诊所|药店|养殖场|合作社|农家乐|美术馆|律所|剧团|乐队|球队|理发店|健身房|驾校)的?[^,]{0,2}(?:官网|网站|主页|公众号|小程序|系统|页面)/u,
);
/** 国家级滑雪场官网, 全国最大的服装市场网站, 家喻户晓的老字号糕点店小程序 */
const OF_PLACE = pattern(
  /(?:国家级|省级|省内|我省|全国|国内|全省|区内|家喻户晓)(?![^,]*(?:平台|门户|电商|app|搜索|视频|社交|支付|政务服务|网(?![站店页]|上)[^,]{0,3}(?:官网|网站)))[^,]{0,12}(?:[村镇县乡场馆园店坊校院商户会岛景山湖街厂陵队团]|县城|基地|期刊|裁判|教练|诗人|劳模|牙膏|牌子|高中|酒店|作家|歌手|明星|家具|旅游|负责同志|到访时)的?[^,]{0,4}(?:官网|网站|网店|小程序|公众号|系统|论坛|平台|村村网|政务网)/u,
);
/** 全国知名平台的发票系统, 招聘网站, 年会抽奖系统, 某省运营中心, 旗下一款小游戏 */
const OF_PART = pattern(
  /(?:平台|网站|app|商城|门户|客户端)(?:年会|海外|港澳|建设|物流|信贷|谈判)[^,]{0,6}(?:系统|业务|停摆|中断|崩|瘫)|(?:平台|网站|app|商城|门户|客户端)(?:的|旗下|内部|机房)(?!网站|app|官网|网页|服务|访问|页面|首页|主页|主站|小程序|客户端|用户|全部|所有|系统[瘫打崩异访]|域名|业务|核心|移动端|手机端|服务器|遭|被|因|断|停电|起火|火灾|进水)[^,]{1,9}(?:系统|网站|页面|窗口|小游戏|版|停|中断|崩|瘫|停摆|故障)/u,
);
/** 购物网站买的瓶子, 平台卖的手机, 楼下的奶茶店, 评论区: what it only has to do with */
const OF_WHAT_IT_HAS = pattern(
  /(?:平台|网站|app|商城|网店|电商|网)[^,]{0,3}(?:卖|买|订|寄|送|租|借|推荐|广告里|楼下|旁边?|隔壁|对面)[^,]{0,5}的|总部大楼|寄来|评论区|骑手摔|求职(?:屡|失败|多次|被)|编辑熬夜|程序员|加班|身体崩|人[^,]{0,2}崩溃|笑瘫|考察|签约|走红|卡死在|主播[^,]{0,3}下线|谈判|自封|《|举办|新品[^,]{0,8}(?:上线|《)|新品《?(?:宕机|瘫痪)|负责同志|(?:领导|同志)[^,]{0,4}(?:到访|视察|调研|莅临)|宕机险|宕机应对|应对预案|列为|那次宕机|年会|发布会|(?:平台|网站)上,?一条/u,
);
/** 防沉迷, 封号, 未备案被关停, 停服一天悼念: why nobody gets in, and it is to be so */
const REASON = anyOf`
  (?:推送|播报|刊文|头条)$|(?:推送|播报)某
  防沉迷|未成年人?[^,]{0,3}限制|取缔|(?:维护|停机)公告$|老人机|预案(?:今日|已)?(?:印发|修订|发布|评审)|封号|封禁(?:了)?(?:\d|[^,]{0,4}账号)|外挂|拉黑|黑名单|未备案|网信办(?:要求|责令|关|下|查封|约谈)|责令|下线整改|(?:宣布|永久)[^,]{0,3}关站|被关停|停止运营|倒闭|暴雷|跑路|资金链|破产|转型|哀悼|悼念|公祭|祭奠|停服一天|搬家升级|早有公告|已?提前公告|属正常|(?:夜间|每晚|[0零]点)[^,]{0,8}结算
  报名截止|不售票|已失效|(?<!证书|域名|续签)过期|请升级|(?:老|旧)(?:手机|版本?|机型|款)|在(?:飞机|火车|高铁|地铁|船|山)上|境外(?:无法|用户)|(?:美国|海外|境外|国外|日本|欧洲)用户|港澳版|企业版|欠费|收不到验证码|偶尔|几秒(?:钟)?(?:就|即|后)?恢复|打不开旧版|无法打开旧版
`;
/** 平台尚且会宕机，何况我们; 都没崩，我校官网崩了 */
const COMPARED = pattern(/尚且|何况|比起|不算啥|都没[崩瘫挂]|也会[崩瘫挂宕]/u);
/** 省内最大的一场雪 */
const OF_WEATHER = pattern(
  /(?:最大|最强|罕见|最猛|最冷|(?:全国|全省)性)的?(?:一[场次轮股起])?[^,的]{0,2}(?:[雪雨风](?!暴|情|险控)|台风|洪水|寒潮|地震|停电|火灾|降温)/u,
);
/** 办公楼打印机, 行李箱密码锁: what is no site */
const OF_THINGS = pattern(
  /(?:打印机|复印机|电梯|门禁|食堂|班车|停车场|闸机|饮水机|会议室|投影|行李箱?|密码锁|门锁|车锁|保险柜|箱子?|抽屉|柜子?|瓶盖|罐头|包裹|快递柜|红包|盲盒|雨伞|帐篷|手表|耳机|音箱|充电宝|指甲油)[^,]{0,8}(?:打不开|瘫|坏|卡|失灵|失效|故障|异常|不能用|用不了|崩)/u,
);
/** 休市, 每周四例停: it is to be so */
const TO_BE_SO = pattern(
  /休市|停售|闭市|收盘|打烊|例停|例行停|(?:每周|每月|每天|每晚)[^,]{0,4}(?:例?停|维护)|定期(?:停|维护)|停盘|暂停营业|下班/u,
);
/** 仅山东联通用户, 老年版, 只在我手机上这样, 公司防火墙拦的 */
const OF_SOME = anyOf`
  (?:仅|只有?|就|单)(?:是|限)?[^,]{0,6}(?:联通|移动|电信|广电|安卓|ios|苹果|鸿蒙|ipv6|教育网)[^,]{0,4}(?:打不开|登不|进不|无法|异常|瘫|上不|访问|受)|ipv6|老年版|关怀版|长辈版|青少年版|国际版|海外版|极速版|概念版|体验版|测试版|电视版|车机版
  (?:仅|只有)(?:是|限)?[^,]{0,8}(?:用户|地区|版本|号段)[^,]{0,4}(?:打不开|登不|进不|无法|异常|瘫|上不)
  ^(?:但|不过|原来)?(?:只[有是]?|就|仅|单)在?(?:我|他|她)(?:们)?(?:的|自己|这[里儿边台])*(?:手机|电脑|账号|家(?![公企平])|一个?人)
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
    const ofOwn = [
      OF_SMALL,
      OF_PLACE,
      OF_PART,
      OF_WHAT_IT_HAS,
      OF_THINGS,
      OF_MOOD,
      CONFESSED,
      OF_WEATHER,
    ].some((of) => of.test(own.text));
    return (
      ofOwn ||
      near.some(({ text }) =>
        [OF_WEATHER, TO_BE_SO, OF_SOME, CONFESSED, REASON, COMPARED].some((of) => of.test(text)),
      ) ||
      near.some((c) => isRated(c) && [OF_SMALL, OF_WHAT_IT_HAS].some((of) => of.test(c.text))) ||
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
