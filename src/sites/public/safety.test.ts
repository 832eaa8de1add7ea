import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { closeRequest, openSubmission, participantToken, reporterFrom } from '../../modules/requests/index.ts'
import { withContext } from '../../platform/context.ts'
import { pages } from './pages.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()

/** On the way through a service, or back to what was asked: here the address says what it is about. */
const ON_THE_WAY = /^\/(ask|sent|track\/:token|services\/:slug)/
/** These show nothing (they send on, or give a file), or are for a designer who looks at a draft. */
const SHOW_NOTHING = /\/(on|sent|files\/:file|start|draft\/:\w+)$/
/** Only reports that anybody may see have others nearby. */
const PUBLIC_ONLY = /\/(nearby|same\/:reference|danger|words)$/

async function asked(key: string) {
  const [opened] = await openSubmission(ctx, {
    key,
    language: 'en',
    reporter: reporterFrom({ name: 'Sam Sample', email: 'sam@example.test' }),
    requests: [{ service: 'domestic-abuse', answers: { who: 'me' } }],
  })
  return { ...opened!, token: await participantToken(ctx, opened!.participantId) }
}

describe('a service that somebody may have to leave at once', () => {
  test('has the way out and whom to ring on each of its pages', async () => {
    const somebody = visitor()
    // Its page has the token that the button to start is sent with.
    await somebody.post('/services/domestic-abuse', {})
    const begun = await somebody.post('/services/domestic-abuse/start', {})
    const draft = begun.location.split('/')[2]!
    const open = await asked('open')
    const closed = await asked('closed')
    const officer = await addStaff(ctx, { roles: ['officer'], teams: ['housing-options'] })
    await closeRequest(withContext(ctx, { actor: officer }), {
      requestId: closed.requestId,
      outcome: 'done',
      words: 'Done.',
    })
    const ways = pages.filter(
      ({ path, load }) => load && ON_THE_WAY.test(path) && !SHOW_NOTHING.test(path) && !PUBLIC_ONLY.test(path),
    )
    assert.ok(ways.length >= 10, String(ways.length))
    for (const { path } of ways) {
      const { token } = /\/(sorted|thanks)$/.test(path) ? closed : open
      const at = path
        .replace(':slug', 'domestic-abuse')
        .replace(':draft', draft)
        .replace(':question', 'who')
        .replace(':token', token)
      if (path.endsWith('/check')) await answerAll(somebody, draft)
      const { status, body } = await somebody.get(at)
      assert.equal(status, 200, at)
      assert.equal(body.match(/data-module="govuk-exit-this-page"/g)?.length, 1, path)
      assert.ok(body.includes('tel:999') && body.includes('0808 2000 247'), path)
    }
  })

  test('says the same words for it as the service does', async () => {
    const { body } = await visitor().get('/services/domestic-abuse')
    assert.match(body, /Leave this page now\s*<\/a>/)
    assert.match(body, /&#39;Leave this page now&#39; goes elsewhere/)
  })

  test('is not any service: nothing of it on the pages of a pothole', async () => {
    assert.doesNotMatch((await visitor().get('/services/pothole/privacy')).body, /exit-this-page|tel:999/)
  })
})

async function answerAll(somebody: ReturnType<typeof visitor>, draft: string): Promise<void> {
  const posted: [string, Record<string, string>][] = [
    ['who', { q: 'me' }],
    ['danger-now', { q: 'later' }],
    ['need', { q: 'talk' }],
    ['children-there', { q: 'no' }],
    ['tell', { q: '' }],
    ['safe-when', { q: '' }],
    ['_who', { q: 'me' }],
    ['_details', { q: 'no' }],
  ]
  for (const [question, fields] of posted) await somebody.post(`/ask/${draft}/q/${question}`, fields)
}
