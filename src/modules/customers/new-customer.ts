import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { withoutExtension } from '../../platform/phone.ts'
import type { Language } from '../../platform/text.ts'
import { readAddress, takesTexts } from './contact-point.ts'

/** Who asks, as told: every part may be missing. Nothing here is verified. */
export interface NewCustomer {
  name: string
  contactPoints: {
    kind: 'email' | 'phone' | 'address'
    value: string
    normal: string
    safe: boolean
    textOk: boolean
    /** May a message be left on the phone. Absent: nobody asked her, and none is left. */
    messageOk?: boolean
    /** She was asked whether it is safe. */
    asked: boolean
  }[]
}

/**
 * A customer from plain contact details; phones are E.164 already, or have an extension after it. A postcode of her own is kept to know her again, not to
 * write to; `address` is, written with commas and its postcode last. `asked`: false where nobody asked her what is safe, `leaveMessage`: absent
 * where nobody asked that. Null when there is nothing to keep.
 */
export function newCustomer(details: {
  name?: string
  email?: string
  phone?: string
  postcode?: string
  address?: string
  safe?: readonly ('email' | 'phone' | 'text')[]
  leaveMessage?: boolean
  asked?: boolean
}): NewCustomer | null {
  const {
    email = '',
    phone = '',
    postcode = '',
    address = '',
    safe = ['email', 'phone', 'text'],
    leaveMessage,
    asked = true,
  } = details
  const name = maskCards(details.name ?? '')
  if (!name && !email && !phone && !postcode && !address) return null
  const contactPoints: NewCustomer['contactPoints'] = []
  if (email)
    contactPoints.push({
      kind: 'email',
      value: email,
      normal: email.toLowerCase(),
      safe: safe.includes('email'),
      textOk: false,
      asked,
    })
  if (phone)
    contactPoints.push({
      kind: 'phone',
      value: phone,
      normal: withoutExtension(phone),
      safe: safe.includes('phone'),
      textOk: safe.includes('text') && takesTexts(phone),
      ...(asked && leaveMessage !== undefined && { messageOk: leaveMessage }),
      asked,
    })
  if (address) contactPoints.push({ kind: 'address', ...wholeAddress(address), safe: true, textOk: false, asked })
  else if (postcode)
    contactPoints.push({
      kind: 'address',
      value: postcode,
      normal: postcode.replaceAll(' ', '').toUpperCase(),
      safe: false,
      textOk: false,
      asked,
    })
  return { name, contactPoints }
}

/** Refused: as `readAddress`. */
function wholeAddress(address: string): { value: string; normal: string } {
  const lines = address.split(',')
  return readAddress(lines.slice(0, -1).join(','), lines.at(-1)!)
}

/** Can the council say anything to this person unasked? */
export const canBeTold = (customer: NewCustomer): boolean =>
  customer.contactPoints.some(point => point.safe || point.textOk)

/** What the database function `customers.record_customer` takes, for functions of modules above that call it. */
export function customerRecord(customer: NewCustomer, language: Language) {
  return {
    id: newId(),
    name: customer.name,
    language,
    contact_points: customer.contactPoints.map(({ textOk, messageOk = false, ...point }) => ({
      id: newId(),
      ...point,
      text_ok: textOk,
      message_ok: messageOk,
    })),
  }
}

/** Records a customer in the caller's transaction and answers her id. */
export async function recordCustomer(ctx: Ctx, customer: NewCustomer, language: Language): Promise<string> {
  const record = customerRecord(customer, language)
  await sql`select customers.record_customer(${JSON.stringify(record)}::jsonb)`.execute(ctx.db)
  return record.id
}
