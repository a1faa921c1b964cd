/** Places whose names begin with a numeral, as right after a time: 今早八点四川全省断网. */
export const NUMBERED_PLACE = '四川|四平|三亚|三明|三门峡|三沙|六安|六盘水|九江|七台河|十堰';

const AT = new RegExp(NUMBERED_PLACE, 'uy');

/** @returns whether such a name stands at an index of a text */
export function beginsNumberedPlace(text: string, at: number): boolean {
  AT.lastIndex = at;
  return AT.test(text);
}
