import { regionName } from '../plan/regions.ts';
import type { DirectoryFile } from './directory-schema.ts';

/** What a directory file must hold to as a whole: nothing twice, and the offices that the plan rests on. */

interface Problem {
  path: (string | number)[];
  /** Chinese, without a full stop */
  message: string;
}

/** Ids that the bot itself acts and speaks under. */
const RESERVED = ['system', 'bot'];

export function checkDirectory({ organizations }: DirectoryFile): Problem[] {
  const problems: Problem[] = [];
  const once = new Map<string, true>();
  const check = (ok: boolean, path: Problem['path'], message: string): void => {
    if (!ok) problems.push({ path, message });
  };
  const checkOnce = (key: string, path: Problem['path'], message: string): void => {
    check(!once.has(key), path, message);
    once.set(key, true);
  };

  organizations.forEach((org, i) => {
    const at = ['organizations', i];
    checkOnce(`org ${org.id}`, [...at, 'id'], `单位编号 ${org.id} 重复`);
    checkOnce(`name ${org.name}`, [...at, 'name'], `单位名称 ${org.name} 重复`);
    if (org.kind === 'administration') {
      check(org.region !== undefined, at, `${org.name}是通信管理局，须写明 region`);
      if (org.region !== undefined) {
        checkOnce(`region ${org.region}`, [...at, 'region'], `${regionName(org.region)}已有通信管理局`);
      }
    }
    if (org.kind === 'ero' || org.kind === 'leading_group') {
      checkOnce(`kind ${org.kind}`, [...at, 'kind'], `类别为 ${org.kind} 的单位只能有一个`);
    }
    org.people.forEach((p, j) => {
      const here = [...at, 'people', j];
      check(!RESERVED.includes(p.id), [...here, 'id'], `人员编号 ${p.id} 由系统保留，请换一个`);
      checkOnce(`person ${p.id}`, [...here, 'id'], `人员编号 ${p.id} 重复`);
      for (const [platform, handle] of Object.entries(p.handles ?? {})) {
        const path = [...here, 'handles', platform];
        checkOnce(`handle ${platform} ${handle}`, path, `${platform} 账号 ${handle} 重复`);
      }
    });
    org.rooms?.forEach((room, j) => {
      const path = [...at, 'rooms', j, 'id'];
      checkOnce(`room ${room.platform} ${room.id}`, path, `${room.platform} 群 ${room.id} 重复`);
    });
  });
  check(once.has('kind ero'), ['organizations'], '缺少部应急办：请加一个类别为 ero 的单位');
  check(
    once.has('kind leading_group'),
    ['organizations'],
    '缺少部领导小组：请加一个类别为 leading_group 的单位',
  );
  return problems;
}
