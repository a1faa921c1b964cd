import { pattern } from '../text/pattern.ts';
import type { Moods } from './moods.ts';

/** Headings of what is no report: papers, teaching, advertising. */
const HEADING = pattern(
  /^(?:论文(?:摘要)?|(?:学习|培训|宣传|教学)(?:材料|资料|课件)|[^,]{0,6}宣传材料|(?:宣传|预告|纪录|广告|科普|微电影|短)片|海报|(?:学习|读书|工作)?笔记|摘抄|案例(?:分析|学习)|[^,]{0,8}(?:考题|习题|试题|题库|抢答题)(?:第?\d+题?)?|考试题|试题|研究报告|[^,]{0,6}(?:告警|预警|监控)规则(?:设置|配置)?|[^,]{0,8}(?:实操|技能|上机|结业)(?:考核|比武|竞赛|大赛)|复习(?:资料|提纲|题)|功能(?:说明|清单)|(?:招标)?需求(?:文档|说明)?)$/u,
);
/** 合同条款：…: all that follows */
const CONTRACT = pattern(/^(?:(?:合同|[^,]{0,4}协议|违约|赔偿)(?:的)?(?:条款|约定|模板|范本)|合同)$/u);
/** 下周培训用的案例材料： */
const FOR_TEACHING = pattern(
  /^[^,]{0,12}(?:(?:培训|学习|教学|授课|讨论|研讨|讲课|考核|竞赛|宣讲|警示教育)[^,]{0,6}(?:案例|材料|素材|讲义|题目?|样题|样例|课件|脚本|内容)|案例(?:材料|素材|题|讨论))[一二三四五六七八九十\d]*$/u,
);
/** 请各组讨论该如何处置: what was told is their exercise */
const EXERCISE = pattern(
  /请(?:各(?:小)?组|学员|同学|参训|考生)[^,]{0,6}(?:讨论|作答|回答|分析|判断|研讨|写出|拟写|起草|写一份|填写|练习)/u,
);
/** 以2018年某酒店泄露案为例 */
const AS_EXAMPLE = pattern(/^以[^,]+为(?:例|样本|案例|背景)/u);

/** 会议主题是上亿用户信息泄露的防范 */
const TITLE = pattern(
  /(?:主题|议题|题目|课题|标题|讲题|选题)(?:就)?(?:是|为|叫|定为)?[^,]*(?:防范|防护|预防|应对|处置|治理|研究|案例|分析|启示|教训)$/u,
);

/** A sentence under such a heading, or that takes an old case as its example, reports nothing. */
export function markDocuments(moods: Moods): void {
  for (const { i, clause } of moods.claims()) {
    const sentence = moods.sentenceOf(i);
    const heads =
      (HEADING.test(clause.text) && (clause.leads || i === 0)) ||
      (FOR_TEACHING.test(clause.text) && !moods.happens(i));
    if (TITLE.test(clause.text)) moods.set([i], 'hypothetical');
    else if (EXERCISE.test(clause.text)) moods.set(sentence, 'hypothetical');
    else if (CONTRACT.test(clause.text) && clause.leads)
      moods.set(
        moods.list.flatMap((_, k) => (k >= i ? [k] : [])),
        'hypothetical',
      );
    else if (heads) moods.set(sentence.slice(sentence.indexOf(i)), 'hypothetical');
    else if (AS_EXAMPLE.test(clause.text) && !/比对|核对|抽样|昨|今/u.test(clause.text))
      moods.set(sentence.slice(sentence.indexOf(i)), 'past');
    else continue;
    moods.flag('hypothetical', { start: clause.start, end: clause.end });
  }
}
