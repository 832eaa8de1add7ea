// A page of the daily work asks the database at most three times, however much there is to show.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { countedWeb } from '../../../test/support/counted-web.ts'
import { EVERY_STOP, sayDesks } from '../../modules/bookings/index.ts'
import { addCustomer, openCustomer } from '../../modules/customers/index.ts'
import { DEMO_PASSWORD } from '../../modules/identity/index.ts'
import { chaseRequest, identifyCustomer, saveWords, startConversation } from '../../modules/interactions/index.ts'
import { setSkills } from '../../modules/organisation/index.ts'
import { writeUpdate } from '../../modules/requests/index.ts'
import { buildFollower, buildRequest } from '../../modules/requests/testing.ts'
import { addStop } from '../../modules/tours/index.ts'
import { system } from '../../platform/actor.ts'
import { buildAssets } from '../../platform/assets/build.ts'
import { withContext } from '../../platform/context.ts'
import { testStaffSite } from './testing.ts'

const MOST = 3

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
await buildAssets()
const officer = await site.person(['officer', 'team-leader'], { teams: ['highways'], name: 'Counted Officer' })
const { ask, counted } = await openCounted()

/** The web, which counts what it asks, and somebody who is signed in there. */
async function openCounted() {
  const { server, counted, close } = await countedWeb(site.database.url, site.database.ports)
  after(close)
  const cookies: Record<string, string> = {}
  const ask = async (url: string, fields?: Record<string, string>) => {
    const payload = fields && String(new URLSearchParams(fields))
    const headers = { accept: 'text/html', ...(payload && { 'content-type': 'application/x-www-form-urlencoded' }) }
    const answer = await server.inject({
      url,
      method: payload ? 'POST' : 'GET',
      headers,
      cookies,
      ...(payload && { payload }),
    })
    for (const { name, value } of answer.cookies) cookies[name] = value
    return answer
  }
  const form = (await ask('/staff/sign-in')).body
  const token = /name="_csrf" value="([^"]+)"/.exec(form)![1]!
  await ask('/staff/sign-in', { _csrf: token, email: officer.email, password: DEMO_PASSWORD })
  return { ask, counted }
}

/** What a page asks once what is held in memory is there. Who is asking is held for seconds only: the better of two counts. */
async function queriesOf(path: string): Promise<string[]> {
  assert.equal((await ask(path)).statusCode, 200)
  const counts: string[][] = []
  for (const _ of ['once', 'again']) {
    counted.length = 0
    assert.equal((await ask(path)).statusCode, 200)
    counts.push(counted.splice(0))
  }
  return counts.toSorted((one, other) => one.length - other.length)[0]!
}

const asked = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
for (let number = 0; number < 30; number++) await buildRequest(ctx, { words: `Row ${number}` })
for (let number = 0; number < 5; number++) await buildFollower(ctx, asked.requestId, `f${number}@resident.example`)
for (let number = 0; number < 20; number++)
  await writeUpdate(withContext(ctx, { actor: officer }), {
    requestId: asked.requestId,
    audience: 'staff',
    words: 'Note',
  })

const conversation = await talkAbout(asked.requestId)

/** A conversation with whoever asked for it: the screen that shows the most. */
async function talkAbout(requestId: string): Promise<string> {
  const adviser = withContext(ctx, { actor: officer })
  const id = await startConversation(adviser, { channel: 'phone', direction: 'in' })
  const people = ctx.db.selectFrom('requests.participants').selectAll().where('request_id', '=', requestId)
  const reporter = await people.where('role', '=', 'reporter').executeTakeFirstOrThrow()
  await identifyCustomer(adviser, id, { how: 'said', customerId: reporter.customer_id! })
  await chaseRequest(adviser, { interactionId: id, requestId })
  await saveWords(adviser, { interactionId: id, postcode: 'SN15 1ER' })
  return id
}

const stopId = await addStop(withContext(ctx, { actor: officer }), {
  ...{ village: { en: 'Chippenham' }, place: { en: 'Hall' }, note: null, postcode: 'SN15 1ER' },
  ...{ startsAt: new Date(Date.now() + 3_600_000), endsAt: new Date(Date.now() + 7_200_000) },
})
const stopDesk = `/staff/tour/${stopId}/desk`
const ready = /name="_csrf" value="([^"]+)"/.exec((await ask(stopDesk)).body)![1]!
const tourDesk = String((await ask(stopDesk, { _csrf: ready })).headers.location)

/** The desk joins more than any other page; the one that is taken along has with it what other pages ask for later. */
const MORE: Record<string, number> = { 'a conversation on the desk': 6, 'the desk that is taken along': 5 }

const program = site.database.ctx({ actor: system('test') })
await sayDesks(program, 'chippenham', 2)
await sayDesks(program, EVERY_STOP, 1)
await setSkills(program, officer.id, ['video'])

const given = { name: 'Rosa Sample', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
const customer = await addCustomer(withContext(ctx, { actor: officer }), given)
await openCustomer(withContext(ctx, { actor: officer }), { customerId: customer, reason: 'speaking' })
for (let number = 0; number < 3; number++)
  await addCustomer(withContext(ctx, { actor: officer }), { ...given, name: `Rosa ${number}` })

for (const [what, path] of Object.entries({
  'a conversation on the desk': `/staff/desk/${conversation}`,
  'looking for somebody': '/staff/customers?find=ros',
  'the record of somebody': `/staff/customers/${customer}`,
  'the queue': '/staff/queue?tab=team',
  'the queue of all teams with filters': '/staff/queue?tab=overdue&team=all&service=pothole&text=row&days=1',
  'the page of a request': `/staff/requests/${asked.requestId}`,
  'the form of an action': `/staff/requests/${asked.requestId}/closure`,
  'what was taken': '/staff/taken',
  'answers and contacts': '/staff/knowledge?text=bin&postcode=SN15%201ER',
  'my list of answers': '/staff/knowledge/mine',
  'a team in the directory': '/staff/knowledge/contacts/team-highways',
  'who is away': '/staff/knowledge/away',
  'the rota of a team': '/staff/rota?team=highways',
  'what comes in beside the rota': '/staff/rota/demand',
  'all teams': '/staff/teams',
  'the tour of villages': '/staff/tour',
  'booking a time for whoever the adviser speaks with': `/staff/desk/${conversation}/booking`,
  'who has booked at a stop': `/staff/tour/${stopId}/bookings`,
  'the desk of who speaks by video': '/staff/desk',
  'a reception with who has booked': '/staff/reception/chippenham',
  'who booked and came': '/staff/bookings',
  'the desk that is taken along': tourDesk,
  'who is here': `/staff/queue/presence?ids=${asked.requestId}`,
})) {
  const most = MORE[what] ?? MOST
  test(`${what} asks the database at most ${most} times`, async () => {
    const queries = await queriesOf(path)
    assert.ok(queries.length > 0, 'nothing was counted')
    assert.ok(queries.length <= most, `${queries.length}:\n${queries.map(text => text.slice(0, 120)).join('\n')}`)
  })
}

test(`the free times that an adviser asks for ask the database at most ${MOST} times`, async () => {
  const path = `/staff/desk/${conversation}/booking`
  const token = /name="_csrf" value="([^"]+)"/.exec((await ask(path)).body)![1]!
  const asking = async () => {
    counted.length = 0
    const answer = await ask(path, {
      _csrf: token,
      act: 'times',
      about: '',
      how: 'desk',
      at: 'chippenham',
      name: 'Rosa',
    })
    assert.match(answer.body, /name="time"/)
    return counted.splice(0)
  }
  const [first, second] = [await asking(), await asking()]
  const queries = first.length < second.length ? first : second
  assert.ok(queries.length <= MOST, `${queries.length}:\n${queries.map(text => text.slice(0, 120)).join('\n')}`)
})

test('a conversation with who came to a desk, with her ticket, asks the database at most 6 times', async () => {
  const setChannel = (channel: string) =>
    ctx.db.updateTable('interactions.interactions').set({ channel }).where('id', '=', conversation).execute()
  await setChannel('desk')
  const queries = await queriesOf(`/staff/desk/${conversation}`)
  await setChannel('phone')
  assert.ok(queries.some(text => text.includes('reception.visits')))
  assert.ok(queries.length <= 6, `${queries.length}`)
})
