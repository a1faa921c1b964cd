import { later } from '../domain/context.ts';
import type { Org, Person } from '../domain/directory.ts';
import { POST_NAMES } from '../domain/duty/words.ts';
import { type Shift, WATCH_POSTS } from '../domain/rota/rota.ts';
import { formatShanghai } from '../domain/time.ts';
import { shortName, type Words } from '../domain/words.ts';
import type { Form } from './card.ts';

/** @param error what was wrong with what was sent */
export function importForm(org: Org, at: string, table = '', error = ''): Form {
  const day = formatShanghai(later(at, 24 * 60)).slice(0, 10);
  const example = `开始,时长,主班,副班,带班领导\n${day} 08:30,24,值班员甲,值班员乙,带班领导`;
  return {
    title: `导入值班表：${org.name}`,
    intro: '粘贴 CSV 或表格内容，第一行为列名。导入的时段以新表为准。',
    fields: [
      {
        name: 'table',
        label: '值班表',
        kind: 'textarea',
        required: true,
        placeholder: example,
        ...(table ? { value: table } : {}),
        ...(error ? { error } : {}),
      },
    ],
    submits: [{ label: '导入', line: '/值班 导入', style: 'primary' }],
  };
}

/** @param shifts those that may be given to somebody else, the next first, each with who stands in it now */
export function swapForm(org: Org, shifts: Shift[], people: Person[], w: Words): Form {
  const named = shifts.map((s) => ({
    value: formatShanghai(s.startsAt),
    label: `${formatShanghai(s.startsAt).slice(5)} 主 ${shortName(s.primary, w.dir)}`,
  }));
  return {
    title: `换班：${org.name}`,
    fields: [
      {
        name: 'date',
        label: '班次',
        kind: 'select',
        required: true,
        options: named,
        ...(named[0] ? { value: named[0].value } : {}),
      },
      {
        name: 'post',
        label: '岗位',
        kind: 'select',
        required: true,
        value: POST_NAMES.primary,
        options: WATCH_POSTS.map((p) => ({ value: POST_NAMES[p], label: POST_NAMES[p] })),
      },
      {
        name: 'person',
        label: '换上',
        kind: 'select',
        required: true,
        options: people.map((p) => ({ value: p.name, label: p.name })),
      },
      {
        name: 'exchange',
        label: '对换的班次（不对换则不选）',
        kind: 'select',
        required: false,
        options: named,
      },
      { name: 'reason', label: '理由', kind: 'text', required: false },
    ],
    submits: [{ label: '换班', line: '/值班 换班', style: 'primary' }],
  };
}
