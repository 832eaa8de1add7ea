import type { Ctx } from '../../platform/context.ts'
import type { OpenedRequest } from './open-request.ts'

export interface Promised {
  step: string
  due: Date
}

/** What is promised of a request that was just taken in, or sent again: step by step, in order. */
export async function readPromised(ctx: Ctx, { requestId, promised }: OpenedRequest): Promise<Promised[]> {
  if (promised) return promised
  return ctx.db
    .selectFrom('requests.promises')
    .select(['step', 'due_at as due'])
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute()
}
