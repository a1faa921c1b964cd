import { z } from 'zod';
import { type CommandContext, defineCommand } from '../src/app/command.ts';
import { groupForm } from '../src/cards/forms.ts';
import { groupsCard } from '../src/cards/groups.ts';
import { type PersonId, personIdSchema } from '../src/domain/ids.ts';
import { roomMembers } from '../src/domain/incident/rooms.ts';
import type { Incident } from '../src/domain/incident/state.ts';
import { isRefusal, refuse } from '../src/domain/refusal.ts';

/** Who may be put into a group: the people of the war room, and any person named in full who may see the incident. */
function candidates(ctx: CommandContext, s: Incident): { id: string; name: string }[] {
  return roomMembers(s, null, ctx).map((id) => ({ id, name: ctx.dir.person(id)?.name ?? id }));
}

function personOf(ctx: CommandContext, typed: string): PersonId | null {
  const byId = ctx.dir.person(personIdSchema.parse(typed));
  const found = byId ? [byId] : ctx.dir.find(typed).people;
  return found.length === 1 && found[0] ? found[0].id : null;
}

export const group = defineCommand({
  id: 'group',
  name: '工作组',
  aliases: ['group', 'role'],
  group: 'people',
  summary: '视情设立工作组，指定组长和成员',
  examples: ['/工作组 #2026-0001（查看和设立）', '/工作组 #2026-0001 group=recovery 组长=部应急办值班员甲'],
  cites: ['5.3'],
  record: 'incident',
  keys: { 组: 'group', 组长: 'lead', 成员: 'members' },
  args: z.object({
    group: z.string().optional(),
    lead: z.string().optional(),
    members: z.string().default(''),
  }),
  async run(ctx, a, incident) {
    const wanted = ctx.edition.groups.find(
      (g) => g.id === a.group || g.label === a.group?.replace(/组$/, ''),
    );
    if (!a.group) return { card: groupsCard(incident, ctx), audience: 'room' };
    if (!wanted) {
      const detail = `没有这个工作组。可设：${ctx.edition.groups.map((g) => g.label).join('、')}。`;
      return refuse('bad_input', '5.3', { detail });
    }
    if (!a.lead) return { form: groupForm(incident, wanted, candidates(ctx, incident)), audience: 'actor' };
    const typed = [a.lead, ...a.members.split(/[,，、]/u)].map((x) => x.trim()).filter(Boolean);
    const people: PersonId[] = [];
    for (const t of typed) {
      const id = personOf(ctx, t);
      if (!id) return refuse('no_such_person', null, { detail: t });
      people.push(id);
    }
    const [lead, ...members] = people;
    if (!lead) return refuse('bad_input', '5.3', { detail: '请指定组长。' });
    const done = await ctx.apply({
      incident,
      command: { type: 'form_group', group: wanted.id, lead, members },
    });
    if (isRefusal(done)) return done;
    return { text: `已设立${wanted.label}组，正在建群。`, audience: 'room' };
  },
});
