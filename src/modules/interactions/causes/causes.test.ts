import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { staffActor } from '../../../../test/support/database.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { caseIn, councilDatabase, isNotFound, refusedAs } from '../../requests/requests.fixture.ts'
import { buildRequest, buildStaff } from '../../requests/testing.ts'
import {
  addCause,
  chaseRequest,
  confirmDemand,
  countCauses,
  endCause,
  identifyCustomer,
  keepInConfidence,
  listCauses,
  readSamples,
  renameCause,
  saveWords,
  signCause,
  startConversation,
  wrapUp,
} from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))
const ANALYST = { roles: ['analyst' as const], name: 'Ana Lyst' }
const ALL = { service: null, since: new Date('2026-11-01T00:00:00Z') }

async function analyst(ctx: Ctx): Promise<Ctx> {
  await buildStaff(ctx, ANALYST)
  return withContext(ctx, { actor: staffActor(ANALYST) })
}

/** Somebody asks after a request: failure demand, with her words. Answers the matter. */
async function chase(ctx: Ctx, adviser: Ctx, asked: string, name = 'Rosa Sample') {
  const { requestId } = await buildRequest(ctx, { name, email: 'rosa@resident.example' })
  const interactionId = await startConversation(adviser, { channel: 'letter', direction: 'in' })
  const { customer_id: customerId } = await ctx.db
    .selectFrom('requests.participants')
    .select('customer_id')
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  await identifyCustomer(adviser, interactionId, { how: 'said', customerId: customerId! })
  const matterId = await chaseRequest(adviser, { interactionId, requestId })
  await saveWords(adviser, { interactionId, matters: [{ id: matterId, asked, answer: 'Soon', answerSource: '' }] })
  await confirmDemand(adviser, { interactionId, matterId, demand: 'failure' })
  return { interactionId, matterId, wrap: () => wrap(adviser, interactionId, matterId) }
}

const wrap = (adviser: Ctx, interactionId: string, id: string) =>
  wrapUp(adviser, { interactionId, note: 'N', promise: '', matters: [{ id, outcome: 'settled' }] })

test(
  'a sample has no names in it, only what is over, and nothing where somebody may come to harm',
  inCase(async ({ ctx, adviser, employee }) => {
    const ana = await analyst(ctx)
    const open = await chase(ctx, adviser, 'Rosa Sample asks: when? Ring 07700 900123')
    assert.equal((await readSamples(ana, ALL)).total, 0, 'the conversation goes on')
    await open.wrap()
    const { samples, total, unsigned } = await readSamples(ana, ALL)
    assert.deepEqual([total, unsigned], [1, 1])
    assert.doesNotMatch(JSON.stringify(samples), /Rosa|Sample|900123|Ade Adviser/)
    assert.match(samples[0]!.asked, /when\?/)
    const harm = await chase(ctx, adviser, 'He hits me')
    await harm.wrap()
    await keepInConfidence(ctx, harm.interactionId, [])
    assert.equal((await readSamples(ana, ALL)).total, 1)
    const cause = await addCause(ana, 'Letter says no date')
    await assert.rejects(signCause(ana, { matterId: harm.matterId, causeId: cause }), isNotFound)
    for (const nobody of [adviser, employee]) await assert.rejects(readSamples(nobody, ALL), isNotFound)
  }),
)

test(
  'a cause is signed with name and time, corrected by a new row, and counted by service with n',
  inCase(async ({ ctx, adviser, leader }) => {
    const ana = await analyst(ctx)
    const [one, two] = [await chase(ctx, adviser, 'When?'), await chase(ctx, adviser, 'How far?')]
    await one.wrap()
    await two.wrap()
    const [letter, system] = [await addCause(ana, 'Letter says no date'), await addCause(ana, 'System was down')]
    await signCause(ana, { matterId: one.matterId, causeId: system })
    await signCause(leader, { matterId: one.matterId, causeId: letter })
    const sample = (await readSamples(ana, ALL)).samples.find(each => each.matterId === one.matterId)!
    assert.deepEqual(
      sample.signed.map(({ cause, byName }) => [cause, byName]),
      [
        ['Letter says no date', 'Lee Leader'],
        ['System was down', 'Ana Lyst'],
      ],
    )
    const [row] = await countCauses(ana, ALL.since)
    assert.deepEqual(row, {
      service: 'pothole',
      failures: 2,
      signed: 1,
      causes: [{ id: letter, name: 'Letter says no date', count: 1 }],
    })
    assert.deepEqual(
      (await listCauses(ana)).map(({ name, signed }) => [name, signed]),
      [
        ['Letter says no date', 1],
        ['System was down', 0],
      ],
    )
  }),
)

test(
  'the list is the council’s: named once, renamed with what was signed, ended and kept',
  inCase(async ({ ctx, adviser }) => {
    const ana = await analyst(ctx)
    const { matterId, wrap } = await chase(ctx, adviser, 'When?')
    await wrap()
    const cause = await addCause(ana, '  Letter  says no date ')
    await assert.rejects(addCause(ana, 'letter says NO date'), refusedAs('interactions.cause-there'))
    await assert.rejects(addCause(ana, ' '), refusedAs('interactions.cause-empty'))
    await signCause(ana, { matterId, causeId: cause })
    await renameCause(ana, cause, 'No date in the letter')
    await endCause(ana, cause)
    await endCause(ana, cause)
    await assert.rejects(signCause(ana, { matterId, causeId: cause }), refusedAs('interactions.cause-ended'))
    const [row] = await countCauses(ana, ALL.since)
    assert.equal(row!.causes[0]!.name, 'No date in the letter')
    await addCause(ana, 'No date in the letter')
    await assert.rejects(addCause(adviser, 'Mine'), isNotFound)
  }),
)
