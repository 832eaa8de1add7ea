import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { closeRequest, readRequest } from '../../../../modules/requests/index.ts'
import { buildRequest, type RequestParts } from '../../../../modules/requests/testing.ts'
import { system } from '../../../../platform/actor.ts'
import { withContext } from '../../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const HIGHWAYS = { teams: ['highways'] }
const leader = await site.signedIn(['officer', 'team-leader'], { ...HIGHWAYS, name: 'Lea Leader' })
const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Olive Officer' })

const ask = async (parts: RequestParts = {}) => (await buildRequest(ctx, parts)).requestId
const read = (id: string) => readRequest(withContext(ctx, { actor: system('test') }), id)
const pathTo = (act: string, ids: string[]) => `/staff/queue/selection/${act}?ids=${ids.join('.')}`

describe('what was ticked in a queue', () => {
  test('leads to the page where it is done, and nothing ticked leads back with a word', async () => {
    const ids = [await ask(), await ask()]
    await officer.get('/staff/queue?tab=team')
    const { location } = await officer.post('/staff/queue/selection', { act: 'assignment', id: ids })
    assert.equal(location, pathTo('assignment', ids))
    const nothing = await officer.post('/staff/queue/selection', { act: 'message' })
    assert.match(nothing.location, /^\/staff\/queue\?tab=team&team=mine&done=nothing-selected$/)
    assert.match(wordsOf((await officer.get(nothing.location)).body), /Tick the requests first/)
  })

  test('is assigned to one colleague', async () => {
    const ids = [await ask(), await ask()]
    await officer.post(pathTo('assignment', ids), { to: officer.person.id, ids: ids.join('.') })
    for (const id of ids) assert.equal((await read(id)).assignedName, 'Olive Officer')
  })

  test('gets one message, each request its own', async () => {
    const ids = [await ask(), await ask()]
    const missing = await officer.post(pathTo('message', ids), { words: '', ids: ids.join('.') })
    assert.match(wordsOf(missing.body), /Write your message/)
    await officer.post(pathTo('message', ids), { words: 'The crew is ill today', ids: ids.join('.') })
    for (const id of ids) assert.equal((await read(id)).updates[0]!.words, 'The crew is ill today')
  })

  test('lists what it is about, and leaves out what is closed or not to be seen', async () => {
    const [open, closed] = [await ask({ words: 'Open one' }), await ask({ words: 'Closed one' })]
    const hidden = await ask({ words: 'Hidden one', sensitive: true, team: 'adult-care' })
    await closeRequest(withContext(ctx, { actor: leader.person }), {
      requestId: closed,
      outcome: 'done',
      words: 'Done',
    })
    const page = wordsOf((await officer.get(pathTo('message', [open, closed, hidden]))).body)
    assert.match(page, /These requests: 1 request .*Open one/)
    assert.doesNotMatch(page, /Closed one|Hidden one/)
    await officer.post(pathTo('message', [hidden]), { words: 'x', ids: hidden })
    assert.equal((await read(hidden)).updates.length, 0)
  })
})

describe('closing several', () => {
  const closing = { outcome: 'done', words: 'All filled', sure: 'yes' }

  test('is for a leader only', async () => {
    const ids = [await ask(), await ask()]
    assert.equal((await officer.get(pathTo('closure', ids))).status, 404)
    assert.equal((await officer.post(pathTo('closure', ids), { ...closing, ids: ids.join('.') })).status, 404)
    assert.equal((await read(ids[0]!)).status, 'open')
    assert.doesNotMatch((await officer.get('/staff/queue?tab=team')).body, /value="closure"/)
  })

  test('shows them all, asks whether it is true for every one, and closes them with the same words', async () => {
    const ids = [await ask({ words: 'First hole' }), await ask({ words: 'Second hole' })]
    assert.match(wordsOf((await leader.get(pathTo('closure', ids))).body), /First hole.*Second hole/)
    const unsure = await leader.post(pathTo('closure', ids), { ...closing, sure: '', ids: ids.join('.') })
    assert.equal(unsure.status, 422)
    assert.match(wordsOf(unsure.body), /Confirm that this is true for every one/)
    await leader.post(pathTo('closure', ids), { ...closing, ids: ids.join('.') })
    for (const id of ids) assert.equal((await read(id)).closures[0]!.words, 'All filled')
  })

  test('is offered to the leader of the team that has them, and leaves out what is another team’s', async () => {
    const elsewhere = await site.signedIn(['officer', 'team-leader'], { teams: ['waste'], name: 'Wes Waste' })
    const [own, other] = [await ask({ team: 'waste', words: 'Own one' }), await ask({ words: 'Other one' })]
    const page = wordsOf((await elsewhere.get(pathTo('closure', [own, other]))).body)
    assert.match(page, /These requests: 1 request 1 of those you ticked is the work of others .*Own one/)
    assert.doesNotMatch(page, /Other one/)
    const both = { ...closing, ids: [own, other].join('.') }
    assert.match(
      wordsOf((await elsewhere.post(pathTo('closure', [own, other]), both)).body),
      /the work of another team/,
    )
    assert.equal((await read(own)).status, 'open')
    assert.match((await elsewhere.get('/staff/queue?tab=team&team=waste')).body, /value="closure"/)
    assert.doesNotMatch(
      (await elsewhere.get('/staff/queue?tab=team&team=highways')).body,
      /value="(closure|assignment)"/,
    )
  })

  test('warns where they are of different services', async () => {
    const ids = [await ask(), await ask({ service: 'street-light', team: 'highways' })]
    assert.match(wordsOf((await leader.get(pathTo('closure', ids))).body), /They are of different services/)
  })

  test('asks for what a refusal and another body need', async () => {
    const ids = [await ask()]
    const refused = { ...closing, outcome: 'refused', ids: ids.join('.') }
    assert.match(
      wordsOf((await leader.post(pathTo('closure', ids), refused)).body),
      /how the customer can challenge this/,
    )
    const elsewhere = { ...closing, outcome: 'elsewhere', ids: ids.join('.') }
    assert.match(wordsOf((await leader.post(pathTo('closure', ids), elsewhere)).body), /Write whose it is/)
  })
})
