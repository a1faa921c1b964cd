import { type Clause, has } from '../clauses/clauses.ts';
import type { Quantity } from '../numbers/quantities.ts';

/** How many there are in all, beside a number of those who leaked. */

/** @returns whether a number says how many there are, where the leak has one of its own: 我司…，注册用户2300万。…确认外泄用户信息14.2万人 */
export function isSizeAlone(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i] as Clause;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  const own = (c: Clause) =>
    has(c, 'leak', 'leak_plain') && c.quantities.some((q) => q !== quantity && q.unit === 'people');
  return (
    /^(?:平台|现有|共有|共)?(?:注册|在册|实名)$/u.test(
      lead.replace(/(?:用户|会员|客户)?(?:总?数|约|超|近|达|有|为)*$/u, ''),
    ) &&
    !has(clause, 'leak', 'leak_plain', 'take') &&
    clauses.some(own) &&
    !clauses.some(
      (c, k) => k > i && c.sentence === clause.sentence && has(c, 'leak', 'leak_plain', 'take') && !own(c),
    )
  );
}
