import { type Clause, has } from '../clauses/clauses.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** What a number counts by the words beside it, where the leak counts others: 更正：已完成告知的用户应为2万人 */

/** 已改密用户增至, 含住址的应为, 平台付费会员应为, 单次导出上限应为, 现已封禁被盗用账号 */
const HEADS = anyOf`
  (?<head>(?:告知|通知|改密|解封|封禁|注销|回访|换号|换卡|换绑|提醒|冻结|报案|登记|赔付|赔偿)了?的?(?:被盗用|盗用)?(?:用户|客户|会员|人员?|账号)*(?:总?数|量)?)(?:应|更正|修正|增加?|升|涨|降|减|已|现|共|约|达|有|为|是|至|到)*$
  (?<head2>(?:含|带(?![走出回离到]))[^,\d]{1,6}的|(?:付费|年费|活跃|在线|平台注册|平台总?|网站总?|注册)(?:会员|用户)(?:总?数)?|(?:公司|我司|集团|单位)(?:员工|职工)(?:总?数)?|(?:不受|未受|没受)影响的?(?:用户|客户|会员|人)(?:总?数|量)?|资金(?:受损|损失)的?(?:用户|客户|会员|人)(?:总?数|量)?)(?:应|更正为|增至|增加到|为|是|有|达|共|约)+$
`;
/** 涉案金额应为130万, 赎金由30万涨到130万, 累计拦截攻击130万: money, attacks, settings */
const THINGS = pattern(
  /(?:(?:卸载|下载|安装|搜索)量|(?:金额|赎金|悬赏金?|赏金|奖金|报价|上限|阈值|额度)(?:由|从)?[\d.]*[万亿]?元?|拦截(?:攻击|请求)?)(?:[应为是至到达共约]|更正|涨|升|降|增)*$/u,
);
/** 泄露的活跃用户为130万, 已注销的用户130万人资料被黑客窃取 */
const LEAKED = pattern(/窃|盗|泄|拖|导出|放出|公布|倒卖/u);
const LEAKED_OF_THEM = pattern(/^[^,]*(?:被|遭)[^,]*(?:窃|盗|泄|拖|导|卖|公布)/u);
const PLATFORM = pattern(/(?:平台|注册|总|在册|日活|月活)(?:用户|会员|客户)(?:总?数|量)/u);
/** 2万用户密码为明文存储, 2万人已换号, 2万求职者要求删除账号, 2万用户来电咨询 */
const DOES = pattern(
  /^(?:的)?(?:密码(?:仍|均|都)?(?:为|是)明文|(?:已|均|都|也)*(?:要求|来电|咨询|投诉|报警|注销|改密|换号|换卡|更换))/u,
);
const SEEN_BY = pattern(/^(?:次)?(?:下载|看到|浏览|查看|转存|转发)(?:过|了)?$/u);

/** @returns whether the words beside a number say that it counts something else than the leak does: its label, what was done with them */
export function isOfOtherHead(clauses: Clause[], i: number, q: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const lead = clause.text.slice(0, q.start - clause.start);
  const rest = clause.text.slice(q.end - clause.start);
  const found = HEADS.exec(lead);
  const { groups } = found ?? {};
  const head = groups?.head ?? groups?.head2;
  const before = clauses.slice(0, i);
  if (
    head !== undefined &&
    found !== null &&
    (LEAKED.test(lead.slice(0, found.index)) || LEAKED_OF_THEM.test(rest))
  )
    return false;
  if (head !== undefined && isBesideCurrent(before.at(-1), clause, lead)) return false;
  if (head !== undefined) return !before.some(({ text }) => text.includes(head));
  if (THINGS.test(lead)) return true;
  // 已有12万人下载
  if (/(?:已有|有|共有|已被|被|达)$/u.test(lead) && SEEN_BY.test(rest)) return true;
  if (isOfPlatform(before.at(-1), clause, lead)) return true;
  const greater = before.some((c) => c.quantities.some((b) => isCount(b) && b.count.min > q.count.min));
  // 2万人，银行卡被盗刷
  const goesOn = `${rest}${rest === '' ? (clauses[i + 1]?.text ?? '') : ''}`;
  return (
    greater &&
    (DOES.test(rest) ||
      /^银行卡被盗刷/u.test(goesOn) ||
      /(?:供述|已)[^,]{0,3}(?:卖出|售出)了?$|(?:追回|找回|销毁|赔付|赔偿|补偿)了?$/u.test(lead))
  );
}

const CURRENT = pattern(/(?:在用|在册|活跃|正常|现有|未注销|有效|存量)(?:的)?(?:用户|会员|客户|账号)/u);
const CANCELLED = pattern(/^(?:和|及|以及)?(?:已|早已)?注销(?:了)?(?:的)?(?:用户|会员|客户|账号)$/u);

/** 泄露在用用户12万，已注销用户130万: both leaked */
function isBesideCurrent(before: Clause | undefined, clause: Clause, lead: string): boolean {
  return (
    before?.sentence === clause.sentence &&
    has(before, 'leak', 'leak_plain', 'take') &&
    CURRENT.test(before.text) &&
    CANCELLED.test(lead)
  );
}

/** 前报平台用户数130万有误，应为112万; 占总数10.8%，总数1200万 */
function isOfPlatform(before: Clause | undefined, clause: Clause, lead: string): boolean {
  if (before?.sentence !== clause.sentence) return false;
  return (
    (/^(?:应|实际?)(?:该|当)?(?:为|是)$/u.test(lead) && PLATFORM.test(before.text)) ||
    (/^总[数量](?:为|是|共|约)?$/u.test(lead) && /占总[数量]/u.test(before.text))
  );
}

/** @returns whether a number counts what would be a part of those who leaked, and so can be no more than they: 更正：含手机号的应为130万 */
export function isOfSubset(clause: Clause, q: Quantity): boolean {
  return HEADS.exec(clause.text.slice(0, q.start - clause.start))?.groups?.head2 !== undefined;
}
