import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Answer } from '../../platform/form/index.ts'
import { type Draft, getDraft, saveAnswer, startDraft } from '../drafts/index.ts'
import { NORTH } from './council.fixture.ts'
import { findParticipantByKnowledge, submitDraft } from './index.ts'
import { caseIn, castOf, councilDatabase, look } from './requests.fixture.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

const pin = { ...NORTH, words: 'By the school', source: 'pin' as const }
const contact = { name: 'Sam Sample', email: 'sam@example.test' }
const ANSWERS: Record<string, Answer> = {
  where: pin,
  what: 'A deep hole',
  _who: 'me',
  _details: 'yes',
  _contact: contact,
  _safe: ['email'],
}

async function filledIn(ctx: Ctx, service = 'pothole', answers: Record<string, Answer> = ANSWERS): Promise<Draft> {
  const { id, secret } = await startDraft(ctx, { service, known: { postcode: 'AB1 2BB' } })
  const draft = await getDraft(ctx, id, secret)
  for (const [question, answer] of Object.entries(answers)) await saveAnswer(ctx, draft, question, answer)
  return getDraft(ctx, id, secret)
}

describe('sending a draft', () => {
  test(
    'makes the request it describes, with who asks kept beside it',
    inCase(async ({ ctx }) => {
      const { requestId } = await submitDraft(ctx, await filledIn(ctx))
      const request = await look(ctx, requestId)
      assert.deepEqual(request.answers, { where: pin, what: 'A deep hole' })
      assert.deepEqual([request.placeWords, request.lat, request.ward], ['By the school', NORTH.lat, 'north'])
      assert.match(request.details, /A deep hole/)
      const [reporter] = request.participants
      assert.deepEqual([reporter?.name, reporter?.email, reporter?.told], ['Sam Sample', 'sam@example.test', true])
    }),
  )

  test('twenty times at once makes one request, and everybody hears of it', async () => {
    const { ctx } = castOf(database.ctx())
    const draft = await filledIn(ctx)
    const opened = await Promise.all(Array.from({ length: 20 }, () => submitDraft(ctx, draft)))
    assert.equal(new Set(opened.map(each => each.reference)).size, 1)
    assert.equal(opened.filter(each => !each.again).length, 1)
  })

  test(
    'again from another tab, or with the back button, answers what was made',
    inCase(async ({ ctx }) => {
      const { id, secret } = await startDraft(ctx, { service: 'pothole' })
      const draft = await getDraft(ctx, id, secret)
      for (const [question, answer] of Object.entries(ANSWERS)) await saveAnswer(ctx, draft, question, answer)
      const before = await getDraft(ctx, id, secret)
      const { promised, ...first } = await submitDraft(ctx, before)
      assert.ok(promised!.length > 0)
      assert.deepEqual(await submitDraft(ctx, before), { ...first, again: true })
      const emptied = await getDraft(ctx, id, secret)
      assert.deepEqual([emptied.answers, emptied.known], [{}, {}])
      assert.deepEqual(await submitDraft(ctx, emptied), { ...first, again: true })
    }),
  )

  test(
    'checks every answer again, and says which is missing or wrong',
    inCase(async ({ ctx }) => {
      const outside = { ...pin, lat: 55, lng: -3 }
      const draft = await filledIn(ctx, 'pothole', {
        ...ANSWERS,
        where: outside,
        _contact: { name: 'Sam', email: 'no email' },
      })
      await assert.rejects(submitDraft(ctx, draft), error => {
        assert.ok(error instanceof Invalid)
        assert.deepEqual(Object.keys(error.errors).sort(), ['_contact', '_safe', 'where'])
        return true
      })
      assert.equal((await submitDraft(ctx, await filledIn(ctx))).again, false)
    }),
  )

  test(
    'drops an answer to a question that does not apply, and one that nobody asked',
    inCase(async ({ ctx }) => {
      const draft = await filledIn(ctx, 'pothole', { ...ANSWERS, _behalf: { name: 'Ann', authority: 'carer' } })
      const { requestId } = await submitDraft(ctx, draft)
      assert.equal((await look(ctx, requestId)).participants[0]?.onBehalf, null)
      const unknown = await filledIn(ctx, 'pothole', { ...ANSWERS, admin: 'yes' })
      await assert.rejects(submitDraft(ctx, unknown), Invalid)
    }),
  )

  test(
    'keeps whether a message may be left on the phone, as she said it',
    inCase(async ({ ctx }) => {
      for (const [safe, isLeft] of [
        [['phone'], false],
        [['phone', 'message'], true],
      ] as const) {
        const _contact = { name: 'Sam Sample', phone: '07700 900123' }
        const { requestId } = await submitDraft(
          ctx,
          await filledIn(ctx, 'pothole', { ...ANSWERS, _contact, _safe: [...safe] }),
        )
        const { customerId } = (await look(ctx, requestId)).participants[0]!
        const { rows } = await sql`select asked, safe, message_ok from customers.ways
          where customer_id = ${customerId}::uuid and kind = 'phone'`.execute(ctx.db)
        assert.deepEqual(rows, [{ asked: true, safe: true, message_ok: isLeft }])
      }
    }),
  )

  test(
    'for somebody else says by what right',
    inCase(async ({ ctx }) => {
      const behalf = { ...ANSWERS, _who: 'somebody-else', _behalf: { name: 'Ann Other', authority: 'carer' } }
      const { requestId } = await submitDraft(ctx, await filledIn(ctx, 'pothole', behalf))
      assert.deepEqual((await look(ctx, requestId)).participants[0]?.onBehalf, { of: 'Ann Other', authority: 'carer' })
    }),
  )

  test(
    'without contact details is told nothing, and still knows itself by the postcode given before',
    inCase(async ({ ctx }) => {
      const { where, what } = ANSWERS
      const { requestId, reference, participantId } = await submitDraft(
        ctx,
        await filledIn(ctx, 'pothole', { where: where!, what: what!, _who: 'me', _details: 'no' }),
      )
      const [reporter] = (await look(ctx, requestId)).participants
      assert.deepEqual([reporter?.told, reporter?.name, reporter?.email], [false, null, null])
      assert.equal(await findParticipantByKnowledge(ctx, reference, 'AB1 2BB'), participantId)
    }),
  )

  test(
    'of what is confidential keeps no postcode to be known by',
    inCase(async ({ ctx }) => {
      const { requestId } = await submitDraft(ctx, await filledIn(ctx, 'harm'))
      const { rows } = await sql`
        select p.kind from customers.contact_points p join requests.participants r on r.customer_id = p.customer_id
        where r.request_id = ${requestId}`.execute(ctx.db)
      assert.deepEqual(rows, [{ kind: 'email' }])
    }),
  )

  test(
    'by a colleague for a caller says who took it',
    inCase(async ({ ctx, adviser }) => {
      const draft = await filledIn(adviser)
      const { requestId } = await submitDraft(withContext(adviser, { channel: 'phone' }), draft)
      const request = await look(ctx, requestId)
      assert.deepEqual([request.takenBy, request.channel], ['Ade Adviser', 'phone'])
    }),
  )
})
