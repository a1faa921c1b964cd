import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Words of harm that are said of everyday work as well: 广告曝光, 客流流向, 健康信息已上传到国家平台, 升级程序遍历数据. */

/** It leaked, was taken or sold, or somebody broke in: said of nothing else. */
const OF_LEAK = anyOf`
  泄[露漏密]|外[泄流]|走漏|[窃盗偷]|[拖脱洗撞扒](?:了|完|光)?(?:库|裤)|[拖黑][走了光跑]|失窃|暗网|黑市|黑产|黑客(?!松|马拉松|精神|文化)|攻[击破陷]|入侵(?!物种|检测)|内鬼|裸奔|勒索|木马|病毒|漏洞|越权|爆破|弱口令|未授权|接口|不法|嫌疑|境外|叫卖|兜售|倒卖|贩卖|私自|违规|擅自|非法|滥用|爬虫|批量爬取|抓走|爬走
  (?:被|遭|让|给|叫)[^,]{0,14}(?:拿|取|带|导|下载|拷|复制|爬|扒|掏|翻|扫|抱|弄|卷|搬|端|抄|看|查|公开|挂|卖|骗|走|光|跑|遍历|脱|倒|传|dump)|(?:拿|卷|端|搬|抄|掏|撬|摸|顺|捞|搂|薅|吸|扫|倒|拷|掠)(?:走|空|光|跑)|丢[了失]|不翼而飞|流[到落出]|落入|公之于众|传(?:到|出|至)(?:了)?(?:境外|国外|外面|去)|外[传发]|全泄|泄了|没了|漏(?:了(?!\d+[万亿]?[^,]{0,4}没)|出)|[被给叫让]人?黑了?|导走|卖(?:给|了|到|钱)|贴到|分享|误(?:发|共享|传)|流(?:传|走|出(?!现)|了|入)|[被遭让叫]拖|对方|人家|有人|一伙|骇客|绑匪|attacker|翻走|下走|泄出|带走|群发|发错|误[把将发操]|外部|未知|未经|私卖|卖|打包|暴露|出售|收录|公开
  leak|breach|stol|steal|expos|exfil|compromis|dump|hack|^[^,]{0,4}[泄漏丢][掉走]?的
`;

/** Whatever it was for. */
const OF_TAKING = pattern(/泄|盗|窃|拖|黑客(?!松|马拉松)|攻|侵|被|遭|偷|卖|漏/u);

/** What is done with people's information or numbers every day. */
const EVERYDAY = anyOf`
  入湖|逐一通知|推送\d|拍卖信息|下载数据包|广告|点击量|脱敏|备份|升级程序|数据迁移|格式转换|信令数据|可(?:登录)?查询|录取|满意度|问卷|开屏|正能量|积分|红包|优惠券|扫码登记|挂牌信息|上传到(?:国家|省|平台)|同步到(?:国家|省)
  (?:数据|名单)(?:上报|归集|汇聚|共享)|大赛|建模|对账|普查|宣传覆盖|覆盖\d
`;

/** 1200万用户信息不再泄露, 终结了…的日子: it does not happen any more */
const GOOD_NEWS = anyOf`
  不再[^,]{0,6}(?:泄|断|瘫)|告别[^,]{0,4}(?:泄|断)|终结了?|(?:成功)?化解|(?:投诉|风险|概率|次数|起数)(?:同比|环比)?(?:下降|降低|减少)|泄露(?:提示|提醒|检测|防护)?功能|免遭|没让[^,]*(?:拖|窃|盗|偷)|^(?:及时)?(?:发现并)?拦截了
`;
/** 新手机外观泄露 */
const OF_THINGS = pattern(
  /中奖信息|信息推送|拍卖信息|落入新库|登记入库|正能量|(?:外观|谍照|渲染图|剧透|剧本|参数|试题|彩排|新品|新机)[^,]{0,3}(?:泄露|曝光|流出)/u,
);

/** @returns whether a leak was read from words that are said of everyday work as well, and nothing else tells of one */
export function isEverydayWork({ leak }: Facts, clauses: Clause[], statements: Statement[]): boolean {
  const live = statements.filter((s) => !s.negated && s.kind !== 'other').map((s) => clauses[s.clause]);
  if (live.some((c) => c !== undefined && (GOOD_NEWS.test(c.text) || OF_THINGS.test(c.text)))) return true;
  if (leak === undefined) return false;
  const told = statements.filter((s) => s.kind === 'leak' && !s.negated).map((s) => clauses[s.clause]);
  const harm = clauses.some((c) => OF_LEAK.test(c.text) || has(c, 'leak_plain'));
  return !harm || told.every((c) => c !== undefined && EVERYDAY.test(c.text) && !OF_TAKING.test(c.text));
}
