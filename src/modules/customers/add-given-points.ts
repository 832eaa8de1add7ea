import type { Ctx } from '../../platform/context.ts'
import { doubtGiven } from './doubt-ways.ts'
import type { NewCustomer } from './new-customer.ts'
import { findOwnContact, type OwnContact } from './own-contact.read.ts'
import { type ContactPointInput, saveContactPoint } from './save-contact-point.ts'

type Given = NewCustomer['contactPoints'][number]

/**
 * The emails and phones that somebody gave with what she asked come to her record, as she gave them. What is there stays as it is,
 * but is no longer safe where she now says so (`isSafeSaid`: she was asked). Throws as `saveContactPoint` does.
 */
export async function addGivenPoints(
  ctx: Ctx,
  input: { customerId: string; source: string; points: readonly Given[]; isSafeSaid: boolean },
): Promise<void> {
  const { customerId, source, isSafeSaid } = input
  const own = await findOwnContact(ctx, customerId)
  for (const given of input.points.filter(({ kind }) => kind !== 'address')) {
    const there = own?.points.find(each => isSamePoint(each, given))
    if (!there) {
      const id = await saveContactPoint(ctx, { ...asNew(given, own), customerId, source })
      if (!given.asked) await doubtGiven(ctx, [id])
    } else if (isSafeSaid && isNarrower(given, there)) {
      const { id: replaces, normal: _, value: __, ...before } = there
      const safe = {
        safe: there.safe && given.safe,
        textOk: there.textOk && given.textOk,
        messageOk: there.messageOk && given.messageOk !== false,
      }
      await saveContactPoint(ctx, { ...before, ...safe, customerId, source, replaces, value: given.value })
    }
  }
}

type Point = Pick<Given, 'kind' | 'value' | 'normal'>
/** Two extensions of one number are two points. */
export const isSamePoint = (a: Point, b: Point): boolean =>
  a.kind === b.kind && a.normal === b.normal && (a.kind !== 'phone' || a.value === b.value)

type Uses = Pick<OwnContact['points'][number], 'safe' | 'textOk' | 'messageOk'>
const isNarrower = (given: Given, there: Uses): boolean =>
  (there.safe && !given.safe) ||
  (there.textOk && !given.textOk) ||
  (there.messageOk && given.kind === 'phone' && given.messageOk === false)

/** The first safe one of its kind is the one to use. */
function asNew(
  { kind, value, safe, textOk, messageOk = false, asked }: Given,
  own: OwnContact | null,
): Omit<ContactPointInput, 'customerId' | 'source'> {
  const hasOther = own?.points.some(each => each.kind === kind && (each.safe || each.textOk))
  return {
    kind,
    value,
    safe,
    textOk,
    asked,
    messageOk,
    neutral: false,
    preferred: (safe || textOk) && !hasOther,
  }
}
