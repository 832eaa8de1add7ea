import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { linkOwnRecord } from '../customers/index.ts'
import { listOpenDuty, listWaitingDuty, raiseDuty, readDutyRecord, receiveDuty } from '../duty/index.ts'
import { identifyCustomer, startConversation } from '../interactions/index.ts'
import { isNotFound } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import { sendMail } from './mail.fixture.ts'

/** A Sunday: nobody is at work but the emergency duty team. */
const NOW = new Date('2026-11-29T20:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const ctx = database.ctx({ actor: system('mail') })
const as = async (name: string, role: 'officer' | 'adviser' | 'team-leader' | 'duty-officer', teams: string[] = []) =>
  withContext(ctx, { actor: await addStaff(ctx, { name, roles: [role], teams }) })

const listAll = async (who: Ctx) =>
  [...(await listWaitingDuty(who)), ...(await listOpenDuty(who))].map(({ id }) => id).sort()

test('whose own or whose family’s danger it is learns of none of it; her colleagues do', async () => {
  const { participantId } = await buildRequest(ctx, { name: 'Maud Wife', email: 'maud@a.example' })
  const { customer_id: customerId } = await ctx.db
    .selectFrom('requests.participants')
    .select('customer_id')
    .where('id', '=', participantId)
    .executeTakeFirstOrThrow()
  const [rhys, nora] = [
    await as('Rhys', 'officer', ['emergency-duty']),
    await as('Nora', 'officer', ['emergency-duty']),
  ]
  const [dee, rob] = [await as('Dee', 'duty-officer'), await as('Rob', 'duty-officer')]
  const [ada, leader] = [await as('Ada', 'adviser', ['customer-services']), await as('Lee', 'team-leader')]

  await sendMail(ctx, { from: 'maud@a.example', words: 'My husband hits me' })
  const [{ id: written } = { id: '' }] = await listWaitingDuty(nora)
  const interactionId = await startConversation(ada, { channel: 'phone', direction: 'in' })
  await identifyCustomer(ada, interactionId, { how: 'said', customerId: customerId! })
  const said = await raiseDuty(ada, { kind: 'domestic-abuse' })
  const both = [written, said, written, said].sort()
  for (const who of [rhys, nora, dee, rob]) assert.deepEqual(await listAll(who), both)

  for (const { actor } of [rhys, dee])
    if (actor.kind === 'staff')
      await linkOwnRecord(leader, { customerId: customerId!, email: actor.email, kind: 'family' })
  for (const who of [rhys, dee]) {
    assert.deepEqual(await listAll(who), [])
    for (const id of both) {
      await assert.rejects(readDutyRecord(who, id), isNotFound)
      await assert.rejects(receiveDuty(who, id), isNotFound)
    }
  }
  for (const who of [nora, rob]) assert.deepEqual(await listAll(who), both)
})
