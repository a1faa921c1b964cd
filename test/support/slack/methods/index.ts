import { auth } from './auth.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { marks } from './marks.ts';
import { members } from './members.ts';
import type { Method } from './method.ts';
import { people } from './people.ts';
import { views } from './views.ts';

/** Every Web API method that the fake knows; a call of any other is recorded as a violation. */
export const METHODS = new Map<string, Method>(
  [auth, chat, conversations, members, views, people, marks, files].flatMap((group) => Object.entries(group)),
);
