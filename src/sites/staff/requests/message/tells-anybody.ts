import { readRequest } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { showPeople } from '../people.ts'

/** Whether a message about it reaches anybody: else its words only stand in the request, and nothing is on its way. */
export async function tellsAnybody(ctx: Ctx, requestId: string): Promise<boolean> {
  return showPeople(ctx.actor, await readRequest(ctx, requestId)).some(({ isTold }) => isTold)
}
