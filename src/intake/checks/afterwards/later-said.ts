import { type Clause, tagged } from '../../clauses/clauses.ts';
import { happens, instructs } from '../../moods/moods.ts';
import { happened, type Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { type Pattern, pattern } from '../../text/pattern.ts';
import type { Gathered } from '../../weighing/gather.ts';

/** What a text says later of what it reported: that it didn't happen, how far it really went, or that this isn't known. */

/** Who found it, and how: 总部查清, 到场一看, 技术后来说. What stands before is the subject of another matter: 密码没丢. */
const NOBODY_ELSE = pattern(
  /^(?:总部|省局|市局|管局|公安|警方|平台|公司|我司|现场|技术|运维|专家|厂家|值班|客服|领导|老板|店长|对方|人|员|者|方|我们?|他们?|大家|后来|最后|最终|结果|刚|现在?|今[天早晚]|人工|经|查|核|实|清|明|验|证|复|到场|去|一?看|发现|确认|确定|其实|实际上?|根本|压根|说|称|讲|回话|反馈|答复|回复|来电|已|又|再|才|并|也|是|却|则|但|可|的|了|事情|这事|完全|就|啥|一个(?:用户|会员|人)|被盗|泄露|断网)*$/u,
);
const NOT = '(?:没有?|未|并未|从未|不曾|没一个|没半个)(?:真的?|怎么|有|被|遭|曾|人)*';
const TILL_THE_END = '(?:过|掉|了|露|出去|出来|走)*(?:网|线)?$';
const happensNot = (verbs: string) => pattern(new RegExp(`${NOT}(?:${verbs})${TILL_THE_END}`, 'u'));
/** 根本没断, 一个也没丢 */
const UNDONE: Partial<Record<Statement['kind'], Pattern>> = {
  outage: happensNot('断|瘫|挂|掉'),
  site: happensNot('断|瘫|挂|崩'),
  leak: happensNot('丢|漏|泄|盗|偷|拿走|流出|出去'),
  malware: happensNot('中招|感染|爆发|中毒'),
};
const NONE_OF_THEM = pattern(/(?:数|量|人|用户|户)[为是:]?(?:0|零)(?:个|人|户|条)?$/u);
/** 是监控大屏坏了, 探针数据错乱, 采集脚本算错了: what told of it is at fault */
const INSTRUMENT = pattern(
  /(?:探针|监控|监测(?:系统|程序|脚本|平台|点|站)?|大屏|告警(?:平台|系统|灯|规则|程序)?|采集(?:脚本|程序|器)?|拨测(?:机|系统|点|脚本)?|仪表|传感器?|(?:检测|识别)(?:模型|引擎|规则)|时钟|情报源|看板|报表|(?<!系)统计(?:脚本|程序)|看板[^,]{0,4}程序|特征[库码]|规则库|病毒库|(?:投诉|工单|派单|报障)系统|(?:测试|探测)(?:机|点|电脑|仪)|网页?缓存)(?!误?(?:指令|配置))[^,没未无]{0,8}(?:坏了?|[出算看判写弄搞]错了?|错[乱误位]|抽风|不准|bug|[乱误瞎]弹|乱跳|乱报|漂移|飘了|走眼|没对准|接触不良|脏数据|空响|自身缺陷|没刷新|没更新|死了|卡死|推错|撞了|重(?:推|复|发)|松了|断了电|把旧|自己出?问题|出了?问题|(?:是否|有没有|是不是)[^,]{0,2}(?:出错|有误|准))/u,
);
/** 说这话的是黑客自己, 没那么多, 本想…最后没得逞 */
const SAID_LESS = anyOf`
  ^(?!.*(?:[这上那]次|这回|去年|前年|投诉|报障|电话|流量|压力|排队)).*(?:没有?|不|未)(?:那么|这么|想象的?|传的|说的)(?:那么|这么)?(?:多|大|严重|夸张|广|邪乎|玄|厉害|吓人|离谱)
  (?:说|讲|放)(?:这|那|出这)(?:个|种|句)?(?:话|数|消息|料)的(?:人)?[是就]|(?:爆料|发帖|报料)(?:者|人|的)(?:是|就是)(?:黑客|卖家|攻击者)
  ^(?:地方|范围|面)(?:写|报|说|填)(?:大|小|漏|多|少)了$|^写漏了$|^(?:全国|全省|省内|大量|大面积|严重)应[为是改]|到底(?:有)?多(?:大|少|广)(?!.*(?:省|市))
  是[^,]{1,8}还是[^,]{0,4}(?:演练|演习|昨天|去年|上次)
  ^(?:[^,]{0,6})?(?:谈不上|算不上|称不上)(?:什么|有)?(?:大量|大面积|大幅|严重|异常)|降幅很小
  (?:是不是|是否|算不算|够不够|够不够得上|称不称得上|谈不谈得上)[^,]{0,4}(?:大量|大面积|大幅|严重|全省|全国|全市|知名)
  (?:没有?|未|无|不是)(?:被|遭|发现|受|是)*[^,]{0,3}(?:攻击|入侵|停电|故障)[^,]{0,4}[也、和与或更又]+(?:没有?|未|无|不是)(?:被|发生|发现|有)*(?:泄露|泄漏|外泄|丢|断网|感染|中招|下降|异常|中断|瘫痪|爆发)
  (?:没有?|未)能?得手(?!机)|^(?![^,]*(?:[省市州县]|我们|这边|这里)).*一[个条份名台户](?:用户|号码?|账号|资料|记录|会员|人|机器)*[也都](?:没有?|未)(?:真的?|被)?[丢少动泄漏拿带流中断]
  (?:丢没丢|漏没漏|泄没泄|断没断|瘫没瘫|中没中|有没有(?:丢|泄|断|中招))[^,]{0,8}(?:不知道|不清楚|没数|说不清|不好说|不确定|难说|没底|没查)
  (?:是不是|是否)(?:从)?(?:我司|我们|我公司|本公司|本?平台|公司)[^,]{0,10}(?:(?:尚|还|暂)?(?:无|没有?|未有?)(?:定论|结论|查清|确定|明确|说法))
  (?:大量|大面积|大幅|严重)(?:与否|(?:还|尚)(?:不好说|要|得|在|没|说不|难))
`;

/**
 * @param clauses of the text
 * @param statements of what happened
 * @returns the clause after a report which says that it didn't happen, that the instrument was wrong, or that it isn't known
 *   how much of it did
 */
export function laterDenial(clauses: Clause[], statements: Statement[]): Clause | undefined {
  const told = statements.filter(happened);
  const first = Math.min(...told.map((s) => s.clause));
  const own = new Set(told.map((s) => s.clause));
  const denied = statements.filter((s) => s.negated && told.some(({ kind }) => kind === s.kind));
  return clauses.find((c, i) => {
    if (i <= first || own.has(i) || c.asked || instructs(c)) return false;
    if (INSTRUMENT.test(c.text) || SAID_LESS.test(c.text)) return true;
    const at = told.flatMap(({ kind }) => UNDONE[kind]?.exec(c.text)?.index ?? [])[0];
    const undone =
      at ??
      NONE_OF_THEM.exec(c.text)?.index ??
      deniedFrom(
        c,
        denied.filter((s) => s.clause === i),
      );
    if (undone === undefined) return false;
    const before = clauses[i - 1];
    const follows = own.has(i - 1) || before?.sentence !== c.sentence || before.leads; // not 昆明只是转接投诉，没断
    return NOBODY_ELSE.test(c.text.slice(0, undone)) && (follows || undone > 1);
  });
}

/** @returns where in a clause it is said that something didn't happen: 总部查清|并未被盗 */
function deniedFrom(clause: Clause, [denied]: Statement[]): number | undefined {
  const not = denied === undefined ? undefined : tagged(clause, 'not')[0];
  const at = not && not.start - clause.start;
  const inEnglish = not !== undefined && /^[a-z]/u.test(clause.text.slice(at));
  return at === undefined || inEnglish || FURTHER.test(clause.text.slice(at)) ? undefined : at;
}

/** 未见扩散, 尚未公开售卖 */
const FURTHER = pattern(
  /密码|口令|支付|[卡证]|扩散|蔓延|传播|再|进一步|[售卖]|流传|公开|明文|外省|[外邻]|全国|其他/u,
);

/** 问了福建、江西，两省都没有发现 */
const NONE_OF_SEVERAL = pattern(
  /[两二三四五六七八九十\d]个?省(?:区|市)?(?:都|均|也)*(?:没有?|未|无)(?:发现|出现|见|感染|断|类似|情况|异常)/u,
);
/** 湖北没有发现 */
const NONE_THERE = pattern(
  /^[省市]?(?:那边|方面)?(?:其实|实际上?|并|根本|压根)*(?:没有?|未|无)(?![人好恢报网一了信]|完全|全部)/u,
);

/**
 * @param facts as they were read
 * @param clauses of the text
 * @returns the clause that takes one of two provinces back, or several, so that one may be left (3.2, 3.3)
 */
export function provinceTakenBack({ facts }: Pick<Gathered, 'facts'>, clauses: Clause[]): Clause | undefined {
  const none = clauses.find((c) => NONE_OF_SEVERAL.test(c.text));
  if (none !== undefined && (facts.outage ?? facts.malware)?.extent?.most === 'provinces') return none;
  if (facts.regions.length !== 2) return undefined;
  return clauses.find((c) =>
    tagged(c, 'place').some(
      ({ end, value: { place } }) =>
        place.kind === 'regions' &&
        place.regions.every((region) => facts.regions.includes(region)) &&
        NONE_THERE.test(c.text.slice(end - c.start)),
    ),
  );
}

const NEITHER_SPARED = pattern(
  /(?:未能|没能|难以|无一|也没|没有)幸免|(?:也|亦|均|都)?不例外|(?:也|均|都)难逃|一个没跑/u,
);

/** 各省都报上来了，已经是全国大面积 */
const NATIONWIDE = pattern(
  /^(?:已经?|现在?|目前|恐怕|看来|应该|这)*(?:已经?)?(?:是|成|变成|升级为|发展成|扩大到|扩到|波及|遍及|蔓延到)?了?(?:全国(?:性|范围内?)?|各省)(?:都|均|的|性|范围)*(?:大面积|大范围|大规模|沦陷|都有|都报|都中|都断|问题|事件|爆发)/u,
);

/** @returns the clause that tells of more provinces or cities than were read: 甘肃大面积爆发，青海、宁夏均未能幸免 */
export function moreProvinces({ facts }: Pick<Gathered, 'facts'>, clauses: Clause[]): Clause | undefined {
  if (facts.regions.length === 0 || facts.national) return undefined;
  const ofCity = (facts.outage ?? facts.malware)?.extent?.most === 'city';
  return clauses.find(
    (c) =>
      (NATIONWIDE.test(c.text) && !c.asked && !happens(c)) ||
      (NEITHER_SPARED.test(c.text) &&
        tagged(c, 'place').some(
          ({ value: { place } }) =>
            place.kind === 'regions' && place.regions.some((region) => !facts.regions.includes(region)),
        )) ||
      (ofCity &&
        isOfAnotherCity(c, facts.cities) &&
        !clauses.some((d) => follows(d, c) && UNTRUE.test(d.text))),
  );
}

/** 台州断网。宁波市也来报 */
const AS_WELL = pattern(
  /^(?:市|那边|这边|方面|地区|网管|局|分公司)*(?:刚|刚才|同时|随后)*(?:也|同样)(?:都|是|刚|正|在|陆续|开始|大量|大批|用户|有)*(?:来?报|来电|断|瘫|上不|没网|掉线|反映|反馈|出现|一样|这样|如此|中招|爆发|感染)(?!.*(?:过|消息|不实|不是|听错))/u,
);
const UNTRUE = pattern(/没|未|不实|谣|听错|误|修好|恢复/u);
const follows = (next: Clause, { sentence, start }: Clause) =>
  next.sentence === sentence && next.start > start;

function isOfAnotherCity(clause: Clause, cities: readonly string[]): boolean {
  return tagged(clause, 'place').some(
    ({ start, end, value: { place } }) =>
      place.kind === 'city' &&
      start === clause.start &&
      !cities.includes(place.city.name) &&
      AS_WELL.test(clause.text.slice(end - clause.start)),
  );
}
