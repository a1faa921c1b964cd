/**
 * The chat as a scenario uses it: people by name, rooms by name, buttons and fields by what is written on them. The
 * same scenario runs on every platform that has a driver.
 */

/** A message as one person sees it now. */
export interface Seen {
  id: string;
  /** who sent it; the bot's name for the bot */
  author: string;
  /** all that can be read, a card's buttons included, as plain text */
  text: string;
  /** the buttons that can be pressed at once */
  buttons: Button[];
  /** a form that stands in the message */
  form: FormSeen | null;
}

export interface Button {
  label: string;
  /** what is asked before the press counts */
  confirm: string | null;
}

export interface FormSeen {
  title: string;
  fields: FieldSeen[];
  submits: Button[];
}

export interface FieldSeen {
  label: string;
  /** what can be chosen; null: free text */
  options: string[] | null;
}

/** A form that has opened before a person. */
export interface Dialog extends FormSeen {
  id: string;
  /** all that can be read in it */
  text: string;
}

/** What a person sees at once after acting, besides messages: a short note, a dialog. */
export interface Answer {
  note: string | null;
  dialog: Dialog | null;
  /** true where the platform's own form was not sent, as a field that must be filled in is empty */
  held?: true;
}

/** A message that has come. */
export interface News {
  at: Date;
  room: string;
  /** the person whose direct room it is */
  direct: string | null;
  author: string;
  text: string;
  /** the only person who sees it */
  onlyFor: string | null;
}

/** The room in which a person is alone with the bot. */
export const DIRECT_ROOM = '私聊';

export interface Driver {
  /** @returns the name of the duty room of the person's organization */
  dutyRoom(who: string): Promise<string>;
  say(who: string, room: string, text: string): Promise<Answer>;
  /** @param message id of a message that the person sees in the room */
  click(who: string, room: string, message: string, button: string): Promise<Answer>;
  /** @param values by label; options by their labels; fields that are not named stay as they are shown */
  submit(
    who: string,
    room: string,
    form: FormPlace,
    values: Record<string, string[]>,
    button: string,
  ): Promise<Answer>;
  /** @returns the newest messages of the room as the person sees them, oldest first */
  read(who: string, room: string): Promise<Seen[]>;
  /** @returns what has come in any room since the last call, oldest first */
  news(): Promise<News[]>;
}

export type FormPlace = { message: string } | { dialog: string };

/** Something that the scenario asks for can't be done in the chat: no such person, not in the room. One Chinese sentence. */
export class CannotDo extends Error {
  override name = 'CannotDo';
}
