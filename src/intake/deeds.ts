import type { Clause, WordFound } from './clauses.ts';

const OWN_DEED = /^(?:断网|断开|下线|停服|停止服务|离线|网络断开|掉线|停用|服务中断)$/u;
const MACHINES = /服务器|主机|设备|终端|电脑|机器|系统|数据库|接口|节点|端口|后台|账号|该库|备份/u;
const USERS = /用户|客户|群众|市民|居民|网民|全省|全市|全国|大量|大面积/u;

/** @returns whether a word of something going off stands for what the reporter did: 已断网封存, 紧急下线, 接口已停服 */
export function isOwnDeed(clause: Clause, word: WordFound): boolean {
  const at = word.start - clause.start;
  const said = clause.text.slice(at, word.end - clause.start);
  if (!OWN_DEED.test(said) || USERS.test(clause.text)) return false;
  const lead = clause.text.slice(0, at);
  const rest = clause.text.slice(word.end - clause.start);
  const done =
    /(?:已|正在|紧急|立即|主动|暂时|临时|先行?|马上|予以|全部|将|把|作|做|进行|要求|责令|通知)[^,]{0,4}$/u.test(
      lead,
    );
  const handled =
    /^(?:封存|隔离|处置|处理|排查|清理|断电|止损|取证|检修|维护|整改|接口|页面|系统|服务|应用|相关)/u.test(
      rest,
    );
  return handled || (done && (said !== '断网' || MACHINES.test(clause.text)));
}
