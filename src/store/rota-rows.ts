import type { OrgId } from '../domain/ids.ts';
import { type Rota, rotaSchema } from '../domain/rota/rota.ts';
import type { Tx } from './open.ts';

/** @returns the rota of each organization that has one, from the state rows of their records */
export async function readRotas(tx: Tx): Promise<Map<OrgId, Rota>> {
  const rows = await tx.record.findMany({ where: { kind: 'rota' }, select: { state: true } });
  return new Map(
    rows
      .map((row) => rotaSchema.parse(JSON.parse(row.state)))
      .filter((rota) => rota.shifts.length > 0)
      .map((rota) => [rota.org, rota]),
  );
}
