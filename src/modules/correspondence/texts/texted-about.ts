import type { Ctx } from '../../../platform/context.ts'
import { findTextThreads } from '../../channels/index.ts'
import { findWriter, type Writer } from '../../requests/index.ts'

/** So long a text answers what we texted last. */
const ANSWERS_FOR = 14 * 86_400_000

/** Whom we texted at this number lately, as of which request; the last first, null: no request. */
export async function listTextedAbout(ctx: Ctx, phone: string): Promise<(Writer | null)[]> {
  const since = new Date(ctx.now().getTime() - ANSWERS_FOR)
  const threads = await findTextThreads(ctx, { recipient: phone, since })
  return Promise.all(threads.map(participantId => findWriter(ctx, { participantId }, { kind: 'phone', value: phone })))
}
