import { pattern } from './pattern.ts';
/** Names that are put in quotation marks or title marks: what they are called says nothing of what happened. */

/** Where a name stands in a text: from its first character to one past its last. */
export interface Quoted {
  start: number;
  end: number;
  /** in title marks 《》 */
  title: boolean;
}

const LONGEST_NAME = 12;
const LONGEST_TITLE = 8;
/** Words of which a reader would make something, were they not a name. */
const TELLING = pattern(
  /如果|假如|万一|演练|演习|演|模拟|测试|谣|假|传|说|听|闻|病毒|爆发|木马|蠕虫|泄|断网|瘫|崩|攻击|黑客|窃|盗|去年|历史|旧|小说|电影|剧|梦|危机/u,
);
const BEFORE_NAME = pattern(
  /(?:名叫|叫做?|名为|称为|软件|app|应用|平台|公司|企业|游戏|手游|端游|小程序|网站|商城|系统|品牌|专辑|节目|频道|社区|论坛|病毒|木马|蠕虫|样本|程序|文件|战队|小区|村)$/u,
);
const AFTER_NAME = pattern(
  /^(?:的)?(?:平台|app|公司|企业|集团|网站|小程序|游戏|手游|商城|软件|系统|社区|论坛|电商|直播|影院|书城|书店|客户端|公众号|战队|专辑|节目|病毒|木马|蠕虫|小区|剧组|门店|超市|酒店|医院|学校)/u,
);

/** Stands for each character of a name; no word holds it. */
const BLANK = '□';

/** @returns the text with the names blanked that might be taken for something that happened */
export function blankNames(text: string, quoted: readonly Quoted[]): string {
  return quoted.reduce((blanked, { start, end, title }) => {
    const name = text.slice(start, end);
    if (name.length > (title ? LONGEST_TITLE : LONGEST_NAME) || !TELLING.test(name)) return blanked;
    const named = title || BEFORE_NAME.test(text.slice(0, start)) || AFTER_NAME.test(text.slice(end));
    return named ? blanked.slice(0, start) + BLANK.repeat(end - start) + blanked.slice(end) : blanked;
  }, text);
}
