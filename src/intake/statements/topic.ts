import { type Clause, has } from '../clauses/clauses.ts';
import type { Stated } from '../moods/degrees.ts';
import type { Statement } from '../moods/statement.ts';
import { pattern } from '../text/pattern.ts';
import type { Subject } from './subject.ts';

/** What a clause without a subject of its own goes on about. */
export interface Topic {
  subject: Subject | undefined;
  influence: Statement['influence'];
  name: string | undefined;
  large: Stated;
  sentence: number;
  /** the sentence in which a site or its name was taken over */
  hijacked: number;
  /** the text says that .CN is well */
  cnFine: boolean;
  /** the sentence of a calamity, which has an influence of its own */
  calamity: number;
  /** the sentence in which a line of one's own is down */
  ownLine: number;
}

/** @returns that nothing has been spoken of yet */
export function noTopic(): Topic {
  return {
    subject: undefined,
    influence: undefined,
    name: undefined,
    large: undefined,
    sentence: -1,
    hijacked: -9,
    cnFine: false,
    calamity: -9,
    ownLine: -9,
  };
}

/** @returns whether a clause speaks on of the same system: 我司大型域名解析系统…，系统访问出现严重异常 */
export function goesOn(clause: Clause, topic: Topic): boolean {
  if (topic.subject !== 'dns' && topic.subject !== 'cn') return false;
  if (topic.subject === 'dns' && topic.sentence === clause.sentence && carriesAll(clause)) return true;
  return BARE.test(clause.text) && !has(clause, 'dns', 'cn');
}

const BARE = pattern(/^(?:该|此|本|其|致使|导致)?(?:系统|服务|平台)(?:访问|出现|响应|解析)/u);

/** @returns whether a clause tells how large a resolver is by the names that it holds: 云服务商的权威DNS（承载全国大量网站） */
export function carriesAll({ text }: Clause): boolean {
  return CARRIES.test(text);
}

const CARRIES = pattern(/^(?:承载|托管)[着了]?(?:全国|国内)(?:大量|海量|众多|大批)的?(?:网站|域名|站点)$/u);
