import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { addCustomer } from '../customers/index.ts'
import { putAwayWaiting, takeWaiting } from '../interactions/index.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  answerReceived,
  findWritten,
  findWrittenByKnowledge,
  findWrittenInConfidence,
  listReceived,
  readReceived,
  readWrittenState,
  writtenToken,
} from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const ada = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })

async function written(from: string, words: string, to?: string) {
  await sendMail(ctx, { from, words, subject: words, ...(to && { to }) })
  const { id } = (await listReceived(ctx, { text: from })).rows[0]!
  return { id, reference: (await readReceived(ctx, id)).reference! }
}

test('the reference we gave finds what was written, for whoever may read it', async () => {
  const open = await written('a@one.example', 'When is the tip open?')
  assert.equal((await findWritten(ada, open.reference))?.id, open.id)
  const child = await written('b@one.example', 'About my son', 'childrens-care@example.org')
  assert.equal(await findWritten(ada, child.reference), null)
})

test('whoever wrote is told how it stands by the reference and her address, and nothing of its words', async () => {
  const { id, reference } = await written('c@one.example', 'My secret')
  assert.equal(await findWrittenByKnowledge(ctx, reference, ' C@one.example'), id)
  assert.equal(await findWrittenByKnowledge(ctx, reference, 'd@one.example'), null)
  const token = await writtenToken(ctx, id)
  const before = (await readWrittenState(ctx, token))!
  assert.deepEqual([before.reference, before.isTaken, before.wrappedAt], [reference, false, null])
  assert.doesNotMatch(JSON.stringify(before), /secret/)
  const interactionId = await takeWaiting(ada, id)
  assert.equal((await readWrittenState(ctx, token))!.isTaken, true)
  await answerReceived(ada, { interactionId, receivedId: id, words: 'Yes', key: 'k' })
  assert.ok((await readWrittenState(ctx, token))!.answeredAt)
  assert.equal(await readWrittenState(ctx, `${token.slice(0, -1)}x`), null)
  const other = await written('e@one.example', 'Thank you')
  await putAwayWaiting(ada, other.id)
  assert.ok((await readWrittenState(ctx, await writtenToken(ctx, other.id)))!.putAwayAt)
})

test('a telephone number in a mail is found however it is written there and typed here', async () => {
  const { id } = await written('f@one.example', 'Ring me on 07700 900 212')
  for (const text of ['07700 900212', '+44 7700 900212', '+44 (0)7700-900-212', '07700900212', '900212'])
    assert.deepEqual(
      (await listReceived(ada, { text })).rows.map(row => row.id),
      [id],
      text,
    )
  assert.deepEqual((await listReceived(ada, { text: '07700 900213' })).rows, [])
})

test('who speaks with whoever says a reference of a team that works in confidence learns which team, and nothing of her own family', async () => {
  const { id, reference } = await written('mair@one.example', 'About my daughter', 'childrens-care@example.org')
  const team = (await ctx.db
    .selectFrom('correspondence.received')
    .select('team')
    .where('id', '=', id)
    .executeTakeFirst())!.team
  assert.deepEqual(await findWrittenInConfidence(ada, reference), { id, teamId: team })
  const open = await written('g@one.example', 'When is it open?')
  assert.equal(await findWrittenInConfidence(ada, open.reference), null)
  const asks = await addStaff(ctx, { roles: ['adviser'], name: 'Asta' })
  await buildRequest(ctx, { service: 'pothole', email: asks.email })
  assert.deepEqual(await findWrittenInConfidence(database.ctx({ actor: asks }), reference), { id, teamId: team })
  const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['waste'], name: 'Ola' }) })
  assert.equal(await findWrittenInConfidence(officer, reference), null)
  const care = { roles: ['adviser' as const], teams: ['childrens-care'], name: 'Cai' }
  assert.equal(await findWrittenInConfidence(database.ctx({ actor: await addStaff(ctx, care) }), reference), null)
  const own = await addStaff(ctx, { roles: ['adviser'], name: 'Mair' })
  const hers = await written(own.email, 'About my own', 'childrens-care@example.org')
  assert.ok(await findWrittenInConfidence(ada, hers.reference))
  await addCustomer(ada, {
    name: 'Mair Sample',
    kind: 'person',
    born: null,
    phone: '',
    source: 'customer',
    email: own.email,
  })
  assert.equal(await findWrittenInConfidence(database.ctx({ actor: own }), hers.reference), null)
})
