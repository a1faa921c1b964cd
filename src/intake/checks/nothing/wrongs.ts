import type { Clause } from '../../clauses/clauses.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** What somebody did who had no right to, or what is plainly locked or gone: that something else is well doesn't settle it. */

/** 让人锁了, 给人拿去, 被人写进了计划任务, 叫人清得一干二净, 对方登进了后台 */
const DONE_BY_SOMEBODY = anyOf`
  (?:被|让|叫|给|遭)(?:人家?|[外别旁]人|黑客|对方|陌生人|不明[^,]{0,3})[^,未没拦挡试想]{0,8}?(?:拿[下去走]|(?<!篡)改(?!回)|[删卸撞登进写插塞翻抄导断换锁抢控扫摸动存拷听盯占顶]|清[得空掉了]|加了|植入|转[走到去]|远程|看[了光过到]|录[了走]|借[了去用]|打开|掉了?包|做了手脚|发[了出布])
  (?:被|遭)[^,未没]{0,4}(?:插播|截[走获]|灌满|写坏|清零|借用|掉了?包|调包|换[成了]|改后缀|改了|一键|逐个|冒领|黑掉|接管)
  (?:有人|(?<!在)[外别旁]人|对方|黑客|攻击者|入侵者|骗子|陌生人|不明身份|(?:境外|国外|海外|陌生|不明|未知)的?(?:ip|地址|设备))[^,未没想试]{0,14}(?:登(?:了|上|进|入|录了(?!其中|\d|[一两三四五六七八九十几]个))|进[了到过]|混进|(?<!篡)改[了大小成掉]|删[了掉空]|释放了|[待呆蹲]了|用过了|翻过|抢[了走]|卖出去|在卖|冒用|接管|远程打开|控制了|[建设装加换][了成]|重置了?[^,]{0,6}密码)
  进去[^,未没]{0,3}改了|骗[^,]{0,6}(?:重置|改掉|开通)|混进来?[^,]{0,6}(?:陌生|不认识|外人)|在(?:黑客|骗子|对方|别人)手[里上]
`;
/** 多出三个没人认领的管理员, 密码不是我们改的 */
const NOT_OURS = anyOf`
  多(?:出|了)[^,]{0,12}(?:账号|账户|管理员|后门|任务|规则|进程|实例|脚本|要钱的信)|没人认(?!识)|来路不明|没(?:有)?人?(?:下过?|建过|见过|登记过?)的
  不是我们?(?:自己)?(?:的?人)?(?:改|建|配|传|发|下|加|开|的(?:节目|号|东西))的?
`;
/** 有台机器反弹了shell, 被拿去挖矿 */
const TOOLS = anyOf`
  webshell|一句话木马|内存马|反弹[^,]{0,3}shell|键盘记录|(?:中|用|打|利用)了?(?:个|一个)?(?:零日|0day)|rootkit|后门|挖矿|回连|恶意代码[^,]{0,4}[合塞混]|植入(?:了|内|木马|程序)
`;
/** 办公电脑带有挖矿程序: of one who works there */
const OF_A_DESK = pattern(/办公(?:电脑|终端|用机|机)|笔记本|个人电脑|我家|家里/u);
/** 文件尾巴都变成.mkp, 成了一堆乱码, 屏幕上跳出赎金倒计时, 表一张不剩 */
const LOCKED = anyOf`
  (?:加|上)了密|加密了|成了?(?:一堆)?(?:密文|打不开的乱码|乱码)|改后缀|(?:变成|都成了?|改成|尾巴[^,]{0,6})\.[a-z]|赎金倒计时|(?:给|都|全|起|被[^,]{0,8})锁[了死屏]
  (?:文件|文档|影像|图纸|账套|表|卷|目录|合同|照片)[^,]{0,8}(?:不开|不出来|[全都]没了)|一[台个张份]不剩|(?:快照|备份)[^,]{0,6}(?:找不到|清零|没了|被?删)
`;
/** 首页成了骷髅头, 半夜响起反动口号, 推了条假消息 */
const SHOWN = anyOf`
  骷髅|反动|插播|换了脸|不堪入目|(?:放|播|弹|响|喊|发|推|跳|吐)[出起了][^,]{0,10}(?:标语|口号|传单|赌博|广告|假)|(?:跳转|地址|链接|收款码|二维码|收款账号)[^,未没]{0,6}(?:变成|换成|改成)
`;
/** 客服号夜里拨出去一堆诈骗电话: 三万条 of these are no records */
const SPAM = pattern(/(?:[拨打发]|外呼)(?:出去|[出了])[^,]{0,8}(?:诈骗|骚扰|博彩)(?:电话|短信|邮件)/u);
/** 签名私钥流了出去, 令牌被截走, 把密钥都发出去了 */
const SECRETS = pattern(
  /(?:私钥|密钥|令牌|口令|凭证|accesskey|(?<![a-z])ak(?![a-z])|token|证书|签名)[^,未没无试]{0,8}(?:流[了出]|截|撞开|拿去|偷|躺在|发了?出|用过|传出)/u,
);
/** 库带走了, 抄了底, 翻到别人的合同, 里面全是我们的客户 */
const DATA_GONE = anyOf`
  抄[走了]|[带拷存]走|[导存拷录抄]了一份|上了(?:推特|网(?!课|吧)|暗网|论坛)|(?:看到|翻到|查到|出来|返回了?|收到|说出|扫出)[^,]{0,6}(?:别人|前一个人|他人|别的[^,]{1,4})的|看到[^,]{0,4}所有|全是我们的|往境外[拉传送]|谁的都能
  (?:外网|公网|网上|一搜)[^,未没不]{0,8}(?:能[看搜下]|可看|就出来)|在卖$|随便查|到了[^,]{0,8}手里|(?:接到|来了)[^,]{0,4}骗子|骗子[^,]{0,8}(?:说[得出]|知道|都对|报得)
`;
/** 存储桶设成了public read，约90万份报告裸奔了两个月: whether anybody looked is for a person */
const EXPOSED = pattern(
  /裸奔(?!者)|public-?read|(?:公网|外网)(?:就|即)?可(?:直接|公开)?(?:访问|读取?|看|下载)/u,
);
/** 服务器上也没有后门, 也没有数据被带走 */
const DENIED = pattern(
  /未(?!授|知|经)|没(?!人认|有?人?[下建见]过?的)|无(?![法线]|人机)|不含|防止|避免|如果|可能会|以防/u,
);

const OF_DEEDS = [DONE_BY_SOMEBODY, TOOLS, SHOWN, SPAM];
const OF_DATA = [SECRETS, DATA_GONE, EXPOSED];

/**
 * @param holdsNobody whether no user's data is where it happened
 * @returns whether a clause tells of a wrong that was done, whatever else is well: 域控被人拿下
 */
export function isWrong({ text }: Clause, holdsNobody: boolean): boolean {
  if (NOT_OURS.test(text) || LOCKED.test(text)) return true;
  if (OF_A_DESK.test(text)) return false;
  return [...OF_DEEDS, ...(holdsNobody ? [] : OF_DATA)].some((wrong) => {
    const at = text.search(wrong);
    return at >= 0 && !DENIED.test(text.slice(0, at));
  });
}

/** @returns whether a clause tells that fraud was sent in the name of somebody else */
export function sendsSpam({ text }: Clause): boolean {
  return SPAM.test(text);
}
