import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { noteRequest } from '../../../modules/interactions/index.ts'
import { participantToken } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const SERVICE = 'council-tax-change-of-address'
const moved = (move: string) =>
  buildRequest(ctx, { service: SERVICE, place: null, name: 'Rosa', answers: { who: 'resident', move } })

test('who has moved here is offered what goes with it; who moves away is not', async () => {
  const visitor = site.visitor()
  const sent = async (move: string) => {
    const { requestId } = await moved(move)
    const { id } = await ctx.db
      .selectFrom('requests.participants')
      .select('id')
      .where('request_id', '=', requestId)
      .executeTakeFirstOrThrow()
    return `/sent/${await participantToken(ctx, id)}`
  }
  assert.doesNotMatch(wordsOf((await visitor.get(await sent('out'))).body), /You may need this too/)
  const path = await sent('within')
  const { body: shown } = await visitor.get(path)
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(shown)![1]!
  const page = wordsOf(shown)
  assert.match(page, /You may need this too You have to register again .*The bins of your new home may come/)
  for (const _ of ['once', 'again']) {
    const { location, status, body } = await visitor.post(`${path}/related`, { _csrf, service: 'register-to-vote' })
    assert.equal(location, '/services/register-to-vote', `${status} ${wordsOf(body)}`)
  }
  assert.equal((await visitor.post(`${path}/related`, { _csrf, service: 'nothing' })).status, 404)
})

test('an adviser offers the same, during the call and at its wrap-up, and it is counted', async () => {
  const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
  const { location } = await adviser.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const { requestId } = await moved('within')
  await noteRequest(withContext(ctx, { actor: adviser.person }), { requestId, service: SERVICE })
  const { body } = await adviser.get(location)
  assert.match(wordsOf(body), /Offer this too You have to register again/)
  const related = /name="related" value="([0-9a-f-]{36} register-to-vote)"/.exec(body)![1]!
  await adviser.post(`${location}/matters`, { related })
  assert.doesNotMatch((await adviser.get(location)).body, /name="related" value="[^"]* register-to-vote"/)
  await adviser.post(`${location}/hand`, { act: 'end' })
  assert.match(wordsOf((await adviser.get(`${location}/wrap-up`)).body), /Offer this too The bins of your new home/)
  const service = wordsOf((await adviser.get(`/staff/services/${SERVICE}`)).body)
  assert.match(service, /You have to register again[^.]*\. Taken up in the last 30 days: 2 /)
})
