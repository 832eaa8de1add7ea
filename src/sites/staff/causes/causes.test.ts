import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  chaseRequest,
  confirmDemand,
  saveWords,
  startConversation,
  wrapUp,
} from '../../../modules/interactions/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()

test('an analyst keeps the list, reads samples and signs; the table counts by service; others find nothing', async () => {
  const ada = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
  const adviser = withContext(ctx, { actor: ada.person })
  const { requestId } = await buildRequest(ctx, { service: 'pothole', name: 'Rosa Sample' })
  const interactionId = await startConversation(adviser, { channel: 'letter', direction: 'in' })
  const id = await chaseRequest(adviser, { interactionId, requestId })
  const asked = 'I am Rosa Sample. When will you come?'
  await saveWords(adviser, { interactionId, matters: [{ id, asked, answer: 'Soon', answerSource: '' }] })
  await confirmDemand(adviser, { interactionId, matterId: id, demand: 'failure' })
  await wrapUp(adviser, { interactionId, note: '', promise: '', matters: [{ id, outcome: 'settled' }] })

  const ana = await site.signedIn(['analyst'], { name: 'Ana Lyst' })
  const words = async (path: string) => wordsOf((await ana.get(path)).body)
  assert.match(await words('/staff/causes'), /Pothole 1 0 of 1 Nobody has studied these yet/)
  assert.match(await words('/staff/causes/study'), /no cause on the list yet/)
  assert.equal((await ana.post('/staff/causes/list', { act: 'add', name: '' })).status, 422)
  const added = await ana.post('/staff/causes/list', { act: 'add', name: 'No date in our letter' })
  assert.equal(added.location, '/staff/causes/list?done=added')
  const sample = await ana.get('/staff/causes/study?days=30&service=pothole')
  assert.match(wordsOf(sample.body), /When will you come\?/)
  assert.doesNotMatch(sample.body, /Rosa|Ada Adviser/)
  const cause = /<option value="([^"]+)">No date in our letter/.exec(sample.body)![1]!
  const here = '/staff/causes/study?days=30&service=pothole'
  assert.match(wordsOf((await ana.post(here, { matter: id, cause: '' })).body), /Choose what caused it/)
  assert.equal((await ana.post(here, { matter: id, cause })).location, `${here}&done=signed`)
  assert.match(await words(here), /No date in our letter signed by Ana Lyst,/)
  assert.match(await words('/staff/causes'), /Pothole 1 1 of 1 No date in our letter: 1/)
  for (const path of ['/staff/causes', here, '/staff/causes/list'])
    assert.equal((await ada.get(path)).status, 404, path)
})
