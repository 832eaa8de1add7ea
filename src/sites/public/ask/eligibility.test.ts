import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { saveAnswer } from '../../../modules/drafts/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })

test('answers say whether she can probably have it, with what may fit instead, and she may go on all the same', async () => {
  const { visitor } = await testWeb({ after }, database)
  const somebody = visitor()
  await somebody.post('/services/council-tax-reduction', {})
  const begun = await somebody.post('/services/council-tax-reduction/start', {})
  const [, draftId] = /\/ask\/([^/]+)\//.exec(begun.location)!
  const at = (question: string) => somebody.get(`/ask/${draftId}/q/${question}`)
  await somebody.post(`/ask/${draftId}/q/what`, { q: 'apply' })
  assert.doesNotMatch((await at('address')).body, /fp-eligibility/)
  for (const [question, answer] of [
    ['uc', 'no'],
    ['savings', 'above-16'],
  ] as const)
    await saveAnswer(database.ctx(), { id: draftId! }, question, answer)
  const { body } = await at('back')
  assert.match(body, /You may not be able to get this/)
  assert.match(body, /With savings above £16,000/)
  assert.match(body, /href="\/services\/cannot-pay-council-tax"/)
  assert.match(body, /You can still ask/)
  await saveAnswer(database.ctx(), { id: draftId! }, 'savings', 'below-6')
  assert.doesNotMatch((await at('back')).body, /fp-eligibility/, 'good news waits for the end')
})
