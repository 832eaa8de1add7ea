import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { type Answers, BEHALF, CONTACT, DETAILS, type Question, SAFE, WHO } from '../../platform/form/index.ts'
import { type ContactPoint, type CustomerView, readCustomer } from '../customers/index.ts'
import { fittingAnswers } from '../drafts/index.ts'
import { authorityOf, findCaller } from './asker.read.ts'

/** What need not be asked of whom the actor speaks with: it stands on a record that is open, and she said who she is. */
interface KnownContact {
  /** Of whoever speaks. */
  name: string
  email: string
  phone: string
  /** As the boxes of a form name what is safe to use. */
  safe: ('email' | 'phone' | 'text' | 'message')[]
}

const NOTHING: KnownContact = { name: '', email: '', phone: '', safe: [] }

/** For the conversation in hand, or rather the one that has this matter. Of who speaks for another only his name is known. */
export async function readKnownContact(ctx: Ctx, matterId?: string): Promise<KnownContact> {
  const known = await readKnown(ctx, matterId)
  if (!known) return NOTHING
  return known.helper ? { ...NOTHING, name: known.helper.name } : contactOn(known.customer)
}

/**
 * Answers to these questions that are on the record of whom the actor speaks with. `postcode`: of where it is, if that was said.
 * `speaker`: the name of who speaks for her; '' where she speaks herself.
 */
export async function readKnownAnswers(
  ctx: Ctx,
  questions: readonly Question[],
  { postcode }: { postcode?: string | undefined } = {},
): Promise<{ answers: Answers; speaker: string }> {
  const known = await readKnown(ctx)
  if (!known) return { answers: {}, speaker: '' }
  const { customer, helper } = known
  const mayHear = !helper || helper.maySee === 'everything'
  const given = {
    ...(mayHear && homeOn(customer, questions, ctx.now(), postcode)),
    ...(helper
      ? { [WHO]: 'somebody-else', [BEHALF]: { name: customer.name, authority: authorityOf(helper) } }
      : contactAnswers(customer, questions)),
  }
  return { answers: await fittingAnswers(ctx, questions, given), speaker: helper?.name ?? '' }
}

/** Nothing of a record that is kept for some teams: what is asked goes to others. */
async function readKnown(ctx: Ctx, matterId?: string) {
  const caller = await findCaller(ctx, { matterId })
  if (caller?.how !== 'said') return null
  const customer = await readCustomer(ctx, caller.customerId).catch(error => {
    if (error instanceof NotFound || error instanceof Refused) return null
    throw error
  })
  return customer && !customer.restriction && !customer.diedAt ? { customer, helper: caller.helper } : null
}

function contactOn({ name, ways }: CustomerView): KnownContact {
  const current = ways.filter(({ failingSince }) => !failingSince)
  const email = current.find(({ kind, safe }) => kind === 'email' && safe)
  const phone = current.find(({ kind, safe, textOk }) => kind === 'phone' && (safe || textOk))
  const safe = {
    email: !!email,
    phone: !!phone?.safe,
    text: !!phone?.textOk,
    message: !!phone?.safe && phone.messageOk,
  }
  return {
    name: name ?? '',
    email: email?.value ?? '',
    phone: phone?.value ?? '',
    safe: (['email', 'phone', 'text', 'message'] as const).filter(each => safe[each]),
  }
}

function contactAnswers(customer: CustomerView, questions: readonly Question[]): Record<string, unknown> {
  const { safe, ...contact } = contactOn(customer)
  if (!contact.email && !contact.phone) return {}
  const known: Record<string, string> = { ...contact, language: customer.language }
  const boxes = questions.find(({ id }) => id === CONTACT)?.fields ?? []
  const filled = boxes.map(({ id }) => [id, known[id]]).filter(([, value]) => value)
  return { ...(customer.informed && { [DETAILS]: 'yes' }), [CONTACT]: Object.fromEntries(filled), [SAFE]: safe }
}

/** Her home, where the form asks for one address and no other place was named. */
function homeOn({ ways }: CustomerView, questions: readonly Question[], now: Date, postcode = '') {
  const [asked, ...more] = questions.filter(({ type }) => type === 'address')
  const home = findHome(ways, now)
  const isElsewhere = postcode !== '' && home && postcodeOf(home) !== postcode.replaceAll(' ', '').toUpperCase()
  return asked && more.length === 0 && home?.safe && !isElsewhere ? { [asked.id]: home.value } : {}
}

/** Where she lives today, as her record says: the preferred address first. A postcode alone may be of what she reported. */
export function findHome(ways: readonly ContactPoint[], now: Date): ContactPoint | null {
  const today = now.toISOString().slice(0, 10)
  const isCurrent = ({ fromOn, toOn }: ContactPoint) => (!fromOn || fromOn <= today) && (!toOn || toOn >= today)
  return ways.find(each => each.kind === 'address' && /[,\n]/.test(each.value) && isCurrent(each)) ?? null
}

/** Of an address as it is compared: 'SN151ER'. */
export const postcodeOf = ({ normal }: ContactPoint): string => normal.split(' ', 1)[0]!
