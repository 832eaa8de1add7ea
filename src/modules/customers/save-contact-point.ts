import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { readAddress, readEmail, readPhone, takesTexts, type Written } from './contact-point.ts'
import { customerChanged } from './customers.events.ts'
import { type EndedPoint, endWay } from './end-way.ts'
import { lockCustomer, writerOf } from './lock-customer.ts'
import { setKeys } from './set-keys.ts'

export interface ContactPointInput {
  customerId: string
  source: string
  /** The point this one takes the place of; that one ends and is kept. */
  replaces?: string
  kind: 'email' | 'phone' | 'address'
  /** As typed. */
  value: string
  /** Of an address. */
  postcode?: string
  uprn?: string
  fromOn?: string | null
  toOn?: string | null
  preferred: boolean
  /** To ring a phone, to write to an email or address. */
  safe: boolean
  /** False: nobody asked her whether it is. */
  asked?: boolean
  textOk: boolean
  /** False: nobody asked her about texts, so that `textOk` is no answer of hers. */
  textsAsked?: boolean
  messageOk: boolean
  neutral: boolean
}

/**
 * A new way to reach her, which stays with the id it is recorded for, or an old one as it is now: with each of her ids it was given under. It counts as verified
 * only where the old one was and is the same. Only one of a kind is preferred. Answers its id. Throws NotFound and Refused: those of `contact-point.ts`,
 * `customers.uprn-wrong`, `customers.ends-before-it-starts`.
 */
export async function saveContactPoint(ctx: Ctx, input: ContactPointInput): Promise<string> {
  const written = readPoint(input)
  const { uprn = '', fromOn = null, toOn = null } = input
  refuseUnless(/^\d{0,12}$/.test(uprn), 'customers.uprn-wrong')
  refuseUnless(!fromOn || !toOn || fromOn <= toOn, 'customers.ends-before-it-starts')
  return ctx.transaction(async ctx => {
    const { id: personId } = await lockCustomer(ctx, input.customerId)
    if (!input.replaces) return addPoint(ctx, input, written, { personId, customerId: input.customerId })
    const ended = await endWay(ctx, personId, input.replaces)
    if (ended.length === 0) throw new NotFound(`contact point ${input.replaces}`)
    const ids: string[] = []
    for (const [customerId, [before]] of Map.groupBy(ended, point => point.customerId))
      ids.push(await addPoint(ctx, input, written, { personId, customerId, before: before! }))
    return ids[0]!
  })
}

async function addPoint(
  ctx: Ctx,
  input: ContactPointInput,
  written: Written,
  { personId, customerId, before }: { personId: string; customerId: string; before?: EndedPoint },
): Promise<string> {
  const { uprn = '', fromOn = null, toOn = null } = input
  if (input.preferred) await preferNoOther(ctx, customerId, input.kind)
  const id = newId()
  await ctx.db
    .insertInto('customers.contact_points')
    .values({
      id,
      customer_id: customerId,
      kind: input.kind,
      ...written,
      safe: input.safe,
      asked: input.asked ?? true,
      text_ok: input.kind === 'phone' && input.textOk && takesTexts(written.value),
      texts_asked: input.textsAsked ?? true,
      message_ok: input.messageOk,
      neutral: input.neutral,
      preferred: input.preferred,
      uprn: uprn || null,
      from_on: fromOn,
      to_on: toOn,
      replaces: before?.id ?? null,
      source: input.source,
      recorded_by: writerOf(ctx),
      created_at: ctx.now(),
      verified_at: before && isSame(input.kind, before, written) ? before.verifiedAt : null,
    })
    .execute()
  await setKeys(ctx, [customerId])
  await publish(ctx, customerChanged({ customerId: personId, what: 'contact-point', rowId: id }))
  return id
}

function readPoint({ kind, value, postcode = '' }: ContactPointInput): Written {
  if (kind === 'email') return readEmail(value)
  return kind === 'phone' ? readPhone(value) : readAddress(value, postcode)
}

const isSame = (kind: ContactPointInput['kind'], a: Written, b: Written): boolean =>
  a.normal === b.normal && (kind !== 'phone' || a.value === b.value)

/** What has ended stays as it was: its history says what changed. */
async function preferNoOther(ctx: Ctx, customerId: string, kind: string): Promise<void> {
  await ctx.db
    .updateTable('customers.contact_points')
    .set({ preferred: false })
    .where('customer_id', '=', customerId)
    .where('kind', '=', kind)
    .where('preferred', '=', true)
    .where('ended_at', 'is', null)
    .execute()
}
