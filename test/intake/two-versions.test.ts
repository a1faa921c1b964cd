import { describe, expect, it } from 'vitest';
import { gradeLine } from '../../src/app/grade-line.ts';
import { AT, graded, misread, type Pair } from '../support/reports.ts';

/**
 * What was told before and what holds now may stand in one text, in words that no list has. Each pair is one way of it: the
 * first text holds two versions, or harm that nothing settles, and is for a person; the second, alike, holds one.
 */

const PAIRS: Record<string, Pair[]> = {
  'two influences of one site': [
    [
      '原来按全国知名电商报的。这个站在贵州省内影响很大，被攻击瘫痪。',
      '原来按全国知名电商报的。这个站在全国影响很大，被攻击瘫痪。',
      'serious',
    ],
  ],
  'wider in a later part': [
    [
      '第1期：广东、广西大面积感染蠕虫。本期：属全国范围爆发。',
      '第1期：广东、广西大面积感染蠕虫。本期：两省已控制。',
      'serious',
    ],
  ],
  'a province that only says where the cities lie': [
    [
      '上一班报的是南京，我接班后核实是镇江。都在江苏，大量用户断网。',
      '上一班报的是南京，我接班后核实是全省。江苏大量用户断网。',
      'relatively_serious',
    ],
  ],
  'counties where a province was read': [
    [
      '昨天预计今天会扩到全省，并没有。仍旧是靖边、定边两个县大量用户断网。',
      '昨天预计今天会扩到全省，果然。陕西全省大量用户断网。',
      'relatively_serious',
    ],
  ],
  'few in all': [
    [
      '“河北大量用户断网”，石家庄两栋写字楼、总共几十户上不去。',
      '“河北大量用户断网”，石家庄两栋写字楼、总共几十万户上不去。',
      'relatively_serious',
    ],
  ],
  'a slight drop beside a great one': [
    [
      '.CN国家顶级域名系统解析效率大幅下降。复测只是略慢一点。',
      '.CN国家顶级域名系统解析效率大幅下降。复测只是为了留底。',
      'especially_serious',
    ],
  ],
  'only a part of a site': [
    ['全国性网盘平台不可用，只是缩略图功能打不开。', '全国性网盘平台不可用，首页和客户端打不开。', 'serious'],
  ],
  'said to be too much': [['河北大量用户断网说大了。', '河北大量用户断网说一声。', 'relatively_serious']],
  'a graver number that nothing sets aside': [
    [
      '周二，用户信息泄露150万；周三，420万；周四，1700万。',
      '周二，用户信息泄露150万；周三，420万；周四，没有新增。',
      'relatively_serious',
    ],
  ],
  'fewer after what counts': [
    [
      '全库用户3.6亿，入侵者有权限读全库，但审计日志完整显示其只导出了华南分区，合2050万用户，日志经第三方鉴定未被篡改。',
      '全库用户3.6亿，黑客只漏了日志没拿，全部用户信息泄露。',
      'especially_serious',
    ],
  ],
  'wider in a later part, without its subject': [
    [
      '蠕虫疫情第3期。第1期：广东、广西大面积感染。第2期：新增海南、湖南。本期：31个省（区、市）均已大面积爆发，属全国范围爆发。',
      '蠕虫疫情第3期。第1期：广东、广西大面积感染。第2期：没有新增。本期：没有新增。',
      'serious',
    ],
  ],
  'a resolver of another size': [
    [
      '首报把它叫做大型域名解析系统，访问严重异常。那是一家托管公司自己用的小解析服务器，被打挂了一个钟头。',
      '首报没有写是大型域名解析系统，访问严重异常。被打挂了一个钟头。',
      'serious',
    ],
  ],
  'the nation where nothing happens': [
    [
      '七点那会儿以为全国都完了，后来各省陆续回话，真正出问题的是鲁豫皖三省，大量用户无法上网，别的省虚惊。',
      '真正出问题的是鲁豫皖三省，大量用户无法上网。',
      'serious',
    ],
  ],
  'a greater number that nothing is said of': [
    [
      '黑客拖走会员信息236万人。看板8900万人。',
      '黑客拖走会员信息236万人。看板已更新。',
      'relatively_serious',
    ],
  ],
  'so many people beside something less grave': [
    [
      '某全国性电商平台瘫痪；同一伙人还把该电商1.6亿用户资料放上了论坛，已验真。',
      '某全国性电商平台瘫痪；同一伙人还把该电商的公告放上了论坛，已验真。',
      'serious',
    ],
  ],
  'the number under the label of before': [
    [
      '首报口径：泄露用户信息2400万；本次口径：去重、剔除测试账号后为240万用户。泄露事实不变。',
      '首报口径：泄露用户信息2400万。泄露事实不变。',
      'serious',
    ],
  ],
  'staff after all': [
    [
      '前日报称870万客户资料外流，今查明这870万人是合作方自家员工的档案。属实。',
      '前日报称870万客户资料外流，今查明这870万人是平台自家注册会员。属实。',
      'relatively_serious',
    ],
  ],
  'a bracket that says where a county lies': [
    ['朝阳区（北京）大量用户断网。', '北京（全市）大量用户断网。', 'relatively_serious'],
  ],
  'a denial that is taken back': [
    [
      '上午我们还出了辟谣，说.CN没事，现在要收回：13点以后都确认.CN国家顶级域名系统解析效率大幅下降。辟谣稿已经撤下。',
      '上午我们还出了通稿，说.CN有事，现在要补充：13点以后都确认.CN国家顶级域名系统解析效率大幅下降。',
      'especially_serious',
    ],
    [
      '上午发了辟谣，说.CN没事，现在要收回：.CN国家顶级域名系统解析效率大幅下降。',
      '上午发了预警。下午.CN国家顶级域名系统解析效率大幅下降。',
      'especially_serious',
    ],
  ],
  'a verdict on something else, further on': [
    [
      '勒索病毒在云南全省大面积爆发，外州市的告警是误报。',
      '勒索病毒在云南全省大面积爆发，该告警是误报。',
      'below',
    ],
  ],
  'harm that nothing after it settles': [
    [
      '客服系统正常。数据服务器被陌生人登录，加药阈值给人改过一次。',
      '数据服务器被陌生人登录未遂，业务未受影响。',
      'below',
    ],
  ],
  'a county by name, of which it is not said how many users': [
    ['昆山市断网，光缆断了。', '昆山市一个小区断网，光缆断了。', 'below'],
  ],
  '.CN is slower, if only a little': [
    ['.CN解析效率略有下降。', '.CN解析效率略有下降，属正常波动。', 'below'],
  ],
  'a small resolver fails': [['校园自建DNS解析失败。', '校园自建DNS解析失败，切到备机后正常。', 'below']],
  'a happening that is only quoted': [
    [
      '回复贵局询问：贵局所问“今晨贵阳大量用户断网”一事，是公告过的计划内割接，4点准时完成，不属故障。',
      '贵局所问“今晨贵阳大量用户断网”一事，是光缆断了，贵阳大量用户断网，4点修好。',
      'ordinary',
    ],
  ],
  'an influence that nobody is sure of': [
    [
      '更正：前报所述“全国知名平台”表述不准确，该网站遭CC攻击后确实打不开，但其影响力究竟是全国还是省内，我们也拿不准，请局里认定。',
      '该网站遭CC攻击后打不开，其影响力是全国性的，我们有把握。',
      'serious',
    ],
  ],
  'a greater number without its unit': [
    [
      '我又数了一遍，1.3亿，没错，泄露的就是这么多用户，上午那份是1200万用户。',
      '我又数了一遍，没错，泄露的就是这么多用户，上午那份是1200万用户。',
      'serious',
    ],
  ],
  'two numbers of which the greater counts wherever it stands': [
    [
      '被卖的数据包写1.3亿用户，里面掺了别处的，核对我司底库后，我司泄露用户为1200万。',
      '被卖的数据包写1300万条，核对我司底库后，我司泄露用户为1200万。',
      'serious',
    ],
  ],
  'a denial that the text ends against': [
    [
      '早先说没有泄露，那是错的。真实情况是入侵者打了个包，里面有33万6千位学员的姓名和成绩。',
      '早先说没有泄露，那是对的。里面有33万6千位学员的姓名，日志核查无人下载。',
      'below',
    ],
  ],
  'a denial beside what is confirmed': [
    [
      '公司确认有1.3亿名用户的信息遭到泄露；问询函中引述的9.8万并非公司披露，亦不属实。',
      '网传有1.3亿名用户的信息遭到泄露；公司核实，不属实。',
      'below',
    ],
  ],
  'servers that are encrypted, whatever else is well': [
    [
      '6台文件服务器被加密，业务系统未受影响，没有用户信息泄露。',
      '6台文件服务器被攻击，业务系统未受影响，没有用户信息泄露。',
      'below',
    ],
  ],
  'money that is gone': [
    ['三百来个账号信息泄露，几个钱包余额被转走。', '三百来个账号信息泄露，几个钱包已冻结。', 'below'],
  ],
  'others of whom it will be known tonight': [
    [
      '直播平台主播8800人的银行卡泄露；观众是否受波及，今晚才能有结论。',
      '直播平台主播8800人的银行卡泄露；观众未受波及，今晚有直播。',
      'below',
    ],
  ],
  'data of worth that are no users’': [
    [
      '泄露数据4.5TB，主要是设计图纸，不含个人信息。',
      '泄露数据4.5MB，主要是公开的通告，不含个人信息。',
      'below',
    ],
  ],
  'what is past, and only now admitted': [
    [
      '此前公司公开否认泄露，现就此更正：经取证确认，去年9月确有1080万用户资料被黑客窃取。',
      '去年9月曾有1080万用户资料被黑客窃取，当时已处置。',
      'below',
    ],
  ],
  'grown in a bracket': [
    [
      '大量用户无法上网的省份由1个（甘肃）增加至3个（甘肃、宁夏、陕西）。',
      '大量用户无法上网的省份由0个增加至1个（甘肃）。',
      'relatively_serious',
    ],
  ],
};

describe('two versions of one thing, or harm beside what is fine', () => {
  it.each(Object.entries(PAIRS))('%s', (_way, pairs) => {
    expect(misread(pairs)).toEqual([]);
  });
});

/** What was told before, in words for before that are put together anew each time. */
const BEFORE: [text: string, grade: string][] = [
  ['头一回我说吉林市，后来一查，是吉林全省，大量用户上不了网。', 'relatively_serious'],
  ['昨晚说只有浦东断网，今早晓得不对，上海全市大量用户上不了网。', 'relatively_serious'],
  ['10时快报称“云南大量用户断网”，目前省公司表示仅收到部分用户投诉。', 'judgement'],
  ['上礼拜我讲没丢数据，那是假的。1800万用户信息被黑客窃取。', 'serious'],
  ['上次讲130万条订单被拖，今天数完也有108万条，对应多少人没人算得出来。', 'judgement'],
  ['泄露用户由十一万减为八万九千余人，低于十万。网站确实被黑。', 'below'],
  ['泄露用户从11万人下修到8.9万人，网站被黑。', 'below'],
  ['泄露用户由98万升到120万，网站被黑。', 'relatively_serious'],
  ['泄露用户数（旧）9.8万／泄露用户数（新）120万用户，旧数注销。', 'judgement'],
  ['早报把1200万用户信息泄露念成了1.3亿。', 'serious'],
  ['初报地点栏填的“上海”，漏了“江苏”，两地今天下午都有大量用户无法正常上网，请补进去。', 'serious'],
  ['青海大量用户断网，四川无用户受影响。', 'relatively_serious'],
  ['受影响的账号有3000万，真正被取走资料的用户是540万。手法是伪造令牌。', 'relatively_serious'],
];

describe('whose the data are is no cause (1.3)', () => {
  it.each([
    ['被窃走的是员工信息，1.3万名在职和离职员工的工资条和身份证。', 'in'],
    ['离职员工倒卖1.3万名员工的工资条。', 'out'],
  ])('%s', (text, scope) => {
    expect(gradeLine(text, AT).scope).toBe(scope);
  });
});

describe('what was told before, in any words', () => {
  it.each(BEFORE)('%s: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});
