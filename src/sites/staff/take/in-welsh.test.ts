import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newCustomer, recordCustomer } from '../../../modules/customers/index.ts'
import { saveAnswer } from '../../../modules/drafts/index.ts'
import { identifyCustomer } from '../../../modules/interactions/index.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after }, {}, 'wrexham')
const ctx = site.database.ctx()
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
const acting = withContext(ctx, { actor: ada.person })

test('who is known to speak Welsh has a form in Welsh: what is said to her stands there in both, and her code comes in hers', async () => {
  const { location } = await ada.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const inEnglish = await ada.post('/staff/take/services/missed-bin', { channel: 'phone' })
  assert.doesNotMatch((await ada.get(inEnglish.location)).body, /<span lang="cy">/, 'before she is known')
  const customerId = await recordCustomer(ctx, newCustomer({ name: 'Siân Enghraifft' })!, 'cy')
  await identifyCustomer(acting, location.split('/').at(-1)!, { how: 'said', customerId })
  const begun = await ada.post('/staff/take/services/missed-bin', { channel: 'phone' })
  const home = begun.location.replace(/\/q\/.*/, '')
  const first = (await ada.get(begun.location)).body
  assert.match(first, /Which home was missed\?<br><span lang="cy">Pa gartref gafodd ei fethu\?/)
  await saveAnswer(acting, { id: home.split('/').at(-1)! }, 'out-in-time', 'no')
  const details = (await ada.get(`${home}/q/_details`)).body
  assert.match(details, /lang="cy">Ydych chi am i ni roi gwybod i chi\?/, 'what the outline leaves out')
  assert.match(wordsOf(details), /It was not out by 7\.30am.* Nid oedd allan erbyn 7\.30am/)
  const saved = wordsOf((await ada.post(`${home}/save`, { to: 'sian@example.test' })).body)
  assert.match(saved, /sian@example\.test/)
  const mails = ctx.db.selectFrom('channels.messages').select('words').where('recipient', '=', 'sian@example.test')
  const words = (await mails.orderBy('created_at', 'desc').executeTakeFirstOrThrow()).words
  assert.match(words, /Eich cod .*resume\?code=\d{9}&in=cy/s)
})
