import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../../test/support/database.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { closeRequest, openSubmission, participantToken, reporterFrom } from '../../../../modules/requests/index.ts'
import { system } from '../../../../platform/actor.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()
const staff = database.ctx({ actor: system('test') })
let asked = 0

async function ask() {
  const [opened] = await openSubmission(ctx, {
    key: `page-${++asked}`,
    language: 'en',
    reporter: reporterFrom({ email: 'sam@example.test' }),
    requests: [{ service: 'pothole', answers: {} }],
  })
  const home = `/track/${await participantToken(ctx, opened!.participantId)}`
  return { ...opened!, home }
}

describe('her page', () => {
  test('tells her that she took it back, and offers no news of it then', async () => {
    const { home } = await ask()
    const somebody = visitor()
    await somebody.post(`${home}/cancel`, { words: '' })
    const { body } = await somebody.get(home)
    assert.match(body, /You told us that you do not need it any more/)
    assert.doesNotMatch(body, /The person who asked|\/quiet"|\/news"/)
  })

  test('lets her hear of it again after she stopped it', async () => {
    const { home } = await ask()
    const somebody = visitor()
    await somebody.post(`${home}/quiet`, {})
    assert.match((await somebody.get(home)).body, /Tell me about this again/)
    await somebody.post(`${home}/news`, {})
    const { body } = await somebody.get(home)
    assert.match(body, /Stop telling me/)
    assert.doesNotMatch(body, /Tell me about this again/)
  })

  test('still takes a no after her yes', async () => {
    const { home, requestId } = await ask()
    const somebody = visitor()
    await closeRequest(staff, { requestId, outcome: 'done', words: 'Filled.' })
    await somebody.post(`${home}/sorted`, { sorted: 'yes' })
    assert.match((await somebody.get(home)).body, /sorted\?answer=no">It is not sorted after all/)
    const { location } = await somebody.post(`${home}/sorted`, { sorted: 'no', words: 'It is open again' })
    assert.equal(location, `${home}?done=reopened`)
  })

  test('carries its reference to a complaint', async () => {
    const { home, requestId, reference } = await ask()
    const somebody = visitor()
    await closeRequest(staff, { requestId, outcome: 'refused', words: 'Not ours.', challenge: 'Ask for a review.' })
    await somebody.post(`${home}/sorted`, { sorted: 'no', words: 'It is yours' })
    const { body } = await somebody.get(home)
    const complaint = /href="(\/services\/complaint\?about=\d+)"/.exec(body)![1]!
    assert.ok(complaint.endsWith(reference))
    const start = /action="([^"]+\/start\?about=\d+)"/.exec((await somebody.get(complaint)).body)![1]!
    await somebody.post(complaint, {})
    const begun = await somebody.post(start, {})
    const said = await database.db
      .selectFrom('drafts.drafts')
      .select('answers')
      .where('id', '=', begun.location.split('/')[2]!)
      .executeTakeFirstOrThrow()
    assert.match(JSON.stringify(said.answers), /About \d{3} \d{3} \d{3} \d{3}: /)
  })
})
