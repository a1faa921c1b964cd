import type { Block, Card } from '../../cards/card.ts';
import { ActionButton, FormBody } from './render-form.tsx';

/** Draws a card. Every text goes through JSX, which escapes it. */
export function CardView({ card, messageId }: { card: Card; messageId: number }) {
  return (
    <article class={`card tone-${card.tone}`} data-message={messageId}>
      <header class="card-head">
        <h3 class="card-title">{card.title}</h3>
        {card.subtitle && <p class="card-subtitle">{card.subtitle}</p>}
      </header>
      <div class="card-body">
        {card.blocks.map((block) => (
          <BlockView block={block} />
        ))}
      </div>
      {card.form && <FormBody form={card.form} prefix={`m${messageId}`} />}
      {card.actions.length > 0 && (
        <div class="actions">
          {card.actions.map((action) => (
            <ActionButton action={action} />
          ))}
        </div>
      )}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'text':
      return <p class="text">{block.text}</p>;
    case 'heading':
      return <h4 class="heading">{block.text}</h4>;
    case 'note':
      return <p class="note">{block.text}</p>;
    case 'quote':
      return (
        <blockquote class="quote">
          {markedParts(block.text, block.marks ?? []).map((part) =>
            part.marked ? <mark>{part.text}</mark> : part.text,
          )}
        </blockquote>
      );
    case 'list':
      return (
        <ul class="list">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'fields':
      return (
        <dl class="fields">
          {block.fields.map((f) => (
            <div class={isWide(f.value) ? 'wide' : undefined}>
              <dt>{f.label}</dt>
              <dd>{f.value}</dd>
            </div>
          ))}
        </dl>
      );
  }
}

/** What would break over three lines in half the card's width gets the whole width. */
function isWide(value: string): boolean {
  return value.length > 36 || value.includes('\n');
}

/**
 * @param marks offsets in UTF-16 units, in any order, perhaps overlapping or out of range
 * @returns the text in parts that join to it again
 */
export function markedParts(
  text: string,
  marks: readonly { start: number; end: number }[],
): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  const upTo = (end: number, marked: boolean): void => {
    const stop = Math.min(end, text.length);
    if (stop > at) parts.push({ text: text.slice(at, stop), marked });
    at = Math.max(at, stop);
  };
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    upTo(mark.start, false);
    upTo(mark.end, true);
  }
  upTo(text.length, false);
  return parts;
}
