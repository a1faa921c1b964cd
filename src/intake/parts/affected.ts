import { type Clause, type Stretch, saidIn, tagged } from '../clauses/clauses.ts';
import type { Labelled } from '../clauses/labels.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { findOrganizations, type Organization } from './organizations.ts';

/** Where the affected organization is looked for. */
export interface Named {
  clauses: Clause[];
  /** the clauses in which what is reported happens, by index */
  told: ReadonlySet<number>;
  labels: Labelled[];
  /** the normalized text, with its times blanked */
  masked: string;
  /** what stands in quotation marks */
  quoted: Stretch[];
}

/** Longer than any name. */
const LONGEST = 30;

/** @returns the organization, site or platform that was hit, as the text names it; undefined where it names none */
export function readAffected(named: Named): Stretch | undefined {
  const labelled = named.labels.find(({ field }) => field === 'affected');
  if (labelled !== undefined) {
    const said = named.masked.slice(labelled.start, labelled.end);
    const isName =
      !/^(?:无|不详|未知|待核|待查|不明|暂无|尚未|未明)|[、省]$/u.test(said) && said.length <= LONGEST;
    return isName ? labelled : undefined;
  }
  let best: { organization: Organization; weight: number } | undefined;
  for (const [i, clause] of named.clauses.entries())
    for (const organization of [
      ...findOrganizations(clause, named.masked, named.quoted),
      ...knownSites(clause),
      ...calledSo(clause, named),
    ]) {
      const weight = weightOf(named, i, organization);
      if (weight > 0 && weight > (best?.weight ?? 0)) best = { organization, weight };
    }
  return best && nameOf(best.organization, named);
}

function knownSites(clause: Clause): Organization[] {
  return tagged(clause, 'known_site').map((word) => ({
    start: word.start,
    end: word.end,
    text: saidIn(clause, word),
    kind: 'brand',
  }));
}

/** “岭南农信”3000万客户资料: a quoted name, whatever it ends in */
function calledSo(clause: Clause, { quoted, masked }: Named): Organization[] {
  return quoted
    .filter(({ start, end }) => start >= clause.start && end <= clause.end)
    .filter(
      ({ start, end }) =>
        !NO_NAME.test(masked.slice(start, end)) &&
        !ALIAS_OF.test(masked.slice(clause.start, start)) &&
        !/^(?:木马|病毒|组织|团伙|家族|勒索|蠕虫)/u.test(masked.slice(end, clause.end)),
    )
    .map(({ start, end }) => ({ start, end, text: masked.slice(start, end), kind: 'brand' as const }));
}

const NO_NAME = pattern(
  /[断泄漏瘫被不无没了的量人万亿省市户条级查走取在常诉击\d]|打不开|病毒|木马|漏洞|补丁|演练|模拟|预案|重大|一般|较大|大型|大幅|待核|据说|用户数据/u,
);
/** Of an attacker, a virus, a seller or a place where people talk. */
const ALIAS_OF = pattern(
  /(?:组织|团伙|黑客|木马|病毒|名为|叫做?|id|用户|账号|论坛|群|帖|标题|写着|显示|弹出|人)$/u,
);

/** “惠民通”APP, 知名短视频平台“乐咔”: what is quoted is the name. */
function nameOf({ start, end, kind }: Organization, { quoted, masked }: Named): Stretch {
  const name = quoted.find(
    (q) => q.start < end && start < q.end && !NO_NAME.test(masked.slice(q.start, q.end)),
  );
  return kind === 'body' || name === undefined ? { start, end } : name;
}

/** Those who report, handle and investigate incidents, and where data is sold: seldom hit themselves. */
const BYSTANDER = anyOf`
  通信管理局|通管局|网信办|公安|派出所|网安|网警|工信|应急办|国家互联网应急中心|cncert|cnvd|奇安信
  启明|绿盟|深信服|安恒|微步|知道创宇|长亭|天融信|360|补天|漏洞盒子|监测中心|通报中心|信息通报|暗网
  黑客|论坛|电报群|互联网协会|行业协会|业协会提|安全公司|气象台|教育厅|反诈|分局$|卫健委|人社部门
  举报中心|应急(?:小组|中心|响应)|取证|鉴定中心|专家
`;
const REPORTS = pattern(
  /^(?:值班[室员]?|安全部|信息部|的人|那边|方面|官方|[^,]{0,6}(?:中心|大脑|小组))?(?:来电|来函|发函|报告(?!的)|报送|上报|报|称|说|反映|通报|告知|告诉|监测|发现|转来|转报|转|提醒|提示|提交|打电话|点名|发帖|反馈|自称|宣称|披露|发来|电话)/u,
);
const HIT = pattern(
  /^(?:的)?[^,。]{0,14}?(?:被|遭|受到?攻|疑遭|瘫|崩|挂(?:了|掉)|宕|断|故障|异常|打不开|无法|登不|上不|进不|刷不|闪退|泄露|外泄|失窃|中毒|中招|中的?马|感染|加密|篡改|卡死|卡顿|蓝屏|停|离线|掉|拖库|脱库|入侵|攻|出事|出现|发生|存在|有漏洞|越权|锁死|失败|延迟|过期|超时|积压|拥塞|串号|挖矿|注入|挂马|暴露|可遍历|匿名访问|裸奔|没设|未设|缓慢|慢了?$|失联|不可用|不可达|服务中断|黑屏|起火|进水|丢失|拒绝服务|勒索|误删|窃|流出|外流|爬|跳转|失灵|报错|冒用)/u,
);
const STRUCK = pattern(
  /(?:导致|致使|造成|影响|波及|攻陷|攻破|攻击|入侵过?|黑进|黑了|黑掉|打了|打瘫|打|篡改|窃取|窃走|针对|号称是?|所谓|售卖|出售|兜售|挂售|卖|挂了|属于|倒霉的是|出事的是|就是|还是|客户是?|涉及|仿冒|误删了?|威胁|供述入侵过)(?:了|的|其|“)?$/u,
);
const APART = pattern(
  /(?:请|建议|协调|据|由|联系|供应商|服务商|厂商|厂家|设备商|开发商|运维单位|施工方(?:为|是)?|承建方?|外包|部署在|托管(?:在|于|给)?|合作|委托|通知|督促|报告单位|监测单位|联系人|记者|转(?:自|来)?|发往|流向|至|赴|借)[:]?$/u,
);
const HOSTS = pattern(
  /^(?:上(?![传线网市下不了])|客户|群|上那套|云上|里|有网友|网友|接口|账号登录|平台上|频道)/u,
);
const OURS = pattern(
  /^(?:我|本|我们)(?:的)?(?:公司|司|单位|平台|局|行|院|校|厂|集团|系统|网站|部|医院|学校)/u,
);

/** How likely an organization is the one that was hit: 0 where it can't be. */
function weightOf({ clauses, told, masked, quoted }: Named, i: number, organization: Organization): number {
  const clause = clauses[i] as Clause;
  const before = masked.slice(clause.start, organization.start);
  const after = masked.slice(organization.end, clause.end);
  if (
    isAside(clause, before, after, organization) ||
    (told.size > 0 && !told.has(i) && NOT_TOLD.test(clause.text))
  )
    return 0;
  const reports = REPORTS.test(after) || (clause.leads && after === '');
  const hit = HIT.test(after);
  const kind = { body: 0.3, brand: 0, service: 0.2 }[organization.kind];
  if (BYSTANDER.test(organization.text)) return reports || !hit ? 0 : 0.5;
  if (reports) return 1 + kind;
  if (hit || STRUCK.test(before)) return 5 + kind + (told.has(i) ? 1 : 0);
  if (after === '' && HIT.test(clauses[i + 1]?.text ?? '')) return 4 + kind;
  return isMentioned(clause, after, organization, quoted) || clauses.some((c) => OURS.test(c.text))
    ? 0
    : 2 + kind;
}

/** A site (微信) or a nickname that nothing says was hit. */
function isMentioned(
  clause: Clause,
  after: string,
  { start, end }: Organization,
  quoted: Stretch[],
): boolean {
  const known = clause.words.some((word) => word.value.tag === 'known_site' && word.start === start);
  return known || (quoted.some((q) => q.start === start && q.end === end) && !OF_ITS.test(after));
}

/** 3000万客户资料 */
const OF_ITS = pattern(/^(?:的)?[^,]{0,8}?(?:用户|会员|客户|账号|平台|app|小程序|公司|网站|系统|数据|资料)/u);

/** Whom one asks or reports to, who runs or serves it, or where it is sold: not whom it hit. */
function isAside(clause: Clause, before: string, after: string, { text }: Organization): boolean {
  return (
    APART.test(before) ||
    (/向$/u.test(before) && /报|投诉|求助|反映|申请/u.test(after)) ||
    HOSTS.test(after) ||
    /^(?:请(?!问)|建议|恳请)/u.test(clause.text) ||
    OURS.test(text) ||
    /(?:我|我们|咱|他们)$/u.test(before)
  );
}

/** Of another time, or of nothing that happened. */
const NOT_TOLD = pattern(/误报|谣言|去年|前年|演练(?!脚本)|拟|计划/u);
