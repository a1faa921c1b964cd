import { z } from 'zod';

/** Ids are branded so that one kind can't be passed for another. They are stored; names are shown. */
export const orgIdSchema = z.string().brand<'OrgId'>();
export type OrgId = z.infer<typeof orgIdSchema>;

export const personIdSchema = z.string().brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

/** `platform:external id`, as `local:duty-ero` */
export const roomIdSchema = z.string().brand<'RoomId'>();
export type RoomId = z.infer<typeof roomIdSchema>;

/** `kind:number`, as `incident:2026-0001`, or `log:<org>` */
export const recordIdSchema = z.string().brand<'RecordId'>();
export type RecordId = z.infer<typeof recordIdSchema>;

export const orgId = (s: string): OrgId => s as OrgId;
export const personId = (s: string): PersonId => s as PersonId;
export const roomId = (s: string): RoomId => s as RoomId;

/** @param number as `2026-0001` */
export const incidentId = (number: string): RecordId => `incident:${number}` as RecordId;

/** The duty log of an organization: what happens outside any incident. */
export const logId = (org: OrgId): RecordId => `log:${org}` as RecordId;

/** The actor of timers and of what the bot does by itself. */
export const SYSTEM = personId('system');
