import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newCustomer, recordCustomer } from '../../../modules/customers/index.ts'
import { saveAnswer } from '../../../modules/drafts/index.ts'
import { getFormOfMatter, identifyCustomer } from '../../../modules/interactions/index.ts'
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
  const choices = (await ada.get(`${home}/q/out-in-time`)).body
  assert.match(
    choices,
    /<h1[^>]*>\s*<span lang="cy">[^<]+<\/span><br><span class="govuk-body-s fp-quiet">Was/,
    'the question too',
  )
  assert.match(choices, /<span lang="cy">(Ie|Oedd)[^<]*<\/span><br><span class="govuk-body-s fp-quiet">Yes/)
  assert.match(wordsOf(details), /Ydw|Hoffwn/)
  const saved = wordsOf((await ada.post(`${home}/save`, { to: 'sian@example.test' })).body)
  assert.match(saved, /sian@example\.test/)
  const mails = ctx.db.selectFrom('channels.messages').select('words').where('recipient', '=', 'sian@example.test')
  const words = (await mails.orderBy('created_at', 'desc').executeTakeFirstOrThrow()).words
  assert.match(words, /Eich cod .*resume\?code=\d{9}&in=cy/s)
})

test('what is read back, and what is promised, stands there in both, and so does what was sent', async () => {
  const customerId = await recordCustomer(ctx, newCustomer({ name: 'Elin Enghraifft' })!, 'cy')
  const bob = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Bob Adviser' })
  const { location } = await bob.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const by = withContext(ctx, { actor: bob.person })
  await identifyCustomer(by, location.split('/').at(-1)!, { how: 'said', customerId })
  const begun = await bob.post('/staff/take/services/missed-bin', { channel: 'phone' })
  const home = begun.location.replace(/\/q\/.*/, '')
  const draft = { id: home.split('/').at(-1)! }
  const { draft: held } = await getFormOfMatter(by, draft.id)
  const answers = {
    address: { lines: ['1 Stryd Fawr'], postcode: 'LL11 1AA' },
    bin: ['food'],
    day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    'out-in-time': 'yes',
    help: 'no',
    _who: 'me',
    _details: 'no',
  }
  for (const [question, answer] of Object.entries(answers)) await saveAnswer(by, held, question, answer)
  const choices = (await bob.get(`${home}/q/bin`)).body
  assert.match(choices, /<span lang="cy">[^<]*<\/span><br><span class="govuk-body-s fp-quiet">Food/)
  const check = (await bob.get(`${home}/check`)).body
  assert.match(check, /<span lang="cy">Pa gartref gafodd ei fethu\?<\/span><br><span[^>]*>Which home was missed\?/)
  assert.match(check, /<span lang="cy">Ie<\/span><br><span[^>]*>Yes/)
  const promise = /<span lang="cy">byddwn wedi gofyn i&#39;r criw beth ddigwyddodd<\/span><br><span[^>]*>we will check/
  assert.match(check, promise)
  assert.match(check, /class="fp-due"><span lang="cy">erbyn /)
  const sent = await bob.post(`${home}/check`, {})
  const taken = (await bob.get(sent.location)).body
  assert.match(taken, promise)
  assert.match(taken, /Ni allwch ei weld ar y wefan\. Gallwch ffonio|cod post, e-bost neu rif ffôn/)
})
