import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  listNearby,
  listPublic,
  listPublishedUpdates,
  participantToken,
  writeUpdate,
} from '../../../modules/requests/index.ts'
import { buildRequest, type RequestParts } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olive Officer' })
const publicNow = site.visitor()

const HURT = 'The lamp is off. My husband beats me and says he will kill me.'
const PLACE = { lat: 51.4587, lng: -2.1156, words: 'By the bridge' }
const ask = (parts: RequestParts) => buildRequest(ctx, { service: 'street-light', place: PLACE, ...parts })

/** Where anybody could read of it. */
async function shownAt({ reference, requestId }: { reference: string; requestId: string }): Promise<string[]> {
  const near = { service: 'street-light', point: PLACE, metres: 50, weeks: 1, limit: 100 }
  const json = await publicNow.get(`/open311/v2/requests/${reference}.json`)
  const places: [string, boolean][] = [
    ['page', (await publicNow.get(`/reports/${reference}`)).status === 200],
    ['open311', json.status === 200 && json.body.includes(reference)],
    ['list', (await listPublic(ctx, { limit: 100 })).rows.some(row => row.reference === reference)],
    ['nearby', (await listNearby(ctx, near)).some(row => row.id === requestId)],
    ['updates', (await listPublishedUpdates(ctx, { references: [reference] }, 10)).rows.length > 0],
  ]
  return places.filter(([, isShown]) => isShown).map(([place]) => place)
}

test('words that may mean danger are nowhere public until a colleague shows them, and she who wrote them is told so', async () => {
  const asked = await ask({ words: '', answers: { details: HURT } })
  const { requestId } = asked
  await writeUpdate(withContext(ctx, { actor: officer.person }), { requestId, words: 'We look', audience: 'public' })
  assert.deepEqual(await shownAt(asked), [])
  const token = await participantToken(ctx, asked.participantId)
  for (const path of ['sent', 'track']) {
    const page = wordsOf((await publicNow.get(`/${path}/${token}`)).body)
    assert.match(page, /A colleague is looking at the words/)
    assert.doesNotMatch(page, /See the public page|you see what everybody sees/)
  }
  const path = `/staff/requests/${requestId}`
  const page = wordsOf((await officer.get(path)).body)
  assert.match(page, /Held back: these words may mean danger/)
  assert.match(wordsOf((await officer.get('/staff/queue?tab=team')).body), /Held back: read it/)
  assert.match(page, /Held back until a colleague shows it/)
  assert.equal((await officer.post(`${path}/showing`, {})).location, `${path}?done=words-shown`)
  assert.deepEqual(await shownAt(asked), ['page', 'open311', 'list', 'nearby', 'updates'])
  assert.match(wordsOf((await officer.get(path)).body), /Read the words, and showed them to the public/)
  assert.doesNotMatch((await publicNow.get(`/track/${token}`)).body, /A colleague is looking/)
})

test('so it is in the words that no question asks for, and in those of the place; other words are public at once', async () => {
  assert.deepEqual(await shownAt(await ask({ words: HURT })), [])
  assert.deepEqual(await shownAt(await ask({ place: { ...PLACE, words: 'The bridge. I want to kill myself' } })), [])
  assert.ok((await shownAt(await ask({ answers: { details: 'The lamp is off' } }))).includes('page'))
})

test('who has no part in it cannot show it', async () => {
  const asked = await ask({ answers: { details: HURT } })
  const other = await site.signedIn(['officer'], { teams: ['libraries'], name: 'Otto Other' })
  const answer = await other.post(`/staff/requests/${asked.requestId}/showing`, {})
  assert.equal(answer.status, 422)
  assert.deepEqual(await shownAt(asked), [])
})
