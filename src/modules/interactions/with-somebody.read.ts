import type { Ctx } from '../../platform/context.ts'
import { adviserOf, isLive } from './interaction.ts'
import { findInHand } from './interactions.store.ts'

/** Is somebody on the line or at the desk of this colleague? Until the transaction ends nothing changes in her hands. */
export async function isWithSomebody(ctx: Ctx): Promise<boolean> {
  const inHand = await findInHand(ctx, adviserOf(ctx).id)
  return !!inHand && isLive(inHand)
}
