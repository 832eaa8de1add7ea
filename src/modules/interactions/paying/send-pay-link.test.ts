import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { caseIn, councilDatabase, refusedAs } from '../../requests/requests.fixture.ts'
import { buildFollower, buildRequest } from '../../requests/testing.ts'
import { chaseRequest, readConversation, sendPayLink, startConversation } from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))

async function about(adviser: Ctx, requestId: string) {
  const interactionId = await startConversation(adviser, { channel: 'phone', direction: 'in' })
  return { interactionId, matterId: await chaseRequest(adviser, { interactionId, requestId }), key: newId() }
}

test(
  'the link goes to her who asked, once, with the reference and the amount, and to nobody who follows',
  inCase(async ({ ctx, adviser }) => {
    const asked = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
    await buildFollower(ctx, asked.requestId, 'follower@resident.example')
    const matter = await about(adviser, asked.requestId)
    await assert.rejects(sendPayLink(adviser, { ...matter, pence: 0 }), refusedAs('interactions.amount-wrong'))
    const nowhere = withContext(adviser, { ports: { ...adviser.ports, payAddress: null } })
    await assert.rejects(sendPayLink(nowhere, { ...matter, pence: 3600 }), refusedAs('interactions.nowhere-to-pay'))
    await sendPayLink(adviser, { ...matter, pence: 3600 })
    await sendPayLink(adviser, { ...matter, pence: 3600 })
    const mails = await ctx.db
      .selectFrom('channels.messages')
      .select(['recipient', 'words'])
      .where('key', 'like', 'pay:%')
      .execute()
    assert.deepEqual(
      mails.map(({ recipient }) => recipient),
      ['rosa@resident.example'],
    )
    assert.ok(mails[0]!.words.includes(`https://pay.test/?ref=${asked.reference}&pounds=36.00`), mails[0]!.words)
    const [shown] = (await readConversation(adviser, matter.interactionId)).matters
    assert.deepEqual(
      shown!.payLinks.map(({ pence }) => pence),
      [3600],
    )
  }),
)

test(
  'without a safe email nothing is sent, and it is said',
  inCase(async ({ ctx, adviser }) => {
    const asked = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: [] })
    const matter = await about(adviser, asked.requestId)
    await assert.rejects(sendPayLink(adviser, { ...matter, pence: 3600 }), refusedAs('interactions.no-safe-email'))
    assert.deepEqual(await ctx.db.selectFrom('interactions.pay_links').select('id').execute(), [])
  }),
)
