import type { Clause, WordFound } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';

/** How a place stands in its clause: what is hit there; who reports or operates there; or named in passing. */
export type Role = 'impact' | 'operator' | 'organization' | 'passing';

const OPERATOR_AFTER = pattern(
  /^(?:省|市|区)?(?:电信|移动(?!网络|数据|互联网|通信网)|联通|广电|铁通|长城宽带|宽带|通信管理局|通管局|分公司|公司宽带|运营商|铁塔)/u,
);
const AUTHORITY_AFTER = pattern(
  /^(?:省|市)?(?:通信管理局|通管局|网信办|公安|警方|应急|工信|互联网应急中心|分中心)/u,
);
const ORGANIZATION_AFTER = pattern(
  /^(?:市|省)?(?:的)?(?:一家|某家|某|一|本地|本土|当地|籍)?[^,。、]{0,8}?(?:公司|集团|企业|平台|网站|商城|银行|大学|学院|医院|学校|机构|科技|股份|报业|电视台|app|系统|服务商|中心)/u,
);
const PASSING_AFTER = pattern(
  /^(?:省|市)?[^,。、遭被受]{0,3}(?:机房|数据中心|出差|开会|培训|休假|idc|节点|服务器|注册|籍|ip|攻击源|总部|人士|口音|媒体|警方|网友|分部|办公|黑客|组织|攻击|势力|论坛|网络(?:攻击|犯罪)|不法|黑产|团伙|骗子|程序员|犯罪|嫌疑人|嫌犯|地址|支队|专家)/u,
);
const PASSING_BEFORE = pattern(
  /(?:(?:攻击源|源|肉鸡|ip|节点|服务器|机房)[^,。]{0,4}分布(?:在|于)|注册地?(?:在|于|为|是)?|总部(?:设)?(?:在|于|位于)?|位于|坐落于|设在|部署(?:在|于)|定在|安排在|托管(?:在|于)|机房(?:在|位于)?|服务器(?:放在|架在|租在|摆在|在|位于)?|机器(?:放在|架在|租在|摆在)|数据中心(?:在|位于|设在)?|来自|源自|来源于|源于|攻击源(?:在|为|位于)?|ip(?:在|为|位于|属)?|归属地?(?:为|是)?|办公地(?:点)?(?:在|为)?|发自|赴|前往|抵达|实验室在|落户|登记(?:在|于)|工作组赴)$/u,
);

const GREW_TO_ALL = pattern(
  /^(?:全?市|省)?(?:[一1][市省地])?(?:已)?(?:扩大?|扩展|升级?|增|延伸?|蔓延|波及|改|更正|调整|修正|订正)(?:到|至|为|成)[^,]{0,6}(?:全[省国区市]|[多数两三四五六七八九十\d]省)/u,
);

/** 浙江大华摄像头, 北京奇安信: makers and vendors that go by their home */
const MAKER = pattern(
  /^(?:省|市)?(?:大华|海康|浪潮|华为|中兴(?!市|镇)|新华三|曙光|联想|奇安信|360|三六零|深信服|绿盟|启明|天融信|安恒|宇视|烽火(?!台)|锐捷|小米|腾讯|阿里(?:巴巴|云)|百度|字节跳动|美团|京东|滴滴|网易|快手|拼多多|山石|亚信|知道创宇|长亭|微步|瑞星|金山(?!区)|安天|厂商|厂家|产(?:的)?(?=光猫|摄像|路由|设备|服务器|交换机|手机|电脑|芯片|网关|软件|机顶盒|终端))/u,
);
/** 四川施工队在贵州挖断光缆, 湖南牌照货车 */
const STRANGER = pattern(
  /^(?:省|市)?(?:的|一)?(?:施工|工程)(?:队|单位|方|人员|公司)|^(?:省|市)?的?(?:牌照|号牌|籍|货[车船]|渔船|拖船|采砂船|大货|挂车|司机|货车司机|包工头|民工|工人|游客|挖掘?机|吊车|工程车|拖拉机)/u,
);
/** 值班员李青海: part of what somebody is called */
const OF_PERSON = pattern(
  /(?:员|长|任|师|者|士|人|同志|科|班)[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹柏窦章潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝常傅卞齐余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮席季贾江郭梅林钟徐邱高夏蔡田胡凌霍柯卢莫房缪丁邓洪石崔龚程邢裴陆荣翁甄曲储段侯仇武符刘詹叶黎赖卓屠乔温庄柴瞿阎艾易廖耿匡寇巩聂敖饶曾]$/u,
);

/** 大连市上午因攻击… */
const BECAUSE_AFTER = pattern(
  /^[省市区州盟]?(?:[今昨前当][天日晚早晨夜]|上午|下午|凌晨|早上|早晨|清晨|中午|傍晚|晚间|晚上|夜间|深夜|夜里|\d{1,2}[时点日号])?许?(?:因(?!特网)|由于)/u,
);

function roleOf(clause: Clause, word: WordFound): Role {
  const before = clause.text.slice(Math.max(0, word.start - clause.start - 8), word.start - clause.start);
  if (PASSING_BEFORE.test(before) || OF_PERSON.test(before)) return 'passing';
  const after = clause.text.slice(word.end - clause.start, word.end - clause.start + 16);
  // 天津市因核心机房火灾，全市…: what follows is why
  if (BECAUSE_AFTER.test(after)) return 'impact';
  if (/[由从]$/u.test(before) && GREW_TO_ALL.test(after)) return 'passing';
  if (clause.text.charAt(word.end - clause.start - 1) === '局') return 'operator';
  if (AUTHORITY_AFTER.test(after) || OPERATOR_AFTER.test(after)) return 'operator';
  if (/(?:电信|移动|联通|广电)$/u.test(before)) return 'operator'; // 中国电信四川分公司
  if (/^(?:骨干|汇聚|核心|出口)?(?:节点|机房|出口|城域网)[^,]{0,4}(?:遭|被|受|故障|中断)/u.test(after))
    return 'operator';
  if (PASSING_AFTER.test(after) || MAKER.test(after) || STRANGER.test(after)) return 'passing';
  // 由贵州公司承建
  if (/由$/u.test(before) && /^[^,]{0,8}(?:公司|集团|企业|单位|中心)/u.test(after)) return 'passing';
  // 在四川省有影响力 says how far its influence goes, not where it is
  const nearest = ORGANIZATION_AFTER.exec(after)?.[0];
  if (
    nearest !== undefined &&
    !/(?:用户|大量|部分|断网|上网|网络|有影响|范围|等|全|多|和|及|与|无法|境内|地区)/u.test(nearest)
  )
    return 'organization';
  return 'impact';
}

/** 四川及青海宽带瘫痪, not 四川、青海通信管理局 */
const USERS_THERE = pattern(
  /^(?:省|市)?(?:电信|移动|联通|广电|铁通)?的?(?:大[量批]|众多|广大)?的?(?:宽带|手机|家宽|移动|联通|电信)*用户|^(?:省|市)?(?:电信|移动|联通|广电|铁通)?的?(?:宽带|手机|家宽)/u,
);

function isProvinceOf({ value: outer }: WordFound, { value: inner }: WordFound): boolean {
  if (outer.tag !== 'place' || inner.tag !== 'place') return false;
  const [{ place }, { place: city }] = [outer, inner];
  return place.kind === 'regions' && city.kind === 'city' && place.regions.includes(city.city.region);
}

/** @returns how each place of a clause stands; in a list each as the one before it: 攻击源分布在广东、浙江; 四川及青海宽带瘫痪 */
export function rolesIn(clause: Clause): Map<WordFound, Role> {
  const roles = new Map<WordFound, Role>();
  let [last, end]: [Role | undefined, number] = [undefined, -1];
  let before: WordFound | undefined;
  for (const word of clause.words) {
    if (word.value.tag !== 'place') continue;
    const between = end < 0 ? undefined : clause.text.slice(end - clause.start, word.start - clause.start);
    const listed = between !== undefined && /^[、和及与]{0,2}$/u.test(between);
    const own = roleOf(clause, word);
    const rest = clause.text.slice(word.end - clause.start);
    const hit: boolean = last === 'impact' && own === 'operator' && between !== '' && USERS_THERE.test(rest);
    const role: Role = listed && last !== undefined && (last === 'passing' || hit) ? last : own;
    roles.set(word, role);
    // 四川绵阳核心机房停电: the province only says where the city lies
    if (before !== undefined && between === '' && role === 'passing' && isProvinceOf(before, word))
      roles.set(before, role);
    before = word;
    [last, end] = [role, word.end];
  }
  return roles;
}
