import type { Ctx } from '../../platform/context.ts'
import { findStaffByEmail } from '../organisation/index.ts'
import { isOwnDomain } from './inbox.ts'
import type { Forwarded } from './reading/forwarded.ts'
import type { ReadMail } from './reading/read-mail.ts'

/**
 * What was written first, of a mail that was sent on once or more often. It is told by a colleague, or by whoever writes from a
 * domain of the council (a councillor, the chief executive); anybody else's forward is his own mail.
 */
export async function firstSent(
  ctx: Ctx,
  { forwarded, from, senderProof }: ReadMail,
  domains: readonly string[] = [],
): Promise<Forwarded | null> {
  if (!forwarded || !from || senderProof === 'false') return null
  const isColleague = (await findStaffByEmail(ctx, from.address)) !== null
  if (!isColleague && (senderProof === 'unproved' || !(await isOwnDomain(ctx, from.address, domains)))) return null
  return followBack(ctx, forwarded, domains)
}

/**
 * Goes down from colleague to colleague to the first who is none: what he quotes is his own affair. No further than a sender who
 * is false, or named beside another: whoever made that up would choose who is answered.
 */
export async function followBack(ctx: Ctx, sent: Forwarded, domains: readonly string[]): Promise<Forwarded> {
  const { from, isDoubtful, forwarded } = sent
  if (!forwarded?.from || !from?.address || isDoubtful) return sent
  const isOfCouncil =
    (await isOwnDomain(ctx, from.address, domains)) || (await findStaffByEmail(ctx, from.address)) !== null
  return isOfCouncil ? followBack(ctx, forwarded, domains) : sent
}
