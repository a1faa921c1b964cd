import { type Clause, tagged } from '../../clauses/clauses.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Faults of .CN or of a large resolver that may be of a part, of a test, of somebody's own line, or of something else. */

/** IPv6方式下, 用8.8.8.8, 备用节点, 香港镜像: a part, while the rest works */
const PART = anyOf`
  ipv[46]|(?<![a-z])(?:doh|dot|edns|http3|quic)(?![a-z])|8\.8\.8\.8|8\.8\.4\.4|1\.1\.1\.1|(?<![\d.])114\.114(?!\.114\.114(?:都|也|均)?(?:不可达|无响应|超时|挂|瘫))|谷歌|google|cloudflare
  (?:其他|其它|其余|别的|别家|换个?|改用)(?!顶级|域名)[^,]{0,4}(?:dns|递归|解析|方式|线路)[^,]{0,6}(?:正常|没事|可以|就好|没问题)
  (?:cn|域名|dns)的?(?:备用|备份|灾备|容灾|灰度|测试)|灰度(?:期|版|环境|发布|节点|中)|主用[^,]{0,4}(?:正常|没事|不受)|^[^,]{0,10}(?:香港|澳门|台湾|境外|海外|国外|美国|新加坡|日本|欧洲)[^,]{0,4}(?:镜像|节点)[^,正常]{0,8}(?:解析|效率)
  cn[^,]{0,3}(?:位于|在|设在|部署在)[^,]{1,6}(?:的)?(?:节点|镜像)|(?<!不)仅限|一组递归|卫星|系探针|统计?口径|口径变|^[^,]{0,6}(?:手机|电脑|微信|浏览器|app)上\.?cn|(?:电脑|手机|联通|电信|移动|广电|wifi|4g|5g)(?:和|与|、|[联移电][通动信])*(?:上|用户|侧|下)?(?:均|都|一切)?正常$|^(?:联通|电信|移动|广电|铁通|教育网|卫星链路)(?:手机|宽带)?用户\.?cn|某国|被封锁
  (?:几|两|三|四|五|(?<!多|大)数|某|个别|(?<!大)部分|少数|少量|零星|一些|有些|\d)[余多来几]*(?:个|批|些)?(?:冷门|老|旧|政企|企业|用户|客户)?的?\.cn(?:域名|网站|网址|站)(?!顶级|国家|系统)|域名(?:主|持有|所有|注册)(?:人|者|自己|方)?(?:自己)?(?:忘|没|未|欠|停)
  收费版|付费版|企业版|高级版|专业版|付费用户|会员版|普通(?:查询|版|用户|解析)[^,]{0,4}(?:正常|没事)|免费版
`;
/** 压测时, 老师演示, 论文里: nothing of the real net */
const UNREAL = anyOf`
  (?<!后|后将|再|将|拟)(?:压测|(?<!进行)压力测试)|测试(?:环境|床|区|期间|时|中(?!心))|仿真|模拟(?!信号)|沙箱|沙盒|实验(?:室|环境|网|中)|靶场|预发布?环境|联调|试验网
  课堂|课上|上课|老师|论文|教授|学生|教程|演示|讲座|课程|讲义|文献|书[里中]|博客|科幻|剧本|一文
`;
/** 老旧服务器占比, 采购价, 依赖程度: what else falls */
const OTHER_FALLS = pattern(
  /(?:占比|比重|采购价|单价|价格?|成本|依赖(?:程度|度)?|份额|占有率|热度|关注度|预算|投入|营收|薪酬|人数|人手|存量|续费率|转让|温度|噪音|能耗|功耗|投诉|次数|数量)[^,效成]{0,6}(?:大幅|明显|显著|急剧|持续)?(?:下降|下跌|下滑|降低|减少|[降减跌])/u,
);
/** 要求停止解析违规.cn域名, 公司防火墙拦截了 */
const STOPPED = anyOf`
  (?:停止|暂停|终止|关停|清理|处置|封停|注销|冻结)(?:了)?(?:对)?(?:解析|服务)?[^,]{0,6}(?:违规|违法|涉诈|不良|涉赌|涉黄|未实名|未备案|过期|到期|仿冒|钓鱼)
  垃圾域名|域名清理|法院|裁定|判决|咖啡|主题|代理商|经销商|游戏|官网查询|查询页面|实验|峰会|wifi
  (?:违规|违法|涉诈|不良|涉赌|涉黄|未实名|未备案)[^,]{0,4}(?:\.cn|域名)[^,]{0,8}(?:停止|暂停|关停|清理|封停|注销)
  (?:防火墙|安全策略|上网行为|安全网关|杀毒软件)[^,]{0,6}(?:拦|屏蔽|阻|挡|误封|误杀|限制)
  (?:会议|签到|大会|展台|展位|年会|食堂|报名|餐饮|门禁|停车|招聘|投稿|工会|考勤|班车|团建|直播)[^,]{0,4}(?:系统|平台|页|程序|屏|机|app)
`;
/** 国内最大的域名解析商被打瘫，.CN域名大批解析失败: of its customers, or of .CN */
const OF_RESOLVER = pattern(/(?:解析|dns|云|注册|托管)(?:服务)?商[^,]{0,6}(?:瘫|挂|崩|宕|打垮|故障|断)/u);
/** 大型机场DNS, 大型台风致某县DNS; not 大型公共域名解析服务商DNS: what else may be large */
const LARGE_RESOLVER = pattern(
  /^(?:的|级|且|公共|公用|公益|商业|商用|专业|互联网|国家|全国性?|权威|递归|开放|第三方|云|域名|智能|知名|基础|核心|解析|运营|服务|系统|平台|供应|提供|托管|注册|管理|网络|技术|企业|公司|机构|厂商|[商器]|某|一家|中国|国内|我国|国产|老牌|头部|电信|通信|[a-z\d]|[、,和及与“”"'《》()（）])*$/u,
);

/**
 * @param clauses of the text
 * @param told the faults of .CN or of a resolver that are graded
 * @returns whether they may be of less than .CN or a large resolver
 */
export function isOfPartOfDns(clauses: Clause[], told: Statement[]): boolean {
  return told.some((s) => {
    const own = clauses[s.clause] as Clause;
    const near = clauses.filter(({ sentence }) => sentence === own.sentence);
    return (
      near.some(({ text }) => [PART, UNREAL, STOPPED].some((of) => of.test(text))) ||
      (s.kind === 'cn_tld' && (OTHER_FALLS.test(own.text) || near.some((c) => OF_RESOLVER.test(c.text)))) ||
      (s.kind === 'dns' && near.some(isOfLargeElse))
    );
  });
}

/** Whether something else than a resolver is large; what it is called, in quotation marks, says nothing. */
function isOfLargeElse(clause: Clause): boolean {
  const dns = tagged(clause, 'dns');
  return tagged(clause, 'large').some(({ end }) => {
    const next = dns.find(({ start }) => start >= end);
    const name = clause.quoted.find(({ start }) => start >= end)?.start ?? clause.end;
    const upTo = Math.min(next?.start ?? end, name);
    return !LARGE_RESOLVER.test(clause.text.slice(end - clause.start, upTo - clause.start));
  });
}
