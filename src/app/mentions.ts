import type { Directory, Person } from '../domain/directory.ts';
import type { Inbound } from './chat.ts';
import type { Tx } from './store.ts';

/**
 * Puts the directory's names in place of those by which a platform shows the people who are mentioned: there they are
 * called as they like, and two may have one name.
 */
export async function withNames(tx: Tx, dir: Directory, inbound: Inbound): Promise<Inbound> {
  const { input, mentioned = [] } = inbound;
  const text = input.type === 'line' ? input.line : 'text' in input ? input.text : '';
  let named = '';
  let rest = text;
  for (const { text: shown, handle } of mentioned) {
    const at = rest.indexOf(shown);
    if (at < 0) continue;
    const id = await tx.personByHandle(inbound.platform, handle);
    const person = id && dir.person(id);
    // A command takes a name; talk keeps its @.
    const name = person && `${input.type === 'line' ? '' : '@'}${nameOf(person, dir)}`;
    named += rest.slice(0, at) + (name ?? shown);
    rest = rest.slice(at + shown.length);
  }
  named += rest;
  if (named === text) return inbound;
  return {
    ...inbound,
    input: input.type === 'line' ? { ...input, line: named } : { ...input, text: named },
  } as Inbound;
}

/** @returns the name, with the organization before it where another has the same */
function nameOf(person: Person, dir: Directory): string {
  const alone = dir.find(person.name).people.length === 1;
  return alone ? person.name : `${dir.org(person.org)?.name ?? ''}${person.name}`;
}
