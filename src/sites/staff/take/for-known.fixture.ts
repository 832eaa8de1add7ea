// Somebody whom the council knows, and a colleague who speaks with her.
import assert from 'node:assert/strict'
import { addCustomer, addRelationship, openCustomer, saveContactPoint } from '../../../modules/customers/index.ts'
import { getDraftAtWork, saveAnswer } from '../../../modules/drafts/index.ts'
import { type InteractionChannel, identifyCustomer, startConversation } from '../../../modules/interactions/index.ts'
import { readRequest } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import type { Answers } from '../../../platform/form/index.ts'
import { newId } from '../../../platform/id.ts'
import type { StaffVisitor, TestStaffSite } from '../testing.ts'

export const takenId = (location: string): string =>
  /^\/staff\/taken\/([0-9a-f-]+)\?done=taken$/.exec(location)?.[1] ?? assert.fail(location)

export const readWhole = (ctx: Ctx, id: string) => readRequest(withContext(ctx, { actor: system('test') }), id)

/** On record with an email, a phone and an address. */
export async function knownPerson(ctx: Ctx, name: string, more: { email?: string; phone?: string } = {}) {
  const { email = '', phone = '' } = more
  const customerId = await addCustomer(ctx, { name, kind: 'person', born: null, email, phone, source: 'customer' })
  const home = { kind: 'address', value: '4 Mill Lane, Chippenham', postcode: 'SN15 1ER', safe: true } as const
  const rest = { preferred: true, textOk: false, messageOk: false, neutral: false, source: 'customer' }
  await saveContactPoint(ctx, { ...home, ...rest, customerId })
  return customerId
}

/** Who acts for her by a proof that was seen. */
export const helperOf = (ctx: Ctx, customerId: string, otherName: string): Promise<string> =>
  addRelationship(ctx, {
    customerId,
    otherName,
    kind: 'carer',
    source: 'customer',
    authority: 'Letter seen',
    scope: '',
    maySee: 'nothing',
    until: null,
  })

/** A conversation with her. */
export async function speakWith(
  ctx: Ctx,
  customerId: string,
  { channel = 'phone', helperId }: { channel?: InteractionChannel; helperId?: string } = {},
): Promise<string> {
  const interactionId = await startConversation(ctx, { channel, direction: 'in' })
  await openCustomer(ctx, { customerId, reason: 'speaking' })
  await identifyCustomer(ctx, interactionId, { how: 'said', customerId, ...(helperId && { helperId }) })
  return interactionId
}

/** Everything that a missed bin needs, but who asks. */
export const BIN: Answers = {
  address: { lines: ['4 Mill Lane', 'Chippenham'], postcode: 'SN15 1ER' },
  bin: ['rubbish'],
  day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  'out-by-seven': 'yes',
  tag: 'none',
  neighbours: 'only-mine',
  help: 'no',
}

/** Begins the form on the page and answers it; the address of its last page. */
export async function fillIn(visitor: StaffVisitor, ctx: Ctx, service: string, answers: Answers): Promise<string> {
  const began = await visitor.post(`/staff/take/services/${service}`, { danger: 'no', channel: 'phone', postcode: '' })
  const id = /form\/([0-9a-f-]+)/.exec(began.location)?.[1] ?? assert.fail(began.location)
  await answer(ctx, id, answers)
  return `/staff/take/form/${id}/check`
}

export async function answer(ctx: Ctx, draftId: string, answers: Answers): Promise<void> {
  for (const [question, value] of Object.entries(answers))
    await saveAnswer(ctx, await getDraftAtWork(ctx, draftId), question, value)
}

let colleagues = 0

/** People who take things for Femi Ashgrove, a colleague of her own for each case. */
export function knownCast(site: TestStaffSite) {
  const ctx = site.database.ctx()

  /** A colleague who speaks with nobody yet. */
  async function colleague() {
    const name = `Ada ${++colleagues}`
    const visitor = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name })
    return { visitor, as: withContext(ctx, { actor: visitor.person }) }
  }

  /** She is on the line. */
  async function femi({ email = `femi${newId()}@resident.example`, phone = '' } = {}) {
    const { visitor, as } = await colleague()
    const customerId = await knownPerson(as, 'Femi Ashgrove', { email, phone })
    const interactionId = await speakWith(as, customerId)
    return { visitor, as, customerId, interactionId, email }
  }
  return { colleague, femi }
}

/** A missed bin with who asks and what is safe. */
export const saying = (name: string, contact: Answers, safe: string[]): Answers => ({
  ...{ ...BIN, _who: 'me', _details: 'yes' },
  _contact: { ...(name && { name }), ...contact },
  _safe: safe,
})
