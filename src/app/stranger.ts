import { refusalCard } from '../cards/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import { applyAccounts } from './accounts.ts';
import type { Reply } from './chat.ts';
import { firstAdministrator } from './first-administrator.ts';
import { cleanText, parseLine } from './parse.ts';
import type { Scene } from './scene.ts';

/** the one command that needs no account */
export const CLAIM_NAMES = ['我是', 'iam'];
const CODE = new Set(['口令']);

/**
 * An account that the directory doesn't know may do one thing: `/我是 <姓名>` asks the administrator to bind it, with the
 * console's code the first administrator is bound at once. The answer is the same whether or not there is such a person.
 */
export async function stranger(scene: Scene, typed: string): Promise<Reply> {
  const text = cleanText(typed).slice(0, 200);
  const parsed = parseLine(/^[/／]/u.test(text) ? text : `/${text}`, CODE);
  if (!parsed || !CLAIM_NAMES.includes(parsed.name)) {
    return { card: refusalCard(refuse('not_registered')), audience: 'actor' };
  }
  const { people } = scene.dir.find(parsed.rest);
  const [person] = people;
  if (people.length === 1 && person && person.name === parsed.rest) {
    const { platform, handle } = scene.inbound;
    const code = parsed.values.口令;
    const first = code ? await firstAdministrator(scene.tx, scene.dir, platform) : null;
    const mayBind = first !== null && first.code === code && first.people.some((p) => p.id === person.id);
    const type = mayBind ? 'bind_first' : 'claim';
    await applyAccounts(scene.tx, person.org, { type, platform, handle, person: person.id }, scene, null);
    if (mayBind) {
      const text = `已绑定为${person.name}。下一步：在值班群里添加机器人，发送“/绑定 单位全称”。`;
      return { text, audience: 'actor' };
    }
  }
  return { text: '已提交。如与通讯录相符，系统管理员核实后即可使用。', audience: 'actor' };
}
