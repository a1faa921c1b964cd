import { type Clause, tagged } from '../../clauses/clauses.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { EXAMPLE } from './not-outage.ts';

/** Outbreaks that may be of people, beasts or plants, of crimes without a program, of remedies, or inside of one organization. */

/** 医院爆满, 牛羊受损, 学生中毒 */
const OF_BEINGS = anyOf`
  患者|病人|医院(?!系统|网络|电脑|内网|his|信息|主机|终端)|学生|师生|食堂|儿童|幼儿|老人|村民|居民|市民|游客|人群|人体|孕妇|婴|鼠疫|树[木苗林]|[果桑茶]树|水果|[水秧禾]苗|水稻|小麦|玉米|蔬菜|蘑菇|食物|食品|餐|饮用水|饮水|自来水|煤气|一氧化碳|沼气|农药|酒精|毒(?:蘑|蛇|气)|发[热烧]|咳|嗓子|口罩|退烧药|药店|急诊|儿科|打虫|停课|孩子|呕吐|住院|就医|门诊|隔离点|核酸
`;
/** Beasts have worms as well: 牧区绦虫蠕虫 */
const OF_BEASTS = anyOf`
  [牧羊牛猪鸡鸭鹅鱼虾蟹蜂蚕兔犬猫]|[绦线钩蛔沙]虫|蚯蚓|农户|寄生|禽|宠物|儿童|体内|海水|土源性|土壤|[海沙]滩|沿海
`;
const WORM = pattern(/蠕虫/u);
const OF_MACHINES = anyOf`
  电脑|计算机|主机|服务器|终端|系统|网络(?!直播)|文件|加密|软件|程序|挖矿|u盘|内网|邮件|数据|手机|摄像头|ip|设备|app|黑客|杀毒|漏洞|windows|木马|勒索病毒|蠕虫病毒|僵尸网络|变种|恶意|路由器|机顶盒|工控|plc|样本|专杀|蓝屏|锁屏|勒索(?:家族|团队|组织)|病毒疫情|云平台|联网|中招|攻击
`;
/** 电话勒索, 裸聊勒索 */
const NO_PROGRAM = pattern(
  /(?:电话|短信|裸聊|碰瓷|照片|私密|口头|人身|p图|情感|网恋|校园|仙人跳|保护费|暴力|扬言)[^,]{0,4}勒索(?!病毒|软件|程序|木马)|勒索(?:电话|短信|信件|案件?|团伙|罪)/u,
);
/** 专杀工具在全国广泛传播, 通报大面积转发 */
const REMEDY = pattern(
  /(?<!(?:伪装成|冒充|假冒|仿冒|虚假|伪造|通过|利用|借助?|以|用|捆绑|假)[^,]{0,6})(?:专杀|查杀|免疫|杀毒|修复|解密|防护)(?:工具|软件|程序|补丁|方案|包)?[^,]{0,6}(?:在[^,]{1,6})?(?:广泛|大面积|大规模|迅速|快速|大范围)*(?:传播|扩散|流传|转发|分发|推广)|(?:病毒|木马|蠕虫|勒索)[^,]{0,4}(?:补丁|通报|预警|提醒|提示|科普|知识|教程|警示|公告|传言|谣言|段子|话题|消息)[^,]{0,6}(?:在[^,]{1,6})?(?:广泛|大面积|大规模|迅速|快速|大范围)*(?:传播|扩散|流传|转发|蔓延)/u,
);
/** 有人赌, 轮到你: only talked of */
const NOT_HERE = pattern(/有人[赌猜]|轮到你|走红|爆火|人人都在玩|铺开(?:安装|推广)/u);
/** 密室逃脱主题：, 厂商卖货： */
const UNREAL = pattern(
  /^(?:[^,]{1,8}(?<!邮件|短信|发件)主题|[^,]{0,8}(?:卖货|带货|叫卖|推销|桌游|话剧|相声|小品))$|(?<!保)密室|剧本杀|桌游/u,
);
/** 政务外网, 出租车计价器: one net or one kind of thing */
const OF_ONE_KIND = pattern(
  /(?:政务(?:外|内|专)?网|公安网|税务系统|收费系统|专网|计价器|自助机|pos机|atm机?|投注机|收银机|考勤机|电子屏|广告屏|红绿灯)[^,]{0,4}(?:大面积|大范围|大规模|普遍)/u,
);
/** 病毒, 木马 before 在, 大面积, 爆发, 变种 and the like; not 木马灯笼, 病毒小游戏, 挖矿概念股, 勒索病毒报告 */
const GOES_ON = pattern(
  /^(?:$|造成|[、,和及与跟等的在已正于从自大全再又也都均仍还被由随近迅快急持突同今昨前目现当刚爆暴感传蔓扩肆席横侵袭猛疯疫变新样家族团软程木蠕病恶代导致入通利借靠会仅只首先后接继是为遭攻加勒挖蔓遍波涉影殃来卷泛成集中呈出发可称叫名号确功伪二三者作进正凌之不短式周邮陆眼且竟却突此该就属上本下“”"(（[【a-z\d一二两三四五六七八九十])/u,
);
/** 反病毒软件, 杀病毒工具, 沙蠕虫 */
const OF_OTHER_NAME = pattern(/(?:反|杀|防|抗|沙|海水|体内|土源性|稀土|月球|反恶意)$/u);

function isOfOtherThing(clause: Clause): boolean {
  return tagged(clause, 'virus').some(
    (word) =>
      !clause.quoted.some(({ start, end }) => start <= word.end && end >= word.start) &&
      !tagged(clause, 'place', 'virus').some(({ start }) => start === word.end) &&
      (!GOES_ON.test(clause.text.slice(word.end - clause.start)) ||
        OF_OTHER_NAME.test(clause.text.slice(0, word.start - clause.start))),
  );
}

/** 某银行全省网点, 我校全省教学点: those of one organization */
const OF_ONE = pattern(
  /(?:某|一家|我|本|该)[^,省市区国]{0,5}(?:银行|公司|集团|企业|学校|大学|医院|超市|连锁|药房|快递|保险|证券|酒店|校|行|司|院|厂|店|局)的?[^,]{0,2}(?:全省|全国|全市|各地|各省|各市|省内|国内)[^,]{0,4}(?:网点|门店|分公司|子公司|支行|分行|分店|站点|营业厅|营业部|教学点|校区|分校|分院|电脑|终端|主机|办公|内网)/u,
);

/**
 * @param clauses of the text
 * @param told the outbreaks that are graded
 * @returns whether they may be of no machines, or of one organization's
 */
export function isOfLiving(clauses: Clause[], told: Statement[]): boolean {
  return told.some((s) => {
    const own = clauses[s.clause] as Clause;
    const texts = clauses.filter(({ sentence }) => sentence === own.sentence).map(({ text }) => text);
    const near = clauses.filter((c) => Math.abs(c.sentence - own.sentence) <= 1).map(({ text }) => text);
    const beasts = texts.some((text) => OF_BEASTS.test(text));
    const machines = near.some((text) => OF_MACHINES.test(text) || (!beasts && WORM.test(text)));
    return (
      (!machines && (beasts || texts.some((text) => OF_BEINGS.test(text)) || /中毒/u.test(own.text))) ||
      [NO_PROGRAM, REMEDY, OF_ONE, OF_ONE_KIND, NOT_HERE].some((of) => of.test(own.text)) ||
      isOfOtherThing(own) ||
      clauses.some((c, i) => UNREAL.test(c.text) || (EXAMPLE.test(c.text) && (c.leads || i === 0)))
    );
  });
}
