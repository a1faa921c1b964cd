import type { Clause } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';

/** Who is affected reports it himself: 接某网站安全负责人电话，称简历库被盗. */

const CALLED = pattern(
  /^[^,]{0,8}接(?:到|报)?(?![^,]*(?:安全(?:公司|厂商|企业)|友商|同行|合作|供应商|客户|用户|记者|媒体|匿名|自称))[^,]{0,10}(?:网站|平台|公司|企业|银行|医院|学校|机构|app|应用|商城|酒店|运营商|集团)的?(?:(?:安全|技术|值班|运维|信息|网络|数据)*(?:负责人|经理|总监|主管|主任|室|员|部门?|中心|处|科))*的?(?:来电|电话|报告|函告|来函)$/u,
);
/** 称简历库被盗; but not 称某合作方的库被盗, 称疑似… */
const CLAIMS = pattern(
  /^称(?:其|该|自家|本)?(?:公司|平台|站|院|行|校|司)?(?![^,]*(?:某|合作|对手|同行|友商|供应商|别家|他人|网上|有人|听|疑|可能|好像|似乎|怀疑))[^,]{0,8}(?:库|系统|服务器|数据|后台|资料|信息)(?:于?[^,]{0,8})?(?:被|遭)/u,
);

/** @returns whether a clause is what the owner of a system says of it, right after the words of who called */
export function isOwnersWord(clauses: Clause[], i: number): boolean {
  const [before, clause] = [clauses[i - 1], clauses[i]];
  return (
    before !== undefined &&
    before.sentence === clause?.sentence &&
    CLAIMS.test(clause.text) &&
    CALLED.test(before.text)
  );
}
