import { refusalCard } from '../cards/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import { applyAccounts } from './accounts.ts';
import type { Reply } from './chat.ts';
import { cleanText, parseLine } from './parse.ts';
import type { Scene } from './scene.ts';

/**
 * An account that the directory doesn't know may do one thing: `/我是 <姓名>` asks the administrator to bind it. The
 * answer is the same whether or not there is such a person.
 */
export async function stranger(scene: Scene, typed: string): Promise<Reply> {
  const parsed = parseLine(cleanText(typed).slice(0, 200), new Set());
  if (parsed?.name !== '我是' && parsed?.name !== 'iam') {
    return { card: refusalCard(refuse('not_registered')), audience: 'actor' };
  }
  const { people } = scene.dir.find(parsed.rest);
  const [person] = people;
  if (people.length === 1 && person && person.name === parsed.rest) {
    const { platform, handle } = scene.inbound;
    await applyAccounts(
      scene.tx,
      person.org,
      { type: 'claim', platform, handle, person: person.id },
      scene,
      null,
    );
  }
  return { text: '已提交。如与通讯录相符，系统管理员核实后即可使用。', audience: 'actor' };
}
