import { CAUSES_IN_SCOPE, type Cause, type Facts, type Standing } from '../plan/facts.ts';
import type { Assessment } from './assessment.ts';

export const CAUSE_NAMES: Record<Cause, string> = {
  attack: '网络攻击',
  intrusion: '网络入侵',
  malware: '恶意程序',
  misconfiguration: '配置或操作失误',
  insider: '内部人员所为',
  equipment: '设备或软件故障',
  cable: '光缆、线路中断',
  power: '停电',
  disaster: '自然灾害',
  other: '其他原因',
};

const NOT_AN_INCIDENT: Partial<Record<Standing, string>> = {
  denied: '所报消息已被证实不属实',
  hypothetical: '文字是计划、假设或询问，不是已发生的事件',
  drill: '文字说明为演练，不是真实事件',
  past: '文字只提到过去的事件',
};

/**
 * 1.3: the plan is for incidents caused by attack, intrusion or malicious programs.
 * @returns why the facts are no incident at all, as a Chinese clause; undefined for a report of something happening
 */
export function whyNoIncident(facts: Facts): string | undefined {
  return NOT_AN_INCIDENT[facts.standing ?? 'actual'];
}

/** @returns the answer of 1.3 with its reason; `out` and `unclear` go to a person whatever the grade */
export function assessScope(facts: Facts): Pick<Assessment, 'scope' | 'scopeReason'> {
  const why = whyNoIncident(facts);
  if (why !== undefined) return { scope: 'out', scopeReason: `${why}。` };
  const causes =
    facts.malware === undefined ? facts.causes : [...new Set<Cause>([...facts.causes, 'malware'])];
  const names = causes.map((cause) => CAUSE_NAMES[cause]).join('、');
  const within = causes.some((cause) => CAUSES_IN_SCOPE.includes(cause));
  if (causes.length === 0)
    return { scope: 'unclear', scopeReason: '未说明原因，请核实是否由网络攻击、网络入侵或恶意程序导致。' };
  if (facts.causeSuspected === true && (within || facts.malware === undefined)) {
    return { scope: 'unclear', scopeReason: `原因仅为疑似（${names}），请核实是否适用预案。` };
  }
  if (within) return { scope: 'in', scopeReason: `由${names}导致，属于预案适用范围。` };
  return {
    scope: 'out',
    scopeReason: `由${names}导致，不是网络攻击、网络入侵或恶意程序，请研判是否适用预案。`,
  };
}
