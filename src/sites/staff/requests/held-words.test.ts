import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { listOpenDuty, raiseDutyByWords, receiveDuty } from '../../../modules/duty/index.ts'
import {
  listNearby,
  listPublic,
  listPublishedUpdates,
  openSubmission,
  participantToken,
  reporterFrom,
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
  const shown = wordsOf((await officer.get(`${path}/showing`)).body)
  assert.match(shown, /What everybody will see[\s\S]*My husband beats me/)
  const words = HURT
  const look = await officer.post(`${path}/showing`, { act: 'look', words, place: PLACE.words })
  assert.match(
    wordsOf(look.body),
    /Nothing is public yet[\s\S]*Street light[^:]*: By the bridge[\s\S]*My husband beats me/,
  )
  const unsure = await officer.post(`${path}/showing`, { act: 'show', words, place: PLACE.words })
  assert.equal(unsure.status, 422)
  assert.match(wordsOf(unsure.body), /Tick that you have read it/)
  assert.deepEqual(await shownAt(asked), [], 'nothing is shown before she said that she is sure')
  const yes = { act: 'show', sure: 'yes', words, place: PLACE.words }
  assert.equal((await officer.post(`${path}/showing`, yes)).location, `${path}?done=words-shown`)
  assert.deepEqual(await shownAt(asked), ['page', 'open311', 'list', 'nearby', 'updates'])
  assert.match(wordsOf((await officer.get(path)).body), /Read the words, and showed them to the public/)
  assert.doesNotMatch((await publicNow.get(`/track/${token}`)).body, /A colleague is looking/)
})

test('where it is offered as perhaps the same, colleagues see that its words are held', async () => {
  const place = { lat: 51.4, lng: -2.1, words: 'By the mill' }
  await ask({ place, answers: { details: HURT } })
  const { requestId } = await ask({ place, answers: { details: 'The lamp is off' } })
  const path = `/staff/requests/${requestId}`
  for (const at of [path, `${path}/merge`])
    assert.match(wordsOf((await officer.get(at)).body), /By the mill.*Held back: may mean danger/)
})

test('so it is in the words that no question asks for, and in those of the place; other words are public at once', async () => {
  assert.deepEqual(await shownAt(await ask({ words: HURT })), [])
  assert.deepEqual(await shownAt(await ask({ place: { ...PLACE, words: 'The bridge. I want to kill myself' } })), [])
  assert.ok((await shownAt(await ask({ answers: { details: 'The lamp is off' } }))).includes('page'))
})

test('who has no part in it cannot show it', async () => {
  const asked = await ask({ answers: { details: HURT } })
  const other = await site.signedIn(['officer'], { teams: ['libraries'], name: 'Otto Other' })
  const path = `/staff/requests/${asked.requestId}`
  for (const page of ['showing', 'holding'])
    assert.equal((await other.post(`${path}/${page}`, { act: 'show', sure: 'yes', words: 'x' })).status, 404)
  assert.deepEqual(await shownAt(asked), [])
  await officer.post(`${path}/showing`, { act: 'show', sure: 'yes', words: HURT, place: PLACE.words })
  assert.equal((await other.post(`${path}/holding`, {})).status, 422)
  assert.ok((await shownAt(asked)).includes('page'))
})

test('a colleague shows less than was written: that is read everywhere, and all that was written stays for those who read it before', async () => {
  const asked = await ask({ answers: { details: HURT } })
  const path = `/staff/requests/${asked.requestId}`
  const less = { words: 'The lamp is off. Ring 07700 900123.', place: 'Near the bridge' }
  const look = wordsOf((await officer.post(`${path}/showing`, { act: 'look', ...less })).body)
  assert.match(look, /Near the bridge[\s\S]*The lamp is off\. Ring \[phone number removed\]/)
  await officer.post(`${path}/showing`, { act: 'show', sure: 'yes', ...less })
  const everywhere = [
    (await publicNow.get(`/reports/${asked.reference}`)).body,
    (await publicNow.get(`/open311/v2/requests/${asked.reference}.json`)).body,
    (await publicNow.get(`/reports`)).body,
  ]
  for (const body of everywhere) assert.doesNotMatch(body, /husband|kill me|900123/)
  for (const body of everywhere.slice(0, 2)) {
    assert.match(body, /The lamp is off/)
    assert.match(body, /Near the bridge/)
    assert.doesNotMatch(body, /By the bridge/)
  }
  const page = wordsOf((await officer.get(path)).body)
  assert.match(
    page,
    /My husband beats me[\s\S]*Not everything is public\. Everybody reads: The lamp is off.*Of colleagues only this team, advisers/,
  )
  assert.match(page, /Read the words, and showed the public less than was written/)
})

test('what is public is held back at once, and shown again later', async () => {
  const asked = await ask({ answers: { details: 'The lamp is off. Ann of number 4 drinks' } })
  const path = `/staff/requests/${asked.requestId}`
  assert.ok((await shownAt(asked)).includes('page'))
  assert.match(wordsOf((await officer.get(path)).body), /Everybody can read this on the public page\. Hold it back/)
  assert.equal((await officer.post(`${path}/holding`, {})).location, `${path}?done=words-held`)
  assert.deepEqual(await shownAt(asked), [])
  const page = wordsOf((await officer.get(path)).body)
  assert.match(page, /Held back: a colleague took it off the public page[\s\S]*Took it off the public page/)
  await officer.post(`${path}/showing`, { act: 'show', sure: 'yes', words: 'The lamp is off.', place: PLACE.words })
  assert.ok((await shownAt(asked)).includes('page'))
})

test('who sent it from another system was not asked what is safe, and no page says that she was', async () => {
  const reporter = reporterFrom({ name: 'Una', email: 'una@resident.example', phone: '+447700900321', asked: false })
  const requests = [{ service: 'street-light', answers: { details: 'Off' }, place: PLACE }]
  const asked = { key: 'asked-of-nobody', language: 'en' as const, reporter, requests }
  const requestId = (await openSubmission(ctx, asked))[0]!.requestId
  const page = wordsOf((await officer.get(`/staff/requests/${requestId}`)).body)
  assert.match(page, /una@resident\.example Not asked yet whether it is safe/)
  assert.doesNotMatch(page, /Safe to/)
})

test('held words are read by their own team, advisers, the duty team told and duty officers: by no other colleague, anywhere', async () => {
  const asked = await ask({ answers: { details: `Zebrano. ${HURT}` }, name: 'Zelda', email: 'zelda@resident.example' })
  const { requestId, reference } = asked
  const told = { requestId, threadId: requestId, from: '', words: HURT, rules: ['own-life'] }
  const places = [
    `/staff/requests/${requestId}`,
    '/staff/queue?tab=team&team=highways',
    '/staff/queue?tab=team&team=all&text=Zebrano',
    '/staff/queue.csv?team=highways&tab=team',
    '/staff/search?text=Zebrano',
    `/staff/search?text=${reference}`,
  ]
  const reads = async (visitor: Awaited<ReturnType<typeof site.signedIn>>) => {
    const found: string[] = []
    for (const place of places) {
      const { body, status } = await visitor.get(place)
      if (status === 200 && /Zebrano\.|Zelda|zelda@|beats me/.test(body)) found.push(place)
    }
    return found
  }
  const as = (roles: Parameters<typeof site.signedIn>[0], name: string, teams: string[] = []) =>
    site.signedIn(roles, { name, teams })
  const waste = await as(['officer', 'team-leader'], 'Will Waste', ['waste'])
  const night = await as(['officer'], 'Nora Night', ['emergency-duty'])
  assert.deepEqual(await reads(waste), [])
  assert.deepEqual(await reads(night), [], 'nobody told them')
  for (const visitor of [officer, await as(['adviser'], 'Ada Adviser'), await as(['duty-officer'], 'Dee Duty')])
    assert.ok((await reads(visitor)).includes(places[0]!))
  await ctx.transaction(ctx => raiseDutyByWords(ctx, told))
  const page = wordsOf((await officer.get(places[0]!)).body)
  assert.match(page, /The duty team was told at [0-9:]+[ap]m\. Nobody of them has said yet that they have it/)
  const [{ teams }] = (await sql<{ teams: string[] }>`select teams from duty.records`.execute(ctx.db)).rows as [
    { teams: string[] },
  ]
  const duty = await as(['officer'], 'Nia Night', teams)
  assert.ok((await reads(duty)).includes(places[0]!), 'the team that was told reads it')
  const [record] = await listOpenDuty(withContext(ctx, { actor: duty.person }))
  await receiveDuty(withContext(ctx, { actor: duty.person }), record!.id)
  assert.match(wordsOf((await officer.get(places[0]!)).body), /The duty team has had it since [0-9:]+[ap]m\./)
  assert.match(
    wordsOf((await duty.get(places[0]!)).body),
    /Nia Night has had it since [0-9:]+[ap]m\. Open what the duty team has/,
  )
  assert.deepEqual(await reads(waste), [])
  await officer.post(`${places[0]}/showing`, { act: 'show', sure: 'yes', words: 'The lamp is off.', place: '' })
  assert.ok((await shownAt(asked)).includes('page'))
  assert.deepEqual(await reads(waste), [], 'less shown to everybody is no more for them')
  for (const visitor of [officer, duty]) assert.ok((await reads(visitor)).includes(places[0]!))
  await officer.post(`${places[0]}/holding`, {})
  const whole = { words: `Zebrano. ${HURT}`, place: PLACE.words }
  await officer.post(`${places[0]}/showing`, { act: 'show', sure: 'yes', ...whole })
  assert.ok((await reads(waste)).includes(places[0]!), 'what is shown as it was written is as any other')
})
