import type { Clause, WordFound } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';

const OWN_DEED = pattern(/^(?:断网|断开|下线|停服|停止服务|离线|offline|网络断开|掉线|停用|服务中断)$/u);
const MACHINES = pattern(/服务器|主机|设备|终端|电脑|机器|系统|数据库|接口|节点|端口|后台|账号|该库|备份/u);
const USERS = pattern(/用户|客户|群众|市民|居民|网民|全省|全市|全国|大量|大面积/u);

/** 仿冒页面全部失效 */
const FAKE_SITE = pattern(/(?:仿冒|钓鱼|假冒|山寨)[^,]{0,8}(?:页面|网站|站点|网页|商城|链接)|反钓鱼/u);

/** The item of a list that a place in the text lies in: 已下线服务器、通知当事用户. */
function itemAt(text: string, at: number): string {
  const start = text.lastIndexOf('、', at) + 1;
  const end = text.indexOf('、', at);
  return text.slice(start, end < 0 ? undefined : end);
}

const PLANNED = pattern(
  /例行|计划内|按计划|(?:早已|已|提前|预先)[^,]{0,4}(?:公告|告知|通知)|维护窗口|停机维护|(?:维护|割接|升级)公告/u,
);
/** 打不开，是提前公告的停机维护 */
const IS_WORK = pattern(/^(?:系|是|属|为|属于)[^,]*(?:停机|维护|升级|割接|检修)$/u);
const WENT_WRONG = pattern(
  /但|却|超时|失败|异常|延迟|延误|推迟|仍|导致|引发|意外|未能|误|没能|回退|故障|攻击|大量/u,
);
/** 措施：断网、取证 */
const MEASURES = pattern(/^(?:已采取)?(?:的)?(?:应急|处置|初步|先期)*(?:措施|处置)$/u);
const NOT_ATTACKED = pattern(/(?:未|没有?|非|无)[^,]{0,4}攻击/u);
const SERVICE_STOPPED = pattern(/停服|停机|停用|暂停|停止|下线|关闭|维护|停/u);

/** 用户资料外泄，已断网; 采取断网、取证等措施: nobody and no place is named that is without the net */
const BARE_DEED = pattern(
  /^(?:目?前|现在?|均|都|全部|已经?|紧急|立即|马上|第一时间|先行?|[我公本]司|单位|平台|机器|系统|服务器|主机|库)*(?:断网|offline|离线)(?:了|处理|处置)?$/u,
);
const AMONG_MEASURES = pattern(/采取了?[^,]*(?:措施|手段|处置)/u);

function isAmongMeasures(clause: Clause, sentence: readonly Clause[]): boolean {
  const labelled = (c: Clause) => c.start < clause.start && MEASURES.test(c.text);
  return AMONG_MEASURES.test(clause.text) || sentence.some(labelled);
}

/**
 * @param sentence the clauses of its sentence
 * @param stolen whether the text tells of a leak or of malware, upon which one takes one's own systems off the net
 * @returns whether a word of something going off stands for what the reporter did (已断网封存, 紧急下线, 接口已停服), or had
 *   announced (例行维护，按计划暂停服务)
 */
export function isOwnDeed(
  clause: Clause,
  word: WordFound,
  sentence: readonly Clause[],
  stolen: boolean,
): boolean {
  const at = word.start - clause.start;
  if (stolen && BARE_DEED.test(itemAt(clause.text, at))) return true;
  const said = clause.text.slice(at, word.end - clause.start);
  const stopped = SERVICE_STOPPED.test(said) || sentence.some((c) => IS_WORK.test(c.text));
  if (
    /^(?:备份|历史|归档|日志)?数据[^,]{0,8}已?[^,]{0,6}$/u.test(clause.text.slice(0, at)) &&
    /^(?:转存|转移|备份|迁移|拷贝)/u.test(said)
  )
    return true; // 备份数据已于昨夜转存至异地机房
  if (said === '下线' && /(?:强制|逼|踢)$/u.test(clause.text.slice(0, at))) return true; // 全员强制下线一次
  const planned = stopped && sentence.some((c) => PLANNED.test(c.text));
  if (planned && !sentence.some((c) => WENT_WRONG.test(c.text) && !NOT_ATTACKED.test(c.text))) return true;
  if (OWN_DEED.test(said) && isAmongMeasures(clause, sentence)) return true;
  if (FAKE_SITE.test(sentence.map((c) => c.text).join(',')) && /失效|下线|关停|关闭|打不开/u.test(said))
    return true;
  if (!OWN_DEED.test(said) || USERS.test(itemAt(clause.text, at))) return false;
  const lead = clause.text.slice(0, at);
  const rest = clause.text.slice(word.end - clause.start);
  const done =
    /(?:已|完成|正在|紧急|立即|主动|暂时|临时|先行?|马上|予以|全部|将|把|作|做|进行|要求|责令|通知)[^,]{0,4}$/u.test(
      lead,
    );
  const handled =
    /^(?:之?前|之?后|期间|封存|隔离|下线|离线|停机|处置|处理|排查|清理|清除|查杀|杀毒|重装|排毒|修复|断电|止损|取证|检修|维护|整改|接口|页面|系统|服务|应用|相关)/u.test(
      rest,
    );
  return handled || (done && (said !== '断网' || MACHINES.test(clause.text)));
}
