import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, graded, misread, type Pair } from '../support/reports.ts';

/**
 * Whatever made the reader take one number, one province or "nothing happened", the text must give a reason for it. Each pair
 * is one way of it: the first text gives none, or one against it, and is for a person; the second does.
 */
const PAIRS: Record<string, Pair[]> = {
  'the number that is counted is put aside itself': [
    [
      '某铁路餐饮App订餐旅客信息泄露，1200万是机器人自动抓取的错误数据，人工确认后的正确数据为1.3亿。',
      '某铁路餐饮App订餐旅客信息泄露，初报1200万人，人工确认后为1.3亿人。',
      'especially_serious',
    ],
    [
      '某软件下载站用户密码库外泄，我把单位看错报成1200万，对照原件后改报1.3亿。',
      '某软件下载站用户信息外泄，前报1200万人有误，应为1.3亿人。',
      'especially_serious',
    ],
  ],
  'another number stands in a clause of its own, without a reason': [
    [
      '某支付机构报送的泄密用户数是1200万，我们现场点库点出来1.3亿，机构随后也认了我们的数。',
      '某支付机构首报的泄密用户数是1200万，经我们现场核实为1.3亿人。',
      'especially_serious',
    ],
    [
      '某线上超市会员信息被盗一案人数更正，原文：9.8万；改文：1.3亿。',
      '某线上超市会员信息被盗一案人数更正：不是9.8万，是1.3亿。',
      'especially_serious',
    ],
  ],
  'what is false is the other number': [
    [
      '某短剧平台的用户数据失窃了，咱们口径是1.3亿人，1200万人是昨天误报的，误报责任已认领。',
      '某短剧平台被黑，1.3亿用户的资料失窃了。',
      'especially_serious',
    ],
  ],
  'of two leaks the lesser is the one that is confirmed': [
    [
      '作废通知：编号0412“黑客窃取某购物平台260万用户信息”登记的，予以注销。新登记编号0413“15万会员资料被盗”，已核实。',
      '编号0412：黑客窃取某购物平台260万用户信息，已核实。编号0413：15万会员资料被盗，已核实。',
      'relatively_serious',
    ],
  ],
  'one of two provinces that were read is spoken of as well': [
    [
      '四川至青海的光缆中断，四川侧有迂回路由一切如常，青海侧无备份，大量用户无法上网。',
      '四川至青海的光缆中断，四川、青海两省大量用户无法上网。',
      'serious',
    ],
    [
      '四川、青海两地中，前者网络正常，后者大量用户无法上网。',
      '青海大量用户无法上网，四川网络正常。',
      'relatively_serious',
    ],
    [
      '大量用户断网的青海向网络完好的四川借用应急通信车三台。',
      '青海大量用户断网，四川派出应急通信车三台支援。',
      'relatively_serious',
    ],
  ],
  'of two provinces the other one was read': [
    [
      '连接四川与青海的骨干节点瘫痪，两头的用户都遭殃，大量断网。',
      '四川、青海的骨干节点瘫痪，两省大量用户断网。',
      'serious',
    ],
    [
      '四川？出事了。青海？也出事了。都是大量用户手机宽带统统上不了网。',
      '四川出事了，大量用户上不了网，青海没事。',
      'relatively_serious',
    ],
  ],
  'somebody else was spared by what the reader does not know': [
    [
      '保定那片的宽带让人一棍子打闷，雄安那头不受影响。',
      '保定出口遭流量攻击，已全部清洗，雄安那头不受影响。',
      'below',
    ],
    ['青溪县城打半夜起就成了信息孤岛，邻县都好好的。', '今晚青溪县城例行割接，邻县不受影响。', 'below'],
    [
      '黑产手里那份样本对上了，确是我家的，六百万用户，网站没被篡改。',
      '六百万用户的平台遭扫描，已全部拦截，网站没被篡改。',
      'below',
    ],
    ['大同全城大批用户网页白板一块，太原未见异常。', '大同大批用户断网，太原未见异常。', 'ordinary'],
  ],
  'it says that it is no drill, or only asks for the grade': [
    [
      '江西省HSS闹肚子，大量用户附着不上，固话正常，这回不是演练。',
      '江西省大量用户断网，固话正常，这回不是演练。',
      'relatively_serious',
    ],
    [
      '交易所热钱包被搬空，约合4亿元，用户资料没动，这个怎么算级别？',
      '请教：如果热钱包被搬空，怎么算级别？',
      'below',
    ],
  ],
  'what is denied is of another place': [
    [
      '青海大量用户断网的消息最早由四川一家媒体曝出，现已查实；四川自身没有发生断网。',
      '青海大量用户断网，现已查实；四川没有断网。',
      'relatively_serious',
    ],
    [
      '陕西大面积断网，山西正常，群里有人传两省都断，已问过太原，没有的事，只陕西。',
      '陕西大面积断网，山西正常。',
      'relatively_serious',
    ],
  ],
  'one of two matters is held up, and nothing is said of the other': [
    [
      '打假栏目今日上榜：勒索病毒在湖南、湖北大面积爆发。要闻栏目今日头条（已核实）：四川省大量用户无法上网。',
      '今日两件：勒索病毒在湖南、湖北大面积爆发；四川省大量用户无法上网。',
      'serious',
    ],
  ],
  'both provinces were hit, or one of two that both were attacked': [
    [
      '四川没有备用线路，大量用户断网；青海有备用线路但没切过去，照样大量用户断网。',
      '四川没有备用线路，大量用户断网；青海有备用线路，未断网。',
      'relatively_serious',
    ],
    [
      '黑客对四川、青海同时下手，四川扛住了，用户上网如常，青海没扛住，大量用户断网。',
      '黑客对四川、青海同时下手，两省大量用户断网。',
      'serious',
    ],
  ],
  'a drill in one place, and something real in another': [
    [
      '刚那条四川断网是红蓝对抗的剧本，请忽略；请关注青海，大量用户确实上不了网。',
      '刚那条四川断网、青海断网都是红蓝对抗的剧本，请忽略。',
      'below',
    ],
    [
      `检查组复盘认定，那晚实际发生的是四川省大量用户无法上网，而不是当时误报的勒索病毒在湖南大面积爆发。`,
      `检查组认定，四川省大量用户无法上网系误报。`,
      'below',
    ],
  ],
  'the later of two, or a number that is not believed': [
    [
      '某平台的团长报称1.3亿人信息被盗，总部及网安支队联合认定为1200万人，采信后者。',
      '某平台1.3亿人信息被盗，总部及网安支队联合认定属实。',
      'especially_serious',
    ],
    [
      '游客信息被窃取，以最新一次核查为准即1.3亿人，上一次核查的9.8万人存在漏洞、不予采信。',
      '游客信息被窃取，最新核查为1.3亿人，上一次核查的9.8万人有误。',
      'especially_serious',
    ],
    [
      '平台方自报泄露约8万人，网安支队初查说12万多，两家口径打架，正复核。',
      '平台方泄露约8万人，网安支队复核属实。',
      'below',
    ],
  ],
  'what is left open below every grade': [
    [
      '里头有学员约260万人的资料，昨晚已关公网，没见外部下载，再早的查不到。',
      '里头有学员约260万人的资料，日志核查确认没有泄露。',
      'below',
    ],
    [
      '演习导调组说不是他们发的，可江西那边到底有没有大面积断网，现在谁也说不准。',
      '江西大面积断网是演习导调组发的，按脚本进行。',
      'below',
    ],
  ],
  'all that was told is false': [
    [
      '有人发勒索病毒在湖南、湖北大面积爆发，有人发四川省大量用户无法上网，我逐一核过，没一条是真的。',
      '勒索病毒在湖南、湖北大面积爆发系谣言。',
      'below',
    ],
  ],
  'papers that tell of what may happen': [
    [
      '投保人须知：本保单承保因黑客攻击导致的数据泄露，单次赔付上限对应受影响自然人五百万名。',
      '黑客攻击导致数据泄露，受影响自然人五百万名。',
      'relatively_serious',
    ],
  ],
  'read as fewer than it says': [
    [
      '北上广成都武汉西安全炸了，总部刚确认是全国性的，海量用户打不开任何网页。',
      '全国海量用户打不开任何网页，总部刚确认。',
      'especially_serious',
    ],
    [
      '第三方出具的结果为注册用户580万。数据已在两个暗网市场出现，病历图片未流出。',
      '580万注册用户的数据被盗，病历图片未流出。',
      'relatively_serious',
    ],
    ['县里今早网断了，我们镇上营业厅也上不去。', '县里一个村今早网断了，涉及6户。', 'below'],
  ],
  'the report of before is put back': [
    [
      '客户体检信息被窃取，首报1.3亿人无误，二报误改成1200万人，现撤销二报、恢复首报。',
      '1.3亿客户的体检信息被窃取，首报无误。',
      'especially_serious',
    ],
  ],
  'what speaks of the whole, not of a kind or of somebody spared': [
    [
      '虚拟货币交易所热钱包遭黑客掏空，没有用户资料外泄。',
      '虚拟货币交易所遭扫描，已全部拦截，没有用户资料外泄。',
      'below',
    ],
    ['贵州大量用户网络很不正常，原因在查。', '贵州大量用户断网，原因在查。', 'relatively_serious'],
  ],
  'the provinces of a number that is taken back': [
    [
      '黑龙江全省勒索病毒大面积爆发；原以为波及吉林的三家，查明是另一家族，剔除。',
      '黑龙江全省勒索病毒大面积爆发，吉林未见。',
      'relatively_serious',
    ],
  ],
  'a case of last year': [
    [
      '去年三月那次拖库今天才坐实，当时被盗用户约260万，现在补报。',
      '去年三月那次拖库早已结案，今天另有一起，被盗用户约260万。',
      'relatively_serious',
    ],
  ],
  'the municipality that a machine room stands in': [
    [
      '上海两座核心枢纽机房市电中断，全市大面积断网。',
      '上海市大面积断网，两座核心枢纽机房市电中断。',
      'relatively_serious',
    ],
  ],
  'harm in other words': [
    [
      '源代码仓库被境外人员拉走一份，约1800个工程，没涉及用户数据。',
      '源代码仓库遭扫描，已全部拦截，没涉及用户数据。',
      'below',
    ],
    ['平遥县断网，杆子让大货车撞了，没给户数。', '平遥县一个村的6户断网，杆子让大货车撞了。', 'below'],
    [
      '我们一台ES库没设密码，暴露公网三周，里面有600万用户资料，暂无被下载的证据。',
      '我们一台ES库没设密码，里面的600万用户资料被黑客下载。',
      'relatively_serious',
    ],
  ],
  'why what is not understood is nothing, and it speaks of the same thing': [
    [
      '温州出口凌晨被人拿流量灌爆，满城的人网页刷不开、微信发不出，清洗刚拉起来。',
      '温州出口凌晨被人拿流量灌，清洗已挡住，用户上网一切如常。',
      'below',
    ],
    [
      '各省光猫被人远程灌了坏固件，全国范围成片变砖，家家户户抓瞎。手机流量倒没受牵连。',
      '有人想给光猫灌坏固件，全部拦下，全国范围未见异常，用户无感知。',
      'below',
    ],
    [
      '姑苏城内外大批人家光猫亮红灯，苏州全市都中，无锡常州没事。',
      '无锡常州正常，苏州全市光猫升级，计划内，用户已通知。',
      'below',
    ],
    ['这虫子烧遍大江南北，没有哪个省不报机器成片中招。', '这虫子没有哪个省报中招，监测未见感染。', 'below'],
  ],
  'a reason stands where the matter does, not in a sentence about something else': [
    [
      '测绘引擎扫到一台没设密码的ES，里面放着320万车主的资料，有没有人下载过，无从得知。明年的演练经费已列入预算。',
      '测绘引擎扫到一台没设密码的ES，里面全是造的测试数据，没有真实用户，已下线。',
      'below',
    ],
    [
      '疑似泄露，有彩民称接到诈骗电话，可能涉及80万购彩用户，尚未证实。前年春节的那起域名劫持已于当年三月办结。',
      '前年春节的那起域名劫持已于当年三月办结，今天无新情况。',
      'below',
    ],
  ],
  'a word on one of two matters, or on both': [
    [
      '四川省大量用户无法上网，对方证实，同时明确否认勒索病毒在湖南、湖北大面积爆发。',
      '四川省大量用户无法上网，对方证实，同时勒索病毒在湖南、湖北大面积爆发。',
      'serious',
    ],
    [
      '四川省大量用户无法上网，真有。而勒索病毒在湖南、湖北大面积爆发验了三遍，真没有。',
      '四川省大量用户无法上网，真有。勒索病毒在湖南、湖北大面积爆发，也验了三遍。',
      'serious',
    ],
    [
      '宣传片开头旁白是四川省大量用户无法上网，结尾旁白是勒索病毒在湖南、湖北大面积爆发，都是艺术加工。',
      '四川省大量用户无法上网，勒索病毒在湖南、湖北大面积爆发，均已上报。',
      'serious',
    ],
  ],
  'a recovery that is denied': [
    [
      '有网民称四川已恢复，不实，四川仍有大量用户无法上网，青海亦然。',
      '四川大量用户无法上网，现已恢复。',
      'relatively_serious',
    ],
  ],
  'a province that is named for another reason, or is hit in other words': [
    [
      '接四川来电：大量用户断网。接青海来电：情况跟四川一模一样。',
      '接四川来电：大量用户断网。接青海来电：一切正常。',
      'relatively_serious',
    ],
    [
      '从四川开往青海的应急通信车已出发，用于支援青海，那里大量用户断网。',
      '四川、青海大量用户断网，应急通信车已出发。',
      'serious',
    ],
  ],
  'how many there are of several platforms together': [
    [
      '平台A丢了70万用户，平台B丢了60万，两家用户重不重、重多少没人核过，合并数暂缺。',
      '平台A被盗70万用户，平台B被盗60万用户，互不重合，合计130万。',
      'relatively_serious',
    ],
  ],
  'how many counties come to a city': [
    [
      '恩施州八个县市今晚大面积掉网，电信移动都没信号上网。',
      '恩施州大量用户断网，电信移动都没信号上网。',
      'ordinary',
    ],
  ],
};

describe('a reading has its reason in the text', () => {
  it.each(Object.entries(PAIRS))('%s', (_, pairs) => {
    expect(misread(pairs)).toEqual([]);
  });

  it('of another kind of information says nothing of the people that are counted', () => {
    expect(graded('泄露会员三十六万人，体测数据未泄露，人脸模板经查也未泄露。')).toBe('ordinary');
  });

  it('tells the province of what it cannot read, so that its bureau is told', () => {
    const { facts } = readReport('保定那片的宽带让人一棍子打闷，大量用户离线，雄安那头不受影响。', AT);
    expect(facts.regions).toEqual(['hebei']);
    expect(facts.doubt).toBeUndefined();
  });

  it('shows both of two numbers of which one may not count', () => {
    const { evidence, facts } = readReport('首报写的是1200万名用户信息泄露，又写1.3亿人信息泄露。', AT);
    const said = evidence.filter(({ fact }) => fact === 'leakPeople').map(({ text }) => text);
    expect(said).toEqual(['1200万名用户', '1.3亿人']);
    expect(facts.standing).toBeUndefined();
  });
});
