import { anyOf } from '../text/any-of.ts';
import type { Found } from '../text/lexicon.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { OTHER_NET } from './other-nets.ts';
import type { CertaintyTag, HappeningTag } from './tags.ts';
import type { Word } from './words.ts';

/** What stands after 网 where it is not the web. */
const OTHER = OTHER_NET.regex.source.replaceAll('^', '');

/** Phrases that people build anew each time, so that no list has them all: a word of some tag, as a pattern. */
const PATTERNS: [HappeningTag | CertaintyTag, Pattern][] = [
  ['asks', pattern(/有无(?!线|人机|关)/u)],
  ['asks', pattern(/(?<![是有])([\u4e00-\u9fff])[没不](?![能要好可行对])\1(?!断)/u)],
  [
    'net_down',
    pattern(
      /上网(?:失败|不成|不通)|(?:无法|不能|没法|没办法|难以|未能|不可)[^,。]{0,6}?(?:上网(?!吧|课|校|店|银|约)|联网|连网|访问(?:互联网|网络|外网)(?!支付|电视|游戏|平台|会议|教学|商城|银行|视频|音乐|打印|存储|直播)|使用(?:互联网(?!医院|金融)|网络|宽带(?!电视))(?!支付|电视|游戏|平台|会议|教学|商城|银行|视频|音乐|打印|存储|直播|购票|售票)|接入(?:互联网|网络))/u,
    ),
  ],
  [
    'net_down',
    pattern(
      new RegExp(
        `(?:上|连|接|拨|用|登)不(?:了|上|去|到|进)[^,。]{0,3}?(?:互联网(?!医院|法院|金融|平台|诊)|宽带(?!电视)|外网|网(?!${OTHER}))`,
        'u',
      ),
    ),
  ],
  [
    'net_down',
    pattern(
      /(?:宽带|互联网(?!医院|法院|金融|平台)|(?<!官|内|专|局域|办公)网络(?!售票|购票|直播|支付|电视|游戏|平台|会议|课|教学|预约|挂号|投票|报名|申报|招聘|考试|商城|文学|银行|视频|音乐|打印|存储)|固网|移动网|上网|手机网|4g|5g)(?![^,]{0,3}(?:优惠|套餐|合同|积分|赠|礼|活动|补贴|资费|折扣|红包))[^,。未没无不]{0,4}?(?:都|全|均|也|已|就|大面积|大范围|彻底|完全|突然|同时)*(?:不通|不行|断掉|断开|断了|没了|用不了|上不了|上不去|连不上|中断|瘫痪)/u,
    ),
  ],
  // 整个省都大面积断了
  ['net_down', pattern(/^(?![^,]*(?:路|缆|纤|线|水|电(?!信)|气|桥|粮|货|供|链))[^,]*大面积(?:断|瘫)了$/u)],
  [
    'hearsay',
    pattern(
      /(?:媒体|报纸|网上|外面|外头|朋友圈|热搜|微博)[^,]{0,4}(?:写|登了|登的|发了|刊|炒|疯传|在说|都说)/u,
    ),
  ],
  ['net_down', pattern(new RegExp(`没有网(?!络|上|传)(?!${OTHER})`, 'u'))],
  [
    'leak',
    pattern(
      /(?:数据|信息|资料|名单|通讯录|聊天记录|照片|录像|档案|简历|密码|隐私|账号|用户|会员|客户|人)[^,。]{0,8}?(?:流到|流入|流往|漏到|漏了出|传到|挂到|贴到|晒到|放到|发到|卖到|落到|漏出|外泄|能搜到|可以搜到|任人)/u,
    ),
  ],
  [
    'influence_national',
    anyOf`
      (?:国内|全国|我国|业内|行业)[^,。泄断]{0,4}?(?:数一数二|首屈一指|第一大|龙头|排名(?:第一|前[一二三四五十\d]+)|用户(?:量|数)(?:最大|第一)|顶级|顶流)
      (?:覆盖|面向|服务)全国(?!考生|学员|招生|代理|经销|门店|加盟|会员单位|各?分公司|员工)|国民级
      (?:全国|国内)用户(?:量|数|规模)(?:居首|最大|最多|第一)
      全国[^,造产带泄断]{0,4}(?:影响(?:很大|极大|较大|巨大|广泛)|(?:很大|极大|较大|重大|广泛)影响)的[^,]{0,10}?(?:平台|网站|系统|app|门户|应用)
      (?:平台|网站|系统|app|门户|应用|客户端|小程序|软件|站点|网盘)[^,此事件故障]{0,4}在?(?:全国|国内)(?:范围)?内?影响(?:较大|很大|极大|特别大|广泛)$
      ^在?(?:全国|国内)(?:范围)?内?影响(?:较大|很大|极大|特别大|广泛)$
    `,
  ],
  [
    'influence_provincial',
    anyOf`
      ^在?(?:省内|全省|本省|我省|区内|全区)影响力?(?:很大|极大|较大|特别大|大|广泛)$
      (?:平台|网站|系统|app|门户|应用|客户端|小程序|软件|站点|学堂|服务网)[^,此事件故障]{0,4}在?(?:省内|全省|本省|我省|区内|全区)(?:范围)?内?影响(?:较大|很大|极大|特别大|广泛)$
      (?:省内|全省|我省|本省)[^,造产带泄断]{0,4}(?:影响(?:很大|极大|较大|巨大|广泛)|(?:很大|极大|较大|重大|广泛)影响)的[^,]{0,10}?(?:平台|网站|系统|app|门户|应用)
    `,
  ],
];

/** @returns the phrases of a clause that no word of the same tag stands in already; `from` is where the clause begins */
export function findPatterns(text: string, from: number, words: readonly Found<Word>[]): Found<Word>[] {
  const found: Found<Word>[] = [];
  for (const [tag, pattern] of PATTERNS) {
    if ([...words, ...found].some(({ value }) => value.tag === tag)) continue;
    const match = pattern.exec(text);
    if (match === null) continue;
    const start = from + match.index;
    found.push({ start, end: start + match[0].length, value: { tag } as Word });
  }
  return found;
}
