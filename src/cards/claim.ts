import type { Accounts } from '../domain/accounts.ts';
import { orgName, personName, type Words } from '../domain/words.ts';
import type { Card } from './card.ts';

const PLATFORMS: Record<string, string> = { feishu: '飞书', slack: 'Slack', local: '内嵌聊天' };

/** For the administrator: somebody says that an account is theirs. */
export function claimCard(s: Accounts, id: string, w: Words): Card | null {
  const c = s.claims.find((x) => x.id === id);
  if (!c) return null;
  const name = personName(c.person, w.dir);
  const open = c.outcome === 'open';
  const line = (verdict: string): string =>
    `/确认身份 申请=${c.id} 结果=${verdict} 单位="${orgName(s.org, w.dir)}"`;
  const confirm = (title: string) => ({
    title,
    text: '请先当面或电话核实本人，绑定后该账号即以此人身份办理。',
  });
  return {
    tone: open ? 'orange' : c.outcome === 'bound' ? 'green' : 'grey',
    title: open ? `请系统管理员核实：${name}` : c.outcome === 'bound' ? `已绑定：${name}` : `已拒绝：${name}`,
    blocks: [
      { type: 'text', text: `有${PLATFORMS[c.platform] ?? c.platform}账号自称是${name}，核实本人后确认。` },
    ],
    actions: open
      ? [
          {
            label: '确认绑定',
            line: line('确认'),
            style: 'primary',
            confirm: confirm(`绑定给${name}？`),
          },
          { label: '拒绝', line: line('拒绝'), style: 'danger' },
        ]
      : [],
  };
}
