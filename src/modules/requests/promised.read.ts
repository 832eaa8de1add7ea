import type { Ctx } from '../../platform/context.ts'
import type { OpenedRequest } from './open-request.ts'

export interface Promised {
  step: string
  due: Date
}

/**
 * What is promised of a request that was just taken in, or sent again: step by step, in order, by the version of its
 * service; `versionId` null where that is the one it was just taken in under.
 */
export async function readPromised(
  ctx: Ctx,
  { requestId, promised }: OpenedRequest,
): Promise<{ versionId: string | null; steps: Promised[] }> {
  if (promised) return { versionId: null, steps: promised }
  const rows = await ctx.db
    .selectFrom('requests.requests as r')
    .leftJoin('requests.promises as p', 'p.request_id', 'r.id')
    .select(['r.version_id as versionId', 'p.step', 'p.due_at as due'])
    .where('r.id', '=', requestId)
    .orderBy('p.position')
    .execute()
  const steps = rows.flatMap(({ step, due }) => (step && due ? [{ step, due }] : []))
  return { versionId: rows[0]!.versionId, steps }
}
