import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../../test/support/database.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { openSubmission, releasePhoto, reporterFrom, withdrawWords } from '../../../../modules/requests/index.ts'
import { buildFile } from '../../../../modules/requests/testing.ts'
import { withContext } from '../../../../platform/context.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()
const system = withContext(ctx, { actor: { kind: 'system', id: 'test' } })

const PLACE = { lat: 51.4585, lng: -2.1158, words: 'by Imogen Sample’s gate' }
const [held, shown] = [await buildFile(ctx), await buildFile(ctx)]
const [opened] = await openSubmission(ctx, {
  key: 'nearby',
  language: 'en',
  reporter: reporterFrom({ name: 'Imogen Sample', email: 'imogen@example.test' }),
  requests: [
    {
      service: 'pothole',
      place: PLACE,
      photos: [held, shown],
      answers: {
        details: `Imogen Sample here, ring 07700 900123. A hole as wide as a wheel. ${'Cars swerve round it. '.repeat(20)}THE END`,
      },
    },
  ],
})
const { requestId, reference, participantId } = opened!

/** The page that somebody gets who points at the same place. */
async function nearby(): Promise<string> {
  const somebody = visitor()
  const begun = await somebody.post('/services/pothole/danger', { danger: 'no' })
  const { location } = await somebody.post(begun.location, {
    'q-lat': '51.45851',
    'q-lng': '-2.11581',
    'q-source': 'pin',
    'q-words': '',
  })
  return (await somebody.get(location)).body
}

describe('a report that may be the same one', () => {
  test('is shown with its words, masked and shortened, and how it stands', async () => {
    const body = await nearby()
    assert.match(body, /A hole as wide as a wheel/)
    assert.match(body, /govuk-tag--blue[^>]*>\s*Open/)
    assert.doesNotMatch(body, /Imogen|Sample|07700|900123|THE END/)
  })

  test('shows a photo only once somebody released it', async () => {
    assert.doesNotMatch(await nearby(), /<img/)
    await releasePhoto(system, { requestId, fileId: shown, release: true })
    const body = await nearby()
    assert.match(body, new RegExp(`<img[^>]+src="/reports/${reference}/photos/${shown}\\?small=1"`))
    assert.ok(!body.includes(held))
  })

  test('is not shown any more once its reporter took her words back', async () => {
    await withdrawWords(ctx, { participantId })
    assert.equal(await nearby(), '')
  })
})
