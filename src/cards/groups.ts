import type { Incident } from '../domain/incident/state.ts';
import { citation, personName, type Words } from '../domain/words.ts';
import type { Card } from './card.ts';

/** 5.3: the working groups that may be set up as the situation asks. */
export function groupsCard(s: Incident, w: Words): Card {
  const formed = new Map(s.groups.map((g) => [g.id, g]));
  const items = w.edition.groups.map((g) => {
    const f = formed.get(g.id);
    return f
      ? `${g.label}组：已设立，组长 ${personName(f.lead, w.dir)}，${f.members.length}人`
      : `${g.label}组：未设立`;
  });
  const level = s.status === 'responding' ? s.response?.level : undefined;
  const open = w.edition.groups.filter((g) => level && g.levels.includes(level) && !formed.has(g.id));
  return {
    tone: 'blue',
    title: `视情设立工作组 ${s.number}`,
    subtitle: `由部应急办设立${citation('5.3')}`,
    blocks: [{ type: 'list', items }],
    // Forming one group leaves the buttons of the others as they were: they carry no version.
    actions: open.map((g) => ({
      label: `设立${g.label}组`,
      line: `/工作组 #${s.number} group=${g.id}`,
      style: 'default',
    })),
  };
}
