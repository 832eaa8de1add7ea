import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { followAll, testDatabase } from '../../../../test/support/database.ts'
import { typedFollower } from '../../../modules/correspondence/index.ts'
import { tellNow } from '../../../modules/notifications/notifications.fixture.ts'
import { listToTell, openSubmission, reporterFrom } from '../../../modules/requests/index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })

const ask = async (email: string, details: string) => {
  const requests = [{ service: 'pothole', answers: {}, details }]
  const reporter = reporterFrom({ name: 'Sam Sample', email })
  const [opened] = await openSubmission(ctx(), { key: `not-back-${email}`, language: 'en', reporter, requests })
  return opened!.requestId
}

test('who reports danger and asks for no answer gets none, nor news later; others hear whom to ring', async () => {
  await ask('rings@a.example', 'There is a hole. My husband beats me.')
  const [rings] = await tellNow(ctx())
  assert.match(rings!.words, /^Is anyone in danger now\?/)
  const silence = 'My husband beats me. Please do not email me back, he reads my emails.'
  const requestId = await ask('silent@a.example', silence)
  assert.deepEqual(await tellNow(ctx()), [])
  await followAll(ctx(), typedFollower)
  const [request] = await listToTell(ctx(), [requestId], [])
  assert.deepEqual(request!.told, [], 'until a colleague decides')
})
