import { type Clause, has, type WordFound } from '../clauses/clauses.ts';
import { type Pattern, pattern } from '../text/pattern.ts';

/** Words of failing access that are said of no site. */

/** @returns whether a word of anomaly tells what somebody did, not how the site is: 后台有异常导出任务 */
export function isOfActivity({ text, start }: Clause, word: WordFound): boolean {
  return /^(?:的)?(?:导出|登录|下载|调用|任务|外联|进程|请求|查询|操作|行为|账号|流量|会话|连接|ip)/u.test(
    text.slice(word.end - start),
  );
}

/** What is taken down, hung up or opened that is no site: 下线违规内容, 挂了灯笼, 打不开市场 */
const THINGS: [Pattern, Pattern][] = [
  [
    pattern(/下线$/u),
    pattern(
      /^了?(?:违规|违法|不良|低俗|侵权|问题|涉|一批|部分|旧|老|短?视频|内容|商品|课程|功能|活动|岗位|职位|音乐|歌曲|影片|剧集|电影|游戏|皮肤|广告|产品|套餐|app|应用|账号|直播间|店铺|模块|专区|[\d一二三四五六七八九十两几]+(?:[万千百余多]|个|款|条|部|首|家|门|项|批))/u,
    ),
  ],
  [
    pattern(/挂了$/u),
    pattern(/^(?:灯笼|新|[个块]?牌|横幅|号|彩|红|羊头|标语|国旗|对联|照片|画|职|名|电话)/u),
  ],
  // 首页一直显示503万用户
  [
    pattern(/50\d$/u),
    pattern(/^(?:[\d.]|万|亿|多|余|[人户台元条个件家名页号位分秒路折天年届班期月周次项篇集首种款])/u),
  ],
  // 被对手搞瘫了生意
  [pattern(/[瘫垮崩]了?$/u), pattern(/^了?(?:生意|口碑|仓库|客服|物流|热搜|心态)/u)],
  [pattern(/打不开$/u), pattern(/^(?:市场|局面|销路|思路|瓶盖|盖|车?门|柜门|锁|心结|眼界)/u)],
];
/** @returns whether names are spoken of that are to be stopped: 钓鱼域名解析全部失败, .CN域名诈骗网站 */
export function isOfBadNames({ text }: Clause): boolean {
  return BAD_NAMES.test(text);
}

const BAD_NAMES = pattern(
  /(?:钓鱼|诈骗|涉诈|涉赌|赌博|博彩|色情|涉黄|非法|恶意|仿冒|违规|黑产|未实名|过期)(?:的|类|网站|站点)*(?:\.?cn|\.中国|域名)|cn(?:域名)?(?:钓鱼|诈骗|涉诈|涉赌|违规|黑产)/u,
);

/** @returns whether a system is only for those who work for a site: 客服外包公司系统, 员工食堂平台 */
export function isOfStaff({ text }: Clause): boolean {
  return /(?:外包|供应商|食堂|员工)(?:公司|商)?的?(?:系统|平台|app|小程序|端)|市场的?门禁|(?:维护|运维|值班|抢修)(?:人员|员)?[进登]不[去上]/u.test(
    text,
  );
}

const MOODS_AND_PRICES = pattern(
  /(?:股价|股票|情绪|心态|价格|币价|行情|房价|精神|市场|资金链|人设|口碑|信誉|销量|体力)(?:突然|彻底|已经?|直接|又|也|都|全线)?$/u,
);
/** @returns whether a word of failure is of such a thing, or of a mood or price that fell: 下线违规内容, 股价崩了 */
export function isOfThing({ text, start }: Clause, word: WordFound): boolean {
  const said = text.slice(word.start - start, word.end - start);
  const rest = text.slice(word.end - start);
  const fell = /崩|瘫|跌|挂了$/u.test(said) && MOODS_AND_PRICES.test(text.slice(0, word.start - start));
  return fell || THINGS.some(([verb, object]) => verb.test(said) && object.test(rest));
}

/** @returns whether only so few of its users are told of: 百分之一的用户登录失败 */
export function isOfFewUsers({ text }: Clause): boolean {
  return FEW_OF_USERS.test(text);
}

const FEW_OF_USERS = pattern(
  /(?:[百千万]分之[一二三四五六七八九十\d]|(?<!\d)[1-4]?\d(?:\.\d+)?[%‰]|[一二两三四]成)[^,]{0,2}的?(?:用户|客户|会员|商户|乘客|订单|请求)/u,
);

/**
 * @param words of a failure
 * @returns whether it is of a system that is told by what it is for: 我们是全国知名电商平台，今天仓库系统瘫痪了
 */
export function isOwnSystem(clause: Clause, words: WordFound[]): boolean {
  if (has(clause, 'influence', 'influence_national', 'influence_provincial')) return false;
  const [word] = words;
  return word !== undefined && OWN_SYSTEM.test(clause.text.slice(0, word.end - clause.start));
}

const OWN_SYSTEM = pattern(
  /(?:[\u4e00-\u9fff]{2}(?<![该本此其这那司们全个天日晚早晨午点分起致成使发的认录问双各有部主单由因和及与跟、])(?<!其他|其它|致使|造成|导致|引发|我司|我们|整个|所有|全部|今天|今日|今晨|凌晨|访问|网站|现在|目前|突然|然后|后来|承认|官方)系统|后台(?!服务|和|与|及|、|前台|也))/u,
);

/**
 * 直播平台全线瘫痪，主播集体掉线; 视频会议平台遭攻击，客户会议断线
 * @returns whether a word of no network tells that people are off a site
 */
export function isOfPlayers({ text, start }: Clause, { end }: WordFound): boolean {
  return OFF_SITE.test(text.slice(0, end - start));
}

/** @returns whether a clause ends with those who are off a site: 直播间全部掉线 */
export function isOffSite({ text }: Clause): boolean {
  return OFF_SITE.test(text);
}

const OFF_SITE = pattern(
  /(?:主播|玩家|骑手|司机|坐席|选手|嘉宾|学员|客户端|app|会议|直播间?)[们端]?(?:也|全国|全部|全线|大面积|大量|集体|纷纷|都|均|全)*(?:掉线|断线)$/u,
);

/**
 * @param word of no network
 * @returns whether it tells that everybody is off a service that everybody knows: 钉钉全国掉线, 腾讯会议全国大面积掉线
 */
export function isOffService({ text, start }: Clause, { end }: WordFound): boolean {
  return OFF_SERVICE.test(text.slice(0, end - start));
}

const OFF_SERVICE = pattern(
  /(?:^|[日天晨早晚点分起,])(?:微信|企业微信|qq|钉钉|飞书|腾讯会议|美团|滴滴|抖音|快手)(?:app|客户端|用户|会议)?(?:今[天早晚晨]|昨[天晚]|凌晨|刚|突然|全国|各地|范围内?|大范围|大面积|大量|用户|全线|集体|全部|都|均)*(?:掉线|断线)$/u,
);
