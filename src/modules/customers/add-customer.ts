import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can } from '../organisation/index.ts'
import { changeCustomer } from './change-customer.ts'
import { customerAdded } from './customers.events.ts'
import { doubtGiven } from './doubt-ways.ts'
import { newCustomer, recordCustomer } from './new-customer.ts'
import { saveContactPoint } from './save-contact-point.ts'
import { setKeys } from './set-keys.ts'

export interface AddedCustomer {
  name: string
  kind: 'person' | 'organisation'
  born: string | null
  email: string
  phone: string
  source: string
}

/** She gave it to be reached by; whether it is safe, and about texts and messages left with others, nobody has asked yet. */
const UNASKED = {
  preferred: false,
  safe: true,
  asked: false,
  textOk: false,
  textsAsked: false,
  messageOk: false,
  neutral: false,
}

/**
 * A new record, made by hand while the person asks. Answers its id. Throws NotFound and Refused: `customers.name-missing`,
 * `customers.email-wrong`, `customers.phone-wrong`, `customers.born-in-future`.
 */
export async function addCustomer(ctx: Ctx, input: AddedCustomer): Promise<string> {
  if (!can(ctx.actor, 'customers.change')) throw new NotFound('page')
  const name = input.name.trim()
  refuseUnless(name !== '', 'customers.name-missing')
  return ctx.transaction(async ctx => {
    const customerId = await recordCustomer(ctx, newCustomer({ name })!, 'en')
    const { kind, born, source } = input
    await changeCustomer(ctx, { customerId, source, details: { kind, born } })
    for (const each of ['email', 'phone'] as const)
      if (input[each].trim())
        await doubtGiven(ctx, [
          await saveContactPoint(ctx, { customerId, source, kind: each, value: input[each], ...UNASKED }),
        ])
    await setKeys(ctx, [customerId])
    await publish(ctx, customerAdded({ customerId }))
    return customerId
  })
}
