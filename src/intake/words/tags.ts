/** What a word says of a happening. The wording is the reporter's; the terms that the plan leaves open are tags of their own. */
export type HappeningTag =
  | 'net_down' // users can't get on the internet
  | 'net_slow' // congestion
  | 'no_access' // plainly a severe anomaly of access
  | 'odd' // some anomaly of access
  | 'severe' // 严重异常 in so many words
  | 'site'
  | 'known_site'
  | 'influence' // 有影响力, whose reach stands before it
  | 'influence_national'
  | 'influence_provincial'
  | 'cn'
  | 'dns'
  | 'resolve'
  | 'large'
  | 'small'
  | 'drop_big'
  | 'drop'
  | 'drop_small'
  | 'leak'
  | 'take' // taking away; a leak where it was done by somebody who had no right to
  | 'leak_plain' // a leak of information without naming it (拖库)
  | 'sold' // offered for sale; a leak when the goods are information
  | 'info'
  | 'virus'
  | 'spread'
  | 'wide'
  | 'sporadic'
  | 'many'
  | 'few'
  | 'some'
  | 'deface'
  | 'hijack'
  | 'loss'
  | 'hacked'
  | 'users'
  | 'employees'
  | 'foreign_users'
  | 'owned' // 拥有、注册总数: a number of users that is not of this happening
  | 'affected'
  | 'involved'
  | 'noise';

/** Words that say how sure, when, or in what sense something is said. */
export type CertaintyTag =
  | 'hypothetical'
  | 'asks' // asks whether it is so
  | 'asks_grade' // asks how it would be graded
  | 'hearsay'
  | 'suspected'
  | 'possible'
  | 'confirmed'
  | 'rumour' // was found untrue
  | 'contested' // somebody denies it
  | 'not'
  | 'not_fully' // not (further, all, …): takes nothing back
  | 'past'
  | 'perhaps_past'
  | 'drill'
  | 'no_drill'
  | 'future'
  | 'resolved'
  | 'normal'
  | 'correction'
  | 'superseded' // what follows was said before and is replaced
  | 'not_a' // 不是A
  | 'but_b' // 而是B
  | 'part_of' // 其中
  | 'total'
  | 'grows' // from A to B
  | 'rules_out'
  | 'link' // 导致
  | 'unknown_cause'
  | 'advice'
  | 'instruction';

/** Words of what an incident does, or what is done in one. */
export const HAPPENING = [
  ...(['net_down', 'no_access', 'severe', 'odd', 'drop', 'drop_big'] as const),
  ...(['leak', 'leak_plain', 'take', 'sold', 'spread', 'loss', 'hacked'] as const),
] satisfies HappeningTag[];
