import type { Clause } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { instructs } from './moods.ts';

/** Checked, and nothing got out: 经查日志无人利用, 核查确认没有任何用户数据外泄. */

const NOTHING_OUT = anyOf`
  (?<!有)(?:未|无|没有?|零)(?:有|曾|发生|发现|任何|真实|一条|一个|此前|从|人员|他人|其他人|别人|外人|第三方|人|用户|客户|会员|个人|数据|信息|资料|被|遭|再|实际|造成|导致|存在|过)*(?:利用|用过|用它|访问|下载|导出|外传|外流|外泄|泄露|泄漏|流出|调用|取走|带走|拿走|丢失)
  一(?:条|个|份|名)(?:也|都)(?:没|未)(?:有)?(?:拿|带|出|泄|丢|动|被)
  (?:无|没有)(?:一[条个名]|任何)?(?:真实|真人)
  全(?:部|是|都是|为)?[^,]{0,8}(?:假数据|虚构|伪造|造的假?|随机生成|脚本生成)
`;
const CHECKED = pattern(/查|核|日志|确认|取证|审计|比对|复盘|溯源|排查|证实|鉴定|化验/u);
/** So far, no more, only of some: it may have happened after all. */
const HEDGED = anyOf`
  暂|目前|尚|迄今|截至|其他|其它|新的|新增|更多|二次|进一步|大规模|大量|再次|部分|明显|不排除|无法
  不能|可能|是否|有没有|有无|证据|待|初步|自称|声称|据称|回应|否认|未经
`;

/** @returns whether the text says, as the outcome of a check, that no information got out */
export function isCleared(clauses: Clause[]): boolean {
  const verdicts = clauses.filter(
    (c) => NOTHING_OUT.test(c.text) && !HEDGED.test(c.text) && !instructs(c) && !c.asked,
  );
  return verdicts.some((verdict) =>
    clauses.some(
      (c) =>
        c.sentence === verdict.sentence &&
        c.start <= verdict.start &&
        CHECKED.test(c.text) &&
        !HEDGED.test(c.text),
    ),
  );
}
