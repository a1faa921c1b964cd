import type { Category } from '../domain/chronicle.ts';
import type { Directory } from '../domain/directory.ts';
import type { OrgId, PersonId, RecordId, RoomId } from '../domain/ids.ts';
import type { Platform, Reply } from './chat.ts';
import type { View } from './view.ts';

/** What the bot keeps, behind a port. Every method belongs to one transaction. */

export interface Store {
  /** runs in one serializable unit; a lost race is run again, so `work` must have no effects of its own */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** A record as it is stored: the state as JSON, and the head of its chain. */
export interface RecordRow {
  id: RecordId;
  kind: string;
  number: string | null;
  edition: string;
  version: number;
  seq: number;
  headHash: string;
  open: boolean;
  affectedOrg: OrgId | null;
  /** JSON */
  state: string;
  createdAt: Date;
  updatedAt: Date;
}

/** An organization that a record concerns, and the list in which it finds it. */
export interface Party {
  org: OrgId;
  /** the record's kind for those who may see it; `<kind>:addressed` for those who were only told something of it */
  list: string;
  /** something of it waits for the organization's acknowledgement; absent: nothing does */
  waiting?: boolean;
}

export interface EventRow {
  recordId: RecordId;
  seq: number;
  type: string;
  category: Category;
  actor: PersonId;
  room: RoomId | null;
  at: Date;
  edition: string;
  clause: string | null;
  subject: string | null;
  /** JSON */
  data: string;
  prevHash: string;
  hash: string;
}

export const ROOM_PURPOSES = ['duty', 'war', 'group', 'direct', 'ops'] as const;
export type RoomPurpose = (typeof ROOM_PURPOSES)[number];

export interface Room {
  id: RoomId;
  platform: Platform;
  externalId: string;
  name: string;
  purpose: RoomPurpose;
  orgId: OrgId | null;
  recordId: RecordId | null;
  groupId: string | null;
}

/** A card that stands in a room. */
export interface Posted {
  key: string;
  recordId: RecordId;
  roomId: RoomId;
  platform: Platform;
  messageId: string;
  view: View;
  /** hash of the card as it was last drawn */
  hash: string;
}

export interface NewJob {
  kind: string;
  payload: unknown;
  lane: string;
  dueAt: Date;
  /** a job with the same key that has not finished (or, for one-time jobs, ever existed) makes this one unnecessary */
  dedupeKey?: string;
}

export interface ListFilter {
  /** null: everything (部应急办、部领导小组) */
  party: OrgId | null;
  open: boolean | null;
  /** only numbers before this one, for the next page */
  before: string | null;
  limit: number;
}

export interface EventFilter {
  categories: Category[] | null;
  /** only these entries */
  seqs?: number[];
  before: number | null;
  limit: number;
}

export interface Tx {
  seen(deliveryId: string): Promise<Reply | null | undefined>;
  remember(deliveryId: string, reply: Reply | null, at: Date): Promise<void>;

  directory(): Promise<Directory>;
  personByHandle(platform: Platform, handle: string): Promise<PersonId | null>;
  saveHandle(platform: Platform, handle: string, person: PersonId): Promise<void>;
  /** active people with a telephone number or e-mail and without an account on the platform; of one organization or all */
  contactsWithout(
    platform: Platform,
    org: OrgId | null,
  ): Promise<{ person: PersonId; phone: string | null; email: string | null }[]>;
  handlesOf(person: PersonId): Promise<{ platform: Platform; handle: string }[]>;

  /** the person's telephone number */
  phoneOf(person: PersonId): Promise<string | null>;

  room(id: RoomId): Promise<Room | null>;
  rooms(ids: RoomId[]): Promise<Room[]>;
  roomsOfOrg(org: OrgId, purpose: RoomPurpose): Promise<Room[]>;
  roomsOfRecord(record: RecordId): Promise<Room[]>;
  saveRooms(rooms: Room[]): Promise<void>;

  record(id: RecordId): Promise<RecordRow | null>;
  /** @param expectedSeq the seq that the row had when it was read; null: it is new */
  saveRecord(row: RecordRow, expectedSeq: number | null, parties: Party[] | null): Promise<void>;
  appendEvents(events: EventRow[]): Promise<void>;
  /** newest last; the newest `limit` before `before` */
  events(record: RecordId, filter: EventFilter): Promise<EventRow[]>;
  eventsAbout(record: RecordId, subject: string): Promise<EventRow[]>;
  eventsOfType(record: RecordId, types: string[]): Promise<EventRow[]>;
  /** newest first; `list` as in Party */
  listRecords(list: string, filter: ListFilter): Promise<RecordRow[]>;
  /** records of which something waits for the organization's acknowledgement, newest first, at most `limit` */
  recordsWaitingFor(org: OrgId, limit: number): Promise<RecordRow[]>;
  /** open records of a kind that one of the organizations is a party of, opened since; newest first, at most `limit` */
  openRecordsOf(kind: string, orgs: OrgId[], since: Date, limit: number): Promise<RecordRow[]>;
  /** the next value of a counter, from 1 */
  next(counter: string): Promise<number>;
  /** the counter's value, which is made when it is first asked for */
  once(counter: string, make: () => number): Promise<number>;

  enqueue(jobs: NewJob[]): Promise<void>;
  /** due jobs of a lane that no worker has taken yet, oldest first, at most `limit` */
  waiting(lane: string, now: Date, limit: number): Promise<Pick<Job, 'kind' | 'payload'>[]>;

  posted(platform: Platform, messageId: string): Promise<Posted | null>;
  postedByKey(key: string): Promise<Posted | null>;
  postedOf(record: RecordId): Promise<Posted[]>;
  savePosted(posted: Posted[]): Promise<void>;
  /** the card is not drawn again any more */
  dropPosted(key: string): Promise<void>;
}

/** The jobs table, as the worker sees it. */
export interface Job {
  id: number;
  kind: string;
  /** JSON */
  payload: string;
  lane: string;
  dueAt: Date;
  attempts: number;
}

/** A job that was given up after its last attempt. */
export interface DeadJob extends Job {
  doneAt: Date | null;
  lastError: string | null;
}

/** A job that was claimed, and the name that it was claimed under. */
export interface Lease {
  id: number;
  owner: string;
}

export interface JobStore {
  /**
   * Leases up to `limit` due jobs, oldest first, at most one of each lane.
   * @param ended jobs that are finished in the same transaction, before that, as far as their leases still hold
   */
  claim(owner: string, now: Date, limit: number, leaseMs: number, ended?: Lease[]): Promise<Job[]>;
  /** fenced: false when the lease was lost meanwhile */
  finish(id: number, owner: string, at: Date): Promise<boolean>;
  retry(id: number, owner: string, notBefore: Date, error: string): Promise<boolean>;
  bury(id: number, owner: string, at: Date, error: string): Promise<boolean>;
  /** when the next job may run; null when none is waiting */
  nextDue(): Promise<Date | null>;
  /**
   * Notes the time. Where the clock has gone back since it was noted last, in this process or another, what waits for a
   * span of time is moved back with it; what waits for a moment of the calendar stays.
   * @returns the ms that the clock has gone back; 0 when it hasn't
   */
  followClock(now: Date): Promise<number>;
  /** the oldest job that is due and not done, running or not */
  oldestOverdue(now: Date): Promise<Date | null>;
  /** jobs that were given up, newest first */
  deadJobs(limit: number): Promise<DeadJob[]>;
  /** drops finished jobs and answered deliveries from before the moment */
  sweep(before: Date): Promise<void>;
}
