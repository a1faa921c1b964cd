import type { Input } from '../../../app/chat.ts';

/** What an event comes to: who did what in which channel. */
export interface Heard {
  handle: string;
  channel: string;
  input: Input;
}
