import { describe, expect, it } from 'vitest';
import { graded, list, REPORTS } from '../support/reports.ts';

/** Words around a report that make none of it, whether it is told in one clause or in several. */

/** Reports that tell the cause, or what was hit, in a clause of its own. */
const IN_CLAUSES = list(`
  我方运营的大型域名解析系统遭反射放大攻击，访问严重异常，多节点超时 | .CN国家顶级域名系统遭DDoS攻击，解析效率大幅下降
  三亚电信机房断电，三亚市大量用户无法上网 | 黑客侵入会员系统，260万用户的手机号被拖走 | 光缆被挖断，湖南、湖北大量用户断网
  勒索病毒在江苏大面积爆发，多家单位主机被加密 | 全国知名的视频平台遭攻击，页面打不开
`);
const FRAMES = list(`
  有人在群里说{}，真假不知 | 有客户来电称{}，暂未核实 | 暗网有人自称{}，无法证实 | 刚看新闻说{}，不知真假 | 他说{}，我不信 | 匿名电话说{}
  【演练】{} | 演练开始：{} | 以下为演练脚本：{} | {}。以上为演练内容，请勿当真 | {}。（以上内容仅为桌面推演设定） | 模拟场景三：{}
  如果{}，应该定几级？ | 领导问如果{}怎么办 | 倘若{}，请第一时间上报 | {}，这种情况算几级？ | 预案学习：{}，属于什么级别？
  {}——去年的事了，翻出来学习 | 学习材料：{} | 上级通报典型案例：{} | 2019年，{} | {}（转自2018年旧文）
  {}。经核实系谣言 | {}。该消息不实，已辟谣 | {}，系统误报，已消警 | {}，已查明为误会 | {}，后证实为误报 | {}？没有的事
  {}。更正：上述情况没有发生，系监控误报 | {}。不好意思，发错群了，这是培训用的例子 | {}。（测试消息，请忽略） | 新闻稿样例（勿用）：{}
  {}，对吧？ | 难道{}？ | 是不是{}？ | {}，是真的吗？ | {}？请核实
  为防止出现{}的情况，特部署加固工作 | 幸亏处置及时，否则{} | 差一点就{} | 如不及时处置，将{} | 专家警告：未来可能{}
  昨晚梦见{} | 电影里演的：{} | {}——纯属虚构 | 国外某国{}，与我国无关 | 红队汇报战果：{}。均为授权测试
`);

const isGraded = (text: string): boolean => !['judgement', 'below'].includes(graded(text));
const ended = (text: string): string => (/[？?]$/u.test(text) ? text : `${text}。`);

describe('a frame around a report', () => {
  it('leaves no grade to what stands in it', () => {
    const texts = [...REPORTS, ...IN_CLAUSES].flatMap((report) =>
      FRAMES.map((frame) => ended(frame.replace('{}', report))),
    );
    expect(texts.filter(isGraded)).toEqual([]);
  });

  it('is what the reports are graded without', () => {
    expect([...REPORTS, ...IN_CLAUSES].filter((report) => !isGraded(`${report}。`))).toEqual([]);
  });
});
