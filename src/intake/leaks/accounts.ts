import type { Clause } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** Accounts that leaked, of which several may be one person's: 一人能开好几个号. */

const ACCOUNTS = pattern(/账号|账户|[个万]号|会员号|用户号|学号|卡号|用户名|accounts?/u);
const SEVERAL_OF_ONE = anyOf`
  (?<!不存在|没有|不会有|无|未见|不含|并无|禁止|不允许|不许|不能|杜绝|排除)(?:一人多[号户]|一号多人)(?!的?(?:已|都已|均已|问题已))
  (?:一|每|1|同一?|有[的些]?|部分|一些|个别|大多数?|好多|很多|不少|许多)(?:个|名|位)?(?:人|用户|客户|会员|玩家|身份证|手机号|学员|车主|商家)(?![^,]{0,6}(?:不能|不得|不可|只能|仅能|限|没))[^,]{0,8}(?:多|好几|好些|若干|几|数|[两二三四五六七八九十2-9]{1,2}|不止一|不只一)[个套](?:小号|大小号|子?账号|账户|号(?![码楼])|id)
  (?:不少|很多|许多|好些|大量|部分|一些|有些|多数|有的)(?:都)?(?:是|属于?|归|为)?同一(?:个|名|位)?(?:人|用户|客户|会员|自然人|玩家)(?:的|所有|名下|持有|注册)?
  大小号|(?<!没有|无|不含|剔除|去掉|扣除|除去)(?:小号|马甲)(?:占比?|比例)?(?:很|较|挺|比较|特别|极)?(?:多|高|不少)
`;
/** 真人数量公司不肯讲, 折成人头没算过 */
const PEOPLE_UNSAID = pattern(
  /(?:真人|真实人|实际人|自然人|人头|实人|真实用户|实际用户|去重后|合并后)(?:到底|究竟|具体)?(?:有|是|数量|数|多少|几个)*[^,\d]{0,6}(?:不肯|拒绝|不愿|没|未|不|待|尚)[^,\d]{0,4}(?:讲|说|给|透露|公布|算|统计|数|清|明|知|核|出|准|定)/u,
);
/** 去重后真人1500万 */
const PEOPLE_SAID = pattern(
  /(?:真人|真实人数|实际人数|自然人|人头|实人|真实用户|实际用户|去重|合并|归并|折合|折算|对应|人数)(?:(?!手机|号)[^,]){0,10}(?:[\d一二两三四五六七八九十百千.]+[万亿]|\d{5})(?![\d一二两三四五六七八九十百千万亿.多余个]*[账号条行份笔])|(?:[万亿]|\d{5})[多余]?(?:个|名|位)?(?:真人|自然人|人头)/u,
);

/** @returns whether a text tells of accounts of which several are one person's, and not how many people they come to */
export function isOfFewerPeople(clauses: Clause[]): boolean {
  const says = (words: { test(text: string): boolean }) => clauses.some(({ text }) => words.test(text));
  return says(ACCOUNTS) && (says(SEVERAL_OF_ONE) || says(PEOPLE_UNSAID)) && !says(PEOPLE_SAID);
}
