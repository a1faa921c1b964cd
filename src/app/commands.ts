import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Command } from './command.ts';

/** Finds commands by what people type. */
export interface CommandIndex {
  find(name: string): Command | undefined;
  /** the commands that the word may have meant, nearest first, at most 3 */
  nearest(name: string): Command[];
  /** every key of a command's arguments, Chinese and English */
  keys(command: Command): ReadonlySet<string>;
}

/** @throws Error when two commands share a name */
export function createIndex(commands: readonly Command[]): CommandIndex {
  const byName = new Map<string, Command>();
  for (const c of commands) {
    for (const name of [c.name, ...c.aliases].map(fold)) {
      const other = byName.get(name);
      if (other && other !== c) throw new Error(`commands ${other.id} and ${c.id} share the name ${name}`);
      byName.set(name, c);
    }
  }
  return {
    find: (name) => byName.get(fold(name)),
    nearest: (name) => {
      const word = fold(name);
      const ranked = [...byName]
        .map(([n, command]) => ({
          command,
          d: n.startsWith(word) || word.startsWith(n) ? 0 : distance(n, word),
          n,
        }))
        .filter((x) => x.d < Math.max(2, x.n.length))
        .sort((a, b) => a.d - b.d);
      return [...new Set(ranked.map((x) => x.command))].slice(0, 3);
    },
    keys: (command) => new Set([...Object.keys(command.keys), ...argumentNames(command)]),
  };
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function argumentNames(command: Command): string[] {
  return command.args instanceof z.ZodObject ? Object.keys(command.args.shape) : [];
}
