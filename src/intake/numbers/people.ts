import { pattern } from '../text/pattern.ts';

/** Whom a number may count, and numbers before such a word that count nobody: names, years, ages, codes. */

/** What may stand before the noun. */
export const ADJECTIVES =
  '(?:ofour|ofits|oftheir|ofthe|registered|active|mainland|domestic|chinese|cn|internet|的|左右|以上|余|多|境内|境外|海外|国内|互联网|注册|实名|活跃|受害|宽带|手机|移动|固网|固定|家庭|企业|个人|在线|平台|付费|电信|联通|网络|上网|广大|无辜|学籍|社保|医保|省内|全省|本地|政企|普通|独立|真实|有效|微信|电商){0,4}';
/** Who is counted. */
export const PEOPLE_NOUN =
  '(?:购票人|购药人|投保人|租车人|乘车人|订票人|收货人|发货人|食客|妈妈|宝妈|爸爸|病友|听友|书友|车友|球友|彩民|宝妈|产妇|孕妇|雇主|户主|宠物主人|团员|团长|送检人|报名人|订餐人|缴费人|用水人|用电人|观影人|持卡人|上网人员|受赠人|捐款人|捐赠人|志愿者|投资者|储户|读者|作者|选手|老人|孩子|儿童|家属|新人|网购者|应征者|个体户老板|未成年人|成年人|老年人|中老年人|青少年|用户|账号|账户|会员|客户|网民|网友|公民|市民|居民|村民|患者|病人|病患|学生|学员|学者|考生|师生|教师|老师|毕业生|新生|家长|寄件人|收件人|当事人|顾客|机主|自然人|住户|乘客|旅客|游客|住客|房客|租客|租户|房东|员工|职工|司机|骑手|消费者|买家|卖家|店主|商家|主播|粉丝|球迷|观众|听众|求职者|应聘者|申请人|投保人|参保人|缴费人|纳税人|持卡人|借款人|投资者|投资人|受益人|老人|儿童|孕妇|车主|业主|股民|储户|群众|人员|玩家|读者|注册者|使用者|订户|users?|accounts?|people|customers?|members?|subscribers?|guests|passengers|patients|students|shoppers|residents|citizens|persons?|individuals?|人(?!次|民币|均|份|才|工|脸|行(?![程踪李])|像|机|寿|事(?![后先前件])|物|体|力(?!量)))';

/** 三名用户, 三位老人, 三用户 */
const COUNTED = new RegExp(`^(?:[余多个名位]|${PEOPLE_NOUN})`, 'u');
/** 1200注册用户 */
const COUNTED_SO = new RegExp(`^${ADJECTIVES}${PEOPLE_NOUN}`, 'u');

/**
 * @returns whether a number counts nobody before `counted`, words that end with people: 补充一下母婴电商会员泄露, 张三合肥部分小区用户,
 *   百合网会员, 58同城用户
 */
export function isNoCount(number: string, counted: string): boolean {
  // 两库用户不重合
  if (number === '两') return /^[库表批家边方头端]/u.test(counted);
  if (/^(?:[俩一二三四五六七八九十百千万亿]|[1-9])$/u.test(number)) return !COUNTED.test(counted);
  return /^\d+$/u.test(number) && !COUNTED.test(counted) && !COUNTED_SO.test(counted);
}

const WHOSE = '(?:用户|会员|客户|账号|车主|机主|学员|学生|玩家|粉丝|业主|患者|考生|旅客|乘客)';
/** iPhone15用户, K12学员, but not ip3200个, app12省用户 */
const AFTER_LETTER = new RegExp(`^(?![个名位条台人户省市地区县家款级])[^\\d,。;:]{0,4}?${WHOSE}`, 'u');
/** 360用户, 12306用户, 95588客户 */
const BRAND = pattern(
  /^(?:360|315|618|520|1111|163|126|139|189|51|58|37|91|517|5173|4399|2345|3721|1688|8684|1919|12306|12123|123\d\d|10000|10010|10086|10099|95\d{3})$/u,
);
const OF_BRAND = new RegExp(`^(?:网|平台|公司|集团|安全|浏览器|邮箱|手机|商城|同城)?${WHOSE}`, 'u');
const COUNTING = pattern(/(?:[共约等达有近超逾为是到至名]|影响|涉及|泄露|窃取|数|总计|合计|累计)$/u);
/** 2026考生, 2026届毕业生 */
const OF_YEAR = pattern(/^(?:[级届款版]|应届|高考|中考|考研)?(?:考生|毕业生|新生|学生|学员|应届生)/u);
/** 60岁以上老年用户, 90后用户 */
const OF_AGE = pattern(/^周?岁|^后(?=的?(?:用户|客户|会员|人群|群体|年轻|宝妈|玩家|学生))/u);
/** 用户2088123456投诉资料: which user */
const OF_ID = pattern(/(?<!(?:泄露|窃取|涉及|影响|受害|[共被盗]).{0,2})(?:用户|账号|会员|客户|卡号|id)$/u);
const TELLS_OF_HIM = pattern(
  /^(?:投诉|反映|反馈|来电|致电|咨询|举报|申诉|申请|办理|登录|下单|称|说|于|在|被|的)/u,
);
/** 18位身份证号 */
const OF_LENGTH = pattern(
  /^位(?:身份证|手机(?!用户)|电话(?!用户)|[号数卡]|密码|口令|编码|代码|验证码|字符|学号|工号|社保|银行|账号|随机|[+-])/u,
);
/** 大陆用户, 拾取: a character that is a numeral elsewhere */
const LONE = pattern(/^[陆壹贰叁肆伍柒捌玖拾佰仟]$/u);
const AFTER_LONE = pattern(/^(?:[,。;:!?)]|$|[万亿个名位人条例台省市起件户家次元份%])/u);
/** 千牛商家, 百合网; but 百用户, 千条 */
const AFTER_BARE = new RegExp(
  `^(?:[,。;:!?)%]|$|[万亿个名位余多几来人户条台家次元份笔张封件项款种类省市县区天年月日分级度倍强]|${PEOPLE_NOUN})`,
  'u',
);
/** 零售客户, 零跑, 0首付 */
const AFTER_NOUGHT = pattern(
  /^(?:售|跑|散|星|部件|食|钱|花|碎|工|首付|距离|基础|门槛|担|信任|接触|日漏洞|日攻击|元购|利息|手续费)/u,
);

/** @returns whether a number is part of a name, or a year, an age, a code: it counts nothing, whatever follows */
export function isOfName(text: string, { start, end }: { start: number; end: number }): boolean {
  const written = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 8), start);
  const rest = text.slice(end, end + 12);
  if (/^[零〇0]$/u.test(written)) return AFTER_NOUGHT.test(rest);
  if (/^[百千万]$/u.test(written)) return !AFTER_BARE.test(rest);
  if (LONE.test(written)) return /[陆拾]/u.test(written) || !AFTER_LONE.test(rest);
  if (OF_LENGTH.test(rest) || (/[前后末尾]$/u.test(before) && /^位(?!用户|会员|客户)/u.test(rest)))
    return true;
  if (/^(?:\d0|[五六七八九]零)$/u.test(written) && OF_AGE.test(rest)) return true;
  if (!/^\d+$/u.test(written)) return false;
  if (/^(?:19|20)\d\d$/u.test(written) && OF_YEAR.test(rest)) return true;
  if (/[a-z]$/u.test(before) && AFTER_LETTER.test(rest)) return true;
  if (BRAND.test(written) && OF_BRAND.test(rest) && !COUNTING.test(before)) return true;
  return /^\d{7,}(?<!000)$/u.test(written) && OF_ID.test(before) && TELLS_OF_HIM.test(rest);
}
