import { describe, expect, it } from 'vitest';
import { gradeLine } from '../../src/app/grade-line.ts';
import { AT, graded, misread, type Pair } from '../support/reports.ts';

/**
 * A text may tell of two matters, numbers or provinces of which only one holds, in words that no list has. Each pair is one
 * way of it: the first text is for a person; in the second, worded alike, both hold or one does plainly.
 */

const VIRUS = '勒索病毒在湖南、湖北大面积爆发';
const CUT_OFF = '四川省大量用户无法上网';

const PAIRS: Record<string, Pair[]> = {
  'two kinds of matter, of which words are said': [
    [
      `省公司网管中心确认：${CUT_OFF}。老张嘴里的${VIRUS}，纯粹胡扯。`,
      `省公司网管中心确认：${CUT_OFF}。两件一并报：${VIRUS}，纯粹凑巧。`,
      'serious',
    ],
    [`核实清单：① ${VIRUS}——否；② ${CUT_OFF}——是。`, `核实清单：① ${VIRUS}；② ${CUT_OFF}。`, 'serious'],
  ],
  'one kind of matter in two places': [
    [
      `标题改成绵阳市大批用户断网，这是实情，标题栏的${CUT_OFF}是旧标题。`,
      `标题是绵阳市大批用户断网，现已扩大，${CUT_OFF}。`,
      'relatively_serious',
    ],
  ],
  'two leaks, of which one is an example': [
    [
      '事件概况：黑客窃取某购物平台260万用户信息。填表说明：示例——攻击者拖走1.2亿用户的手机号。',
      '事件概况：黑客窃取某购物平台260万用户信息。处置期间：攻击者拖走1.2亿用户的手机号。',
      'especially_serious',
    ],
  ],
  'refuted before it is quoted': [
    [`发言人：完全是捏造。记者所问为：“${VIRUS}”。`, `发言人：情况属实。记者所问为：“${VIRUS}”。`, 'serious'],
  ],
  'refuted in its own sentence': [
    [`对方所述${VIRUS}没有任何证据支持。`, `我方所述${VIRUS}有全部证据支持。`, 'serious'],
    [`☑排除　事项：${VIRUS}。`, `☑确认　事项：${VIRUS}。`, 'serious'],
    [`把应急手册里的${VIRUS}当成真消息报了，没有事件。`, `${VIRUS}，已当作事件报了，没有疑问。`, 'serious'],
  ],
  'old stuff': [
    [
      '某群有人兜售“你司1100万用户全量库”。属旧料翻炒，不构成事件。',
      '某群有人兜售“你司1100万用户全量库”。属我司主库，已构成事件。',
      'serious',
    ],
  ],
  'supposed, but for one': [
    [
      `小说第十二章写${VIRUS}。可${CUT_OFF}不是小说，工信部门已经发了通告。`,
      `小说第十二章写${VIRUS}。${CUT_OFF}也是小说里的，都是情景。`,
      'below',
    ],
  ],
  'an outage in words that no list has, beside a leak': [
    [
      '攻击者先打瘫了江西、湖南两省大量用户的上网，又拖走了我司30万客户的资料。',
      '攻击者先打了江西、湖南两省大量用户的电话，又拖走了我司30万客户的资料。',
      'ordinary',
    ],
  ],
  'a correction that was refused': [
    [
      '有部门要求把1850万泄露用户改成185万，经核不予采纳。',
      '有部门要求把1850万泄露用户改成185万，经核予以采纳。',
      'relatively_serious',
    ],
  ],
  'a number that is a guess, beside the one that holds': [
    [
      '1.3亿位客人的信息让人拿走了，前台讲的1200万是她猜的，别当真。',
      '1.3亿位客人的信息让人拿走了，这是前台猜的，别当真。',
      'below',
    ],
  ],
  'a number that answers': [
    [
      '泄露多少用户？1.3亿。那9.8万人是哪来的？泄露的9.8万人是抽样。',
      '泄露多少用户？9.8万。那9.8万人是哪来的？泄露的9.8万人是清点。',
      'below',
    ],
  ],
  'the size of a platform in a form': [
    [
      '平台概况｜注册用户1.3亿｜事件类型｜用户信息泄露｜信息已外泄用户｜1200万',
      '平台概况｜注册用户很多｜事件类型｜用户信息泄露｜外泄用户1200万｜已报案',
      'serious',
    ],
  ],
  'an open number after a lesser one': [
    [
      '我们之前一直保守地写“数千万”。黑客盗走的用户信息过亿。',
      '我们之前一直保守地没有写数。黑客盗走的用户信息过亿。',
      'especially_serious',
    ],
  ],
  'both provinces in another word': [
    [
      '更正：前报仅列四川，漏列青海，二者均有大量用户断网。',
      '更正：前报仅列四川，漏列青海，青海有大量用户断网，四川正常。',
      'relatively_serious',
    ],
    [
      '四川管局来电：大量用户断网。十分钟后青海管局来电：情况相同。',
      '四川管局来电：大量用户断网。十分钟后青海管局来电：情况正常。',
      'relatively_serious',
    ],
  ],
  'a small resolver put right to a large one': [
    [
      '对象由“某企业自建DNS”更正为“大型域名解析系统”，访问严重异常，企业自建那套未受影响。',
      '对象由“大型域名解析系统”更正为“某企业自建DNS”，访问异常，已恢复正常。',
      'below',
    ],
  ],
  'cut off in words about something else that was not': [
    [
      '在没有任何计划操作的情况下四川省大量用户断网。',
      '没有任何计划操作，四川省大量用户断网。',
      'relatively_serious',
    ],
  ],
  'two matters, neither called real': [
    [
      `沙盘上推的是${VIRUS}，现实中来的是${CUT_OFF}。`,
      `沙盘上推的是${VIRUS}和${CUT_OFF}，都是推演。`,
      'below',
    ],
  ],
  'the first of two taken back': [
    [
      `初报曾列两项：${VIRUS}；${CUT_OFF}。续报：第一项撤回，第二项确认。`,
      `今报两项：${VIRUS}；${CUT_OFF}。续报：第一项属实，第二项确认。`,
      'serious',
    ],
  ],
  'a test between two marks': [
    [`【测试】${VIRUS}【测试结束】收到请回复。`, `【快报】${VIRUS}【快报结束】收到请回复。`, 'serious'],
  ],
  'who helps': [
    [
      '四川连夜派出两支抢修队驰援青海，后者大量固网用户断网已三小时。',
      '四川、青海大量固网用户断网已三小时，两支抢修队已派出。',
      'serious',
    ],
    [
      '请四川有关单位派员赴青海协助处置青海大量用户断网一事。',
      '四川有关单位已派员协助，青海大量用户断网。',
      'relatively_serious',
    ],
  ],
  'who supplies whom': [
    [
      '为四川供货的厂商同样也为青海供货，大量用户断网。',
      '四川断网的用户同样也有青海的，大量用户断网。',
      'serious',
    ],
  ],
  'a list of which one place is cleared': [
    [
      '受影响地区：四川（大量用户断网）、青海（已核销，误报）。',
      '受影响地区：四川（大量用户断网）、青海（大量用户断网）。',
      'serious',
    ],
    [
      '昨报“四川、青海大量用户断网”，其中青海经查并无其事。',
      '昨日四川、青海大量用户断网，其中青海经查最为严重。',
      'serious',
    ],
  ],
  'not there, but here': [
    [
      '听说四川也断了？没有的事，刚跟他们通过话。断的就是青海，大批用户，手机都不行。',
      '听说四川也断了？没有的事，刚跟他们通过话。',
      'below',
    ],
  ],
};

describe('two matters of which one may not hold', () => {
  it.each(Object.entries(PAIRS))('%s', (_way, pairs) => {
    expect(misread(pairs)).toEqual([]);
  });
});

describe('what a text says of its words', () => {
  it.each([
    [`您说的${VIRUS}是不实消息哦～不过${CUT_OFF}确实发生了，正在抢修。`, 'relatively_serious'],
    ['泄露用户改成1200万人。', 'serious'],
    ['终报：上周黑龙江全省大量用户断网一事，现已恢复，嫌疑人已抓获。', 'judgement'],
    ['泄露用户成百万。', 'judgement'],
    ['没想到四川省大量用户无法上网。', 'relatively_serious'],
    ['没有任何预兆四川省大量用户就无法上网了。', 'relatively_serious'],
    ['没有加密的1200万用户信息被窃取。', 'serious'],
    ['没有拦住黑客拖走1200万用户信息。', 'serious'],
    ['此前的泄露用户30万以本次为准，涉及被窃取用户217万人。', 'relatively_serious'],
    ['去年今天，沈阳大批用户断网。', 'below'],
    ['今天，沈阳大批用户断网。', 'ordinary'],
    ['四川、青海两边的用户大量断网。', 'serious'],
    ['对15万会员资料被盗一节，我方不持异议。', 'judgement'],
    ['泄露用户：1200万（不是1.3亿，1.3亿是短信发送量）', 'serious'],
    ['香港大量用户断网，我司内地用户不受影响。', 'judgement'],
  ])('%s: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });

  it.each([
    ['平台泄露11万用户信息。起先按系统被攻破报的。没有外部入侵。', 'out'],
    ['平台泄露11万用户信息。起先按系统被攻破报的。没有新的入侵。', 'in'],
  ])('%s: %s (1.3)', (text, scope) => {
    expect(gradeLine(text, AT).scope).toBe(scope);
  });
});
