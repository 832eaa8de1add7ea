import type { Ctx } from '../../platform/context.ts'
import { findStaffByEmail } from '../organisation/index.ts'
import { isOwnDomain } from './inbox.ts'
import type { Forwarded } from './reading/forwarded.ts'
import type { ReadMail } from './reading/read-mail.ts'

/** Who sent a mail on that somebody else wrote, and what she wrote above it. */
export interface SentOn {
  name: string
  address: string
  at: Date | null
  words: string
}

/** What stands of her with what she sent on. */
export type Above = Pick<SentOn, 'name' | 'address' | 'words'>

/** What was written first, and who sent it on, the last of them first. */
export interface FirstSent {
  first: Forwarded
  sentOn: SentOn[]
}

/**
 * What was written first, of a mail that was sent on once or more often. It is told by a colleague, or by whoever writes from a
 * domain of the council (a councillor, the chief executive); anybody else's forward is his own mail.
 */
export async function firstSent(
  ctx: Ctx,
  { forwarded, from, sentAt, senderProof }: ReadMail,
  domains: readonly string[] = [],
): Promise<FirstSent | null> {
  if (!forwarded || !from || senderProof === 'false') return null
  const isColleague = (await findStaffByEmail(ctx, from.address)) !== null
  if (!isColleague && (senderProof === 'unproved' || !(await isOwnDomain(ctx, from.address, domains)))) return null
  return followBack(ctx, { ...from, at: sentAt }, forwarded, domains)
}

/**
 * Goes down from colleague to colleague to the first who is none: what he quotes is his own affair. No further than a sender who
 * is false, or named beside another: whoever made that up would choose who is answered.
 */
export async function followBack(
  ctx: Ctx,
  { name, address, at }: Omit<SentOn, 'words'>,
  sent: Forwarded,
  domains: readonly string[],
): Promise<FirstSent> {
  const { from, isDoubtful, forwarded, above: words } = sent
  const sentOn = [{ name, address: address.toLowerCase(), at, words }]
  if (!forwarded?.from || !from?.address || isDoubtful) return { first: sent, sentOn }
  const isOfCouncil =
    (await isOwnDomain(ctx, from.address, domains)) || (await findStaffByEmail(ctx, from.address)) !== null
  if (!isOfCouncil) return { first: sent, sentOn }
  const back = await followBack(ctx, { ...from, at: sent.sentAt }, forwarded, domains)
  return { ...back, sentOn: [...sentOn, ...back.sentOn] }
}
