import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import {
  addSafetyMarker,
  endRow,
  openCustomer,
  readCustomer,
  recordDeath,
  restrictCustomer,
} from '../../../modules/customers/index.ts'
import {
  assignRequest,
  closeRequest,
  confirmClosure,
  markPresence,
  mergeRequests,
  moveRequest,
  pauseForCustomer,
  withdrawWords,
  writeUpdate,
} from '../../../modules/requests/index.ts'
import { buildFile, buildFollower, buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olive Officer' })
const as = withContext(ctx, { actor: officer.person })
const pathOf = ({ requestId }: { requestId: string }) => `/staff/requests/${requestId}`
const wordsAt = async (path: string) => wordsOf((await officer.get(path)).body)

describe('the page of a request', () => {
  test('says first of who has died that she has, and calls nothing of hers unsafe', async () => {
    const contact = { name: 'Dora Departed', email: 'dora@resident.example', phone: '07700 900123' }
    const asked = await buildRequest(ctx, { ...contact, safe: ['email', 'phone'] })
    const people = ctx.db.selectFrom('requests.participants').select('customer_id')
    const { customer_id } = await people.where('request_id', '=', asked.requestId).executeTakeFirstOrThrow()
    await openCustomer(as, { customerId: customer_id!, reason: 'request' })
    await recordDeath(as, { customerId: customer_id!, source: 'document' })
    const died = 'Dora Departed (asked for this) has died. Nothing is sent to them any more.'
    const page = await wordsAt(pathOf(asked))
    assert.ok(page.indexOf(died) > 0 && page.indexOf(died) < page.indexOf('Who is kept informed'), page)
    for (const said of ['Not used: they have died', 'Is not told: they have died']) assert.ok(page.includes(said), said)
    assert.doesNotMatch(page, /Do not use|email is not safe/)
    assert.ok((await wordsAt(`${pathOf(asked)}/message`)).includes(died))
  })

  test('says what was asked, where, by whom, what was promised and why this team has it', async () => {
    const asked = await buildRequest(ctx, {
      words: 'Deep hole by the school',
      name: 'Rosa Reporter',
      email: 'rosa@resident.example',
      safe: ['email'],
      answers: { size: 'large' },
    })
    const page = await wordsAt(pathOf(asked))
    for (const said of [
      'Pothole',
      formatCode(asked.reference),
      'By the school',
      'Bigger than a dinner plate',
      'we will look at it',
      'Rosa Reporter',
      'Safe to write to',
      'Because this team does this everywhere',
      'Asked for this. On the website.',
    ])
      assert.ok(page.includes(said), said)
  })

  test('says first what whoever visits has to do, without the why and whoever may open the record, until it is taken off', async () => {
    const asked = await buildRequest(ctx, { name: 'Vera Visited', email: 'vera@resident.example' })
    const customerId = (await ctx.db
      .selectFrom('requests.participants')
      .select('customer_id')
      .where('request_id', '=', asked.requestId)
      .executeTakeFirstOrThrow())!.customer_id!
    const leader = withContext(ctx, {
      actor: await site.person(['team-leader'], { teams: ['waste'], name: 'Lea Leader' }),
    })
    await addSafetyMarker(leader, {
      ...{ customerId, source: 'colleague', instruction: 'Two people, daytime', evidence: 'Threatened a crew' },
      ...{ ownerTeam: 'waste', told: true, notToldBecause: '' },
      reviewOn: Temporal.Now.plainDateISO().add({ months: 6 }).toString(),
    })
    await restrictCustomer(leader, { customerId, kind: 'safeguarding', ownerTeam: 'waste', teams: [], hinted: false })
    const page = await wordsAt(pathOf(asked))
    assert.match(page, /Before you visit or meet them Two people, daytime/)
    assert.doesNotMatch(page, /Threatened|Vera Visited/)
    await openCustomer(leader, { customerId, reason: 'correct' })
    const [marker] = (await readCustomer(leader, customerId)).markers
    await endRow(leader, { customerId, rows: 'safety_markers', rowId: marker!.id })
    assert.doesNotMatch(await wordsAt(pathOf(asked)), /Before you visit/)
  })

  test('marks an unsafe way to reach somebody as not to be used, and makes no link of it', async () => {
    const asked = await buildRequest(ctx, { name: 'Una Unsafe', email: 'una@resident.example', safe: [] })
    const { body } = await officer.get(pathOf(asked))
    assert.match(wordsOf(body), /una@resident\.example Do not use/)
    assert.doesNotMatch(body, /mailto:una/)
  })

  test('tells what happened in plain words with names, the newest first, and never in codes', async () => {
    const asked = await buildRequest(ctx, { name: 'Hetty History', email: 'hetty@resident.example', safe: ['email'] })
    const { requestId } = asked
    await assignRequest(as, { requestId, to: officer.person.id })
    await writeUpdate(as, { requestId, audience: 'staff', words: 'Crew knows the place' })
    await pauseForCustomer(as, { requestId, question: 'Which side of the road?' })
    await moveRequest(as, { requestId, team: 'parish-stewards', note: 'Theirs since June' })
    const { body } = await officer.get(pathOf(asked))
    const history = wordsOf(body.slice(body.indexOf('id="history"')))
    const order = [
      'Moved from Highways to Parish stewards',
      'Which side of the road?',
      'Crew knows the place',
      'Took it',
    ]
    const places = order.map(words => history.indexOf(words))
    assert.ok(
      places.every((at, index) => at > (places[index - 1] ?? 0)),
      `${places}: ${history}`,
    )
    assert.match(history, /Olive Officer/)
    assert.match(history, /Theirs since June/)
    assert.doesNotMatch(history, /requests\.|update-written|[0-9a-f]{8}-[0-9a-f]{4}/)
    assert.match(wordsOf(body), /Because Olive Officer moved it here/)
  })

  test('shows the leader what somebody said who finds that it is not sorted', async () => {
    const asked = await buildRequest(ctx, { name: 'Nora Not', email: 'nora@resident.example', safe: ['email'] })
    await closeRequest(as, { requestId: asked.requestId, outcome: 'done', words: 'Filled.' })
    await confirmClosure(ctx, { participantId: asked.participantId, sorted: false, words: 'The hole is still there' })
    const page = await wordsAt(pathOf(asked))
    assert.match(page, /Not sorted Nora Not said this/)
    assert.match(page, /The hole is still there/)
    assert.match(page, /Only a team leader can close this/)
    const leader = await site.signedIn(['officer', 'team-leader'], { teams: ['highways'], name: 'Lea Leader' })
    assert.match(wordsOf((await leader.get('/staff/queue?tab=leader')).body), /Not sorted/)
    assert.match((await leader.get(pathOf(asked))).body, /\/closure"/)
  })

  test('says that nobody else sees it any more once the customer took her words off the public page', async () => {
    const photo = await buildFile(ctx)
    const asked = await buildRequest(ctx, { photos: [photo], email: 'wilma@resident.example' })
    const { requestId, participantId } = asked
    await writeUpdate(as, { requestId, audience: 'public', words: 'We are on our way' })
    assert.match(await wordsAt(pathOf(asked)), /Who sees it Shown to the public/)
    await withdrawWords(ctx, { participantId })
    const { body } = await officer.get(pathOf(asked))
    assert.match(wordsOf(body), /Who sees it Taken off the public page by the customer/)
    assert.doesNotMatch(wordsOf(body), /Shown to the public|Show to the public|Take it off the public page/)
    assert.doesNotMatch((await officer.get(`${pathOf(asked)}/message`)).body, /everybody on the public page/)
  })

  test('shows what helps to see whether one nearby is the same', async () => {
    const place = { lat: 51.0693, lng: -1.7957, words: 'by the cathedral' }
    const photo = await buildFile(ctx)
    const first = await buildRequest(ctx, {
      place,
      photos: [photo],
      words: 'A hole like a bath',
      email: 'f@resident.example',
    })
    const second = await buildRequest(ctx, { place: { ...place, words: 'at the west door' } })
    const { body } = await officer.get(pathOf(second))
    const said =
      /by the cathedral ?, right here A hole like a bath Open Asked [^.]+\. 1 person follows it \d{3} \d{3} \d{3} \d{3}/
    assert.match(wordsOf(body), said)
    assert.match(body, new RegExp(`<img[^>]+src="/staff/files/${photo}\\?size=small"`))
    assert.match(body, new RegExp(`href="/staff/requests/${first.requestId}"`))
  })

  test('says where it is in the ways that a crew’s maps and phones take', async () => {
    const place = { lat: 51.461039, lng: -2.114915, words: 'By the bridge' }
    const asked = await buildRequest(ctx, { place })
    const { body } = await officer.get(pathOf(asked))
    assert.match(wordsOf(body), /Grid reference ST 9211 7356 .*Latitude and longitude 51\.46104, -2\.11491/)
    assert.ok(body.includes('href="geo:51.46104,-2.11491?q=51.46104,-2.11491"'))
    assert.match(body, /href="https:\/\/www\.openstreetmap\.org\/\?mlat=51\.46104[^"]*" rel="noopener noreferrer"/)
    const nowhere = await officer.get(pathOf(await buildRequest(ctx, { place: null })))
    assert.doesNotMatch(nowhere.body, /Grid reference|geo:/)
  })

  test('sends where something sensitive is to no other site', async () => {
    const asked = await buildRequest(ctx, { team: 'highways', sensitive: true })
    const { body } = await officer.get(pathOf(asked))
    assert.match(body, /href="geo:/)
    assert.doesNotMatch(body, /openstreetmap/)
  })

  test('names those who follow through a request that was joined into this one', async () => {
    const kept = await buildRequest(ctx, { name: 'Kit Kept', email: 'kit@resident.example', safe: ['email'] })
    const joined = await buildRequest(ctx, { name: 'Jo Joined', email: 'jo@resident.example', safe: ['email'] })
    await buildFollower(ctx, kept.requestId, 'fay@resident.example')
    await mergeRequests(as, { requestId: joined.requestId, into: kept.requestId, words: 'The same hole' })
    const page = await wordsAt(pathOf(kept))
    assert.match(page, new RegExp(`Jo Joined Asked for this. Through ${formatCode(joined.reference)}`))
    assert.match(page, /fay@resident\.example/)
    assert.match(await wordsAt(pathOf(joined)), new RegExp(`This was joined with ${formatCode(kept.reference)}`))
  })

  test('says who else is here and whether they write', async () => {
    const asked = await buildRequest(ctx)
    const ann = await site.person(['officer'], { teams: ['highways'], name: 'Ann Example' })
    const visit = { requestId: asked.requestId, writing: true }
    await markPresence(withContext(ctx, { actor: ann }), visit)
    assert.match(await wordsAt(pathOf(asked)), /Ann Example is writing here/)
    const { status, body } = await officer.post(`${pathOf(asked)}/presence`, { writing: '' })
    assert.equal(status, 200)
    assert.match(body, /Ann Example is writing here/)
    assert.doesNotMatch(body, /<html/)
  })

  test('writes down that a colleague looked, once an hour', async () => {
    const asked = await buildRequest(ctx)
    await officer.get(pathOf(asked))
    await officer.get(pathOf(asked))
    const events = await ctx.db
      .selectFrom('platform.events')
      .select('actor_id')
      .where('subject', '=', asked.requestId)
      .where('type', '=', 'requests.viewed')
      .execute()
    assert.deepEqual(events, [{ actor_id: officer.person.id }])
  })

  test('escapes what people wrote', async () => {
    const asked = await buildRequest(ctx, { words: '<img src=x onerror=alert(1)>', name: '<b>Bold</b>' })
    const { body } = await officer.get(pathOf(asked))
    assert.doesNotMatch(body, /<img src=x|<b>Bold/)
  })

  test('is not there for an address that is no request', async () => {
    for (const id of ['nothing', '00000000-0000-7000-8000-000000000000', '%00'])
      assert.equal((await officer.get(`/staff/requests/${id}`)).status, 404, id)
  })
})

describe('a file of a request', () => {
  test('opens for colleagues who may see the request, and for nobody else', async () => {
    const file = await buildFile(ctx)
    const asked = await buildRequest(ctx, { photos: [file], sensitive: true, team: 'adult-care' })
    assert.equal((await officer.get(`/staff/files/${file}`)).status, 404)
    assert.equal((await officer.get(`${pathOf(asked)}/photos/${file}`)).status, 404)
    const councillor = await site.signedIn(['councillor'], { name: 'File councillor' })
    const open = await buildFile(ctx)
    await buildRequest(ctx, { photos: [open] })
    assert.equal((await councillor.get(`/staff/files/${open}`)).status, 404)
    assert.equal((await site.visitor().get(`/staff/files/${open}`)).status, 303)
  })
})

describe('the messages about a request', () => {
  test('are listed without anybody’s private link', async () => {
    const { queueMessages } = await import('../../../modules/channels/index.ts')
    const asked = await buildRequest(ctx)
    await ctx.transaction(ctx =>
      queueMessages(ctx, [
        {
          key: 'private',
          medium: 'email',
          recipient: 'rosa@resident.example',
          language: 'en',
          subject: 'Pothole: we have got it',
          words: 'Follow it here: http://council.test/track/SECRET-token_1 Thank you',
          about: asked.requestId,
        },
      ]),
    )
    const { body } = await officer.get(`${pathOf(asked)}/messages`)
    assert.match(
      wordsOf(body),
      /rosa@resident\.example Pothole: we have got it Follow it here: http\S+\/track\/… Thank you/,
    )
    assert.doesNotMatch(body, /SECRET/)
  })
})
