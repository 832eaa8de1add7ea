import { raiseDuty, readDutyRecord } from '../../../modules/duty/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type Redirect, redirect } from '../../../platform/page/page.ts'

/** Tells the duty team, and leads to what to say, ask and do. Whose family it is about sees no such record: she reads that they are told. */
export async function ringDuty(ctx: Ctx, pressed: Parameters<typeof raiseDuty>[1]): Promise<Redirect> {
  const id = await raiseDuty(ctx, pressed)
  try {
    await readDutyRecord(ctx, id)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return redirect('/staff/duty?done=told')
  }
  return redirect(`/staff/duty/${id}`)
}
