import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orgId } from '../../src/domain/ids.ts';
import { draftReport } from '../../src/report/draft.ts';
import { cells, shape, unescaped } from './reading.ts';
import { at, content, FIRST, facts, Story } from './story.ts';

/** An incident whose every free text is this one. */
function storyOf(text: string): Story {
  const story = new Story()
    .does('01:00', 'cncert-duty', {
      type: 'report',
      number: FIRST,
      similar: [],
      content: content({
        text,
        title: text,
        affected: { org: null, name: text },
        measures: text,
        suggestions: text,
        evidence: [{ fact: 'causes', text, start: 0, end: 1 }],
        facts: facts({
          causes: ['attack'],
          regions: ['sichuan'],
          cities: [text],
          other: text,
          site: { name: text },
          leak: { people: { min: 120_000_000, max: 120_000_000, said: text } },
        }),
      }),
    })
    .does('01:10', 'ero-duty', { type: 'judge_grade', grade: 'especially_serious', reason: text })
    .does('01:11', 'ero-duty', { type: 'judge_scope', applies: true, reason: text })
    .does('01:12', 'ero-duty', { type: 'propose', action: 'activate', level: 'I', reason: text })
    .does('01:13', 'lg-head', { type: 'decide_proposal', proposal: null, verdict: 'returned', reason: text })
    .does('01:14', 'ero-head', { type: 'national_decision', action: 'activate', document: text })
    .does('01:15', 'ero-duty', {
      type: 'confirm_external',
      notice: null,
      at: at('01:15'),
      channel: text,
      recipient: text,
    })
    .does('01:16', 'ero-duty', { type: 'page', org: orgId('shop'), person: null, reason: text })
    .happens('01:17', 'ero-duty', { type: 'note_added', text, about: null })
    .happens('01:18', 'ero-duty', { type: 'message_posted', message: 'm', text, files: [text] });
  return story
    .happens('01:19', 'ero-duty', { type: 'entry_marked', entry: story.seqOf('message_posted') })
    .happens('01:20', 'ero-duty', { type: 'message_edited', message: 'm', text })
    .happens('01:21', 'ero-duty', { type: 'incident_closed', kind: text, reason: text, cite: '1.3' });
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n# 九、结论\n',
        '|',
        '\\',
        '\n| a | b |\n|---|---|\n',
        '```\n',
        '<table>',
        '---\n',
      ),
      fc.constantFrom('\n- ', '> ', '[x](y)', '【请填写：', '】', '\r', '\u2029', '*', '&#10;', '1. ', '==='),
      fc.string({ unit: 'binary' }),
    ),
    { minLength: 1 },
  )
  // a text that holds nothing but space is no answer, and is asked for
  .map((parts) => `文${parts.join('')}`);

it.each(['summary_report', 'authority_report'] as const)(
  'no text of a user changes the shape of the %s',
  (id) => {
    const drafted = (text: string) => {
      const story = storyOf(text);
      return draftReport(id, story.incident, story.chronicle, story.words('2026-11-24 09:00'));
    };
    const plain = drafted('文字');
    fc.assert(
      fc.property(hostile, (text) => {
        const { markdown, open } = drafted(text);
        expect(shape(markdown)).toEqual(shape(plain.markdown));
        expect(cells(markdown)).toEqual(cells(plain.markdown));
        expect(open).toEqual(plain.open);
        expect(markdown.match(/【请填写：/g)?.length).toBe(plain.markdown.match(/【请填写：/g)?.length);
        expect(unescaped(markdown).replace(/^> ?/gm, '')).not.toMatch(/[`*_[\]<>~&]/);
      }),
    );
  },
);
