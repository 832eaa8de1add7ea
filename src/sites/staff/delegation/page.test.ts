import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addMatter, nameService, startConversation } from '../../../modules/interactions/index.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const words = async (visitor: { get(path: string): Promise<{ body: string }> }, path: string) =>
  wordsOf((await visitor.get(path)).body)

test('an administrator changes the scheme; the desk says it before the adviser promises, and the wrap-up keeps to it', async () => {
  const admin = await site.signedIn(['administrator'], { name: 'Scheme Admin' })
  const adviser = await site.signedIn(['adviser'], { name: 'Settling Adviser', teams: ['customer-services'] })
  assert.match(await words(admin, '/staff/delegation'), /Adviser, Team leader £40 £600 each month £0/)
  assert.equal((await adviser.get('/staff/delegation')).status, 404)
  const wrong = await admin.post('/staff/delegation/new', { services: 'pothole', limit: '50', budget: 'ten' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /Enter pounds, like 50 or 12\.50/)
  const fields = { services: 'missed-bin', roles: 'adviser', limit: '12.50', budget: '20', per: 'week' }
  assert.equal((await admin.post('/staff/delegation/new', fields)).location, '/staff/delegation?done=saved')

  const asAdviser = withContext(ctx, { actor: adviser.person })
  const talk = async () => {
    const interactionId = await startConversation(asAdviser, { channel: 'email', direction: 'in' })
    const matterId = await addMatter(asAdviser, { interactionId, asked: 'My bin was missed twice' })
    await nameService(asAdviser, { interactionId, matterId, service: 'missed-bin' })
    return { desk: `/staff/desk/${interactionId}`, matterId }
  }
  const { desk, matterId } = await talk()
  assert.match(await words(adviser, desk), /up to £12\.50\. Of the £20 for this week, £20 is left\./)
  const wrap = (at: string, id: string, amount: string) =>
    adviser.post(`${at}/wrap-up`, { matter: id, [`outcome-${id}`]: 'settled', [`amount-${id}`]: amount, note: 'n' })
  const over = await wrap(desk, matterId, '13')
  assert.equal(over.status, 422)
  assert.match(wordsOf(over.body), /more than you may settle yourself\. Hand it over/)
  assert.match(over.body, /name="amount-[^"]+"[^>]*value="13"/)
  assert.match((await wrap(desk, matterId, '12.50')).location, /done=wrapped/)
  const next = await talk()
  assert.match(await words(adviser, next.desk), /£7\.50 is left/)
  assert.match(wordsOf((await wrap(next.desk, next.matterId, '8')).body), /Not enough of the budget is left/)

  const { body } = await admin.get('/staff/delegation')
  const href = [...body.matchAll(/href="(\/staff\/delegation\/[0-9a-f-]{36})"/g)][0]![1]!
  assert.match(await words(admin, href), /£12\.50 of the budget is used this week.*Settling Adviser Adviser £12\.50/)
  assert.equal((await admin.post(href, { remove: 'yes' })).location, '/staff/delegation?done=removed')
  assert.doesNotMatch(await words(adviser, next.desk), /You may settle this yourself/)
})
