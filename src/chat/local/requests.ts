import { z } from 'zod';

/** What the page may send. `deliveryId` is made by the page per thing that the person does, and kept on a retry. */

const id = z.string().min(1).max(200);
const messageId = z.string().regex(/^\d{1,15}$/u);

export const saySchema = z.object({ as: id, room: id, text: z.string(), deliveryId: id });
export type Say = z.infer<typeof saySchema>;

export const actSchema = z.object({
  as: id,
  room: id,
  /** the clicked card; null for a dialog that stands in no message */
  messageId: messageId.nullable(),
  line: z.string().min(1),
  values: z.record(z.string(), z.string()).default({}),
  deliveryId: id,
});
export type Act = z.infer<typeof actSchema>;

export const targetSchema = z.object({ as: id, messageId, deliveryId: id });
export type Target = z.infer<typeof targetSchema>;

export const editSchema = targetSchema.extend({ text: z.string() });
export type Edit = z.infer<typeof editSchema>;

export const flagSchema = targetSchema.extend({ on: z.boolean() });
export type Flag = z.infer<typeof flagSchema>;

export const readSchema = z.object({ as: id, room: id, upTo: z.number().int().nonnegative() });
export const viewerSchema = z.object({ as: id });
export const messagesSchema = z.object({
  as: id,
  room: id,
  before: z.coerce.number().int().positive().optional(),
});
