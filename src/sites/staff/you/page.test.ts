import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { followAll } from '../../../../test/support/database.ts'
import { disableStaff } from '../../../modules/organisation/index.ts'
import { closeRequest, participantToken } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { askSwap, planShifts, readOwnRota, rotaFollower } from '../../../modules/rota/index.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const HIGHWAYS = { teams: ['highways'] }
const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Thanked Officer' })
const leader = await site.signedIn(['team-leader'], { ...HIGHWAYS, name: 'Coaching Leader' })
const read = async (visitor: { get(path: string): Promise<{ body: string }> }, path: string) =>
  wordsOf((await visitor.get(path)).body)

test('a resident’s thanks reach the colleague who did it, once, and she finds them first when she comes', async () => {
  const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
  const link = `/track/${await participantToken(ctx, participantId)}`
  const resident = site.visitor()
  assert.doesNotMatch(await read(resident, link), /Say thank you/)
  await closeRequest(withContext(ctx, { actor: officer.person }), { requestId, outcome: 'done', words: 'Filled.' })
  assert.match(await read(resident, link), /Say thank you to the person who did it/)
  assert.equal((await resident.post(`${link}/thanks`, { words: '' })).status, 422)
  assert.equal((await resident.post(`${link}/thanks`, { words: 'So quick!' })).location, `${link}?done=thanked`)
  await resident.post(`${link}/thanks`, { words: 'So quick!' })
  assert.doesNotMatch(await read(resident, link), /Say thank you/)
  assert.equal((await officer.get('/staff')).location, '/staff/you')
  const page = await read(officer, '/staff/you')
  assert.equal(page.match(/So quick!/g)?.length, 1)
  assert.notEqual((await officer.get('/staff')).location, '/staff/you', 'she has seen them')
  assert.match(
    await read(leader, '/staff/you'),
    /Thanks to your people Thanked Officer was thanked for: Pothole .*So quick/,
  )

  const adviser = await site.signedIn(['adviser'], { name: 'Passing Adviser' })
  const fields = { to: officer.person.id, words: 'She rang to say thank you' }
  assert.match((await adviser.post(`/staff/requests/${requestId}/thanks`, fields)).location, /done=thanked/)
  assert.match(await read(officer, '/staff/you'), /Told to Passing Adviser.*She rang to say thank you/)
  const other = { ...fields, to: leader.person.id }
  assert.equal((await adviser.post(`/staff/requests/${requestId}/thanks`, other)).status, 422)
})

test('a compliment reaches the colleague it names, though she had nothing to do with it here', async () => {
  const [named, adviser] = [
    await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Jane Kindly' }),
    await site.signedIn(['adviser'], { name: 'Passing Adviser' }),
  ]
  await site.person(['officer'], { ...HIGHWAYS, name: 'Jane Other' })
  const words = 'Jane at the library was so kind'
  const { requestId } = await buildRequest(ctx, { service: 'compliment', words, place: null })
  const path = `/staff/requests/${requestId}/thanks`
  assert.match((await adviser.get(path)).body, />Jane at the library was so kind<\/textarea>/)
  const send = (name: string, to = 'other') => adviser.post(path, { to, name, words })
  assert.match(wordsOf((await send('Nobody')).body), /Nobody of that name works here/)
  assert.match(wordsOf((await send('')).body), /Enter the name of whom the thanks are for/)
  const several = await send('jane')
  assert.match(wordsOf(several.body), /Several colleagues have that name.*Jane Kindly.*Jane Other/)
  assert.match((await send('jane', named.person.id)).location, /done=thanked/)
  assert.match(await read(named, '/staff/you'), /Told to Passing Adviser.*Jane at the library was so kind/)
})

test('a coaching note is read and answered by the colleague, and by nobody but her and the leader who wrote it', async () => {
  const page = `/staff/you/people/${officer.person.id}`
  assert.equal((await leader.post(page, { words: '' })).status, 422)
  assert.equal((await leader.post(page, { words: 'You listened well' })).location, `${page}?done=written`)
  const { body } = await officer.get('/staff/you')
  assert.match(wordsOf(body), /Coaching Leader wrote .*You listened well/)
  const note = /action="(\/staff\/you\/notes\/[^"]+)"/.exec(body)![1]!
  const answered = await officer.post(note, { words: 'Thank you, I will', about: officer.person.id })
  assert.equal(answered.location, '/staff/you?done=answered')
  assert.match(await read(leader, page), /Seen today.*Thanked Officer answered .*Thank you, I will/)

  const peer = await site.signedIn(['team-leader'], { ...HIGHWAYS, name: 'Other Leader' })
  assert.doesNotMatch(await read(peer, page), /listened well/)
  const admin = await site.signedIn(['administrator'], { name: 'Curious Admin' })
  for (const [visitor, path] of [
    [admin, page],
    [officer, page],
  ] as const)
    assert.equal((await visitor.get(path)).status, 404)
  for (const visitor of [peer, admin]) assert.equal((await visitor.post(note, { words: 'Hm' })).status, 404)
  const elsewhere = await site.signedIn(['team-leader'], { teams: ['waste'], name: 'Waste Leader' })
  assert.equal((await elsewhere.post(page, { words: 'Hello' })).status, 404)
})

test('a promise that breaks tomorrow is given from the board to somebody who can keep it', async () => {
  const { requestId } = await buildRequest(ctx, { team: 'highways' })
  await ctx.db
    .updateTable('requests.requests')
    .set({ next_due_at: new Date(Date.now() + 3_600_000) })
    .where('id', '=', requestId)
    .execute()
  assert.match(await read(leader, '/staff/board'), /break by tomorrow .*Nobody Me .*Thanked Officer/)
  const given = await leader.post('/staff/board/assignment', { request: requestId, to: officer.person.id })
  assert.equal(given.location, '/staff/board?done=assigned')
  const row = ctx.db.selectFrom('requests.requests').select('assigned_to').where('id', '=', requestId)
  assert.equal((await row.executeTakeFirstOrThrow()).assigned_to, officer.person.id)
})

test('what is overdue already is said on the board, and then nobody reads that every promise is kept', async () => {
  const lee = await site.signedIn(['team-leader'], { teams: ['parking'], name: 'Late Leader' })
  assert.match(await read(lee, '/staff/board'), /None. Every promise due by tomorrow is kept/)
  const { requestId } = await buildRequest(ctx, { team: 'parking' })
  const late = { next_due_at: new Date(Date.now() - 3_600_000) }
  await ctx.db.updateTable('requests.requests').set(late).where('id', '=', requestId).execute()
  const { body } = await lee.get('/staff/board')
  assert.match(wordsOf(body), /Overdue already: 1\. Show what is overdue No more break by tomorrow/)
  assert.doesNotMatch(wordsOf(body), /Every promise/)
  assert.match(body, /href="\/staff\/queue\?tab=overdue"/)
})

test('thanks reach the leader too, without the words where it was asked in confidence', async () => {
  const lena = await site.signedIn(['team-leader'], { teams: ['waste'], name: 'Lena Leader' })
  const will = await site.signedIn(['officer'], { teams: ['waste'], name: 'Will Worker' })
  const other = await site.signedIn(['team-leader'], { teams: ['planning'], name: 'Far Leader' })
  const thank = async (service: string, words: string) => {
    const { requestId } = await buildRequest(ctx, { service })
    const given = { id: newId(), to_id: will.person.id, request_id: requestId, told_to: lena.person.id, words }
    await ctx.db
      .insertInto('coaching.thanks')
      .values({ ...given, given_at: new Date() })
      .execute()
  }
  await thank('compliment', 'Will was so kind')
  await thank('anti-social-behaviour', 'He kept me safe from my neighbour')
  assert.equal((await lena.get('/staff')).location, '/staff/you', 'there is something she has not seen')
  const hers = await read(lena, '/staff/you')
  assert.match(hers, /Thanks to your people .*Will Worker was thanked for something in confidence/)
  assert.match(hers, /Will was so kind/)
  assert.doesNotMatch(hers, /kept me safe/)
  assert.notEqual((await lena.get('/staff')).location, '/staff/you', 'she has seen it')
  assert.doesNotMatch(await read(other, '/staff/you'), /Will was so kind/)
})

test('two colleagues swap a shift on their own pages', async () => {
  const team = { teams: ['customer-services'] }
  const [ann, bob] = [
    await site.signedIn(['adviser'], { ...team, name: 'Ann Swaps' }),
    await site.signedIn(['adviser'], { ...team, name: 'Bob Swaps' }),
  ]
  const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10)
  const common = { team: 'customer-services', from: 540, to: 720, channel: null, location: null }
  const program = withContext(ctx, { actor: system('test') })
  await planShifts(program, { ...common, staff: [ann.person.id], days: [day(2)] })
  await planShifts(program, { ...common, staff: [bob.person.id], days: [day(3)] })
  const link = /href="(\/staff\/you\/swaps\?shift=[^"]+)"/.exec((await ann.get('/staff/you')).body)![1]!
  const offered = await ann.get(link)
  const theirs = /name="theirs" type="radio" value="([^"]+)"/.exec(offered.body)![1]!
  const shift = link.split('=')[1]!
  assert.equal((await ann.post(link, { act: 'ask', shift, theirs })).location, '/staff/you?done=swap-asked')
  const own = await ann.get('/staff/you')
  assert.match(wordsOf(own.body), /A swap is asked for: see below/)
  assert.doesNotMatch(own.body, new RegExp(`swaps\\?shift=${shift}`))
  const again = await ann.post(link, { act: 'ask', shift, theirs })
  assert.match(wordsOf(again.body), /asked for already/)
  assert.equal((await bob.get('/staff')).location, '/staff/you')
  const asked = await bob.get('/staff/you')
  assert.match(wordsOf(asked.body), /Waits for an answer Ann Swaps asks Bob Swaps to swap .*Yes, swap/)
  const swap = /name="swap" value="([^"]+)"/.exec(asked.body)![1]!
  const [cat, dan] = [
    await site.signedIn(['adviser'], { ...team, name: 'Cat Swaps' }),
    await site.signedIn(['adviser'], { ...team, name: 'Dan Leaves' }),
  ]
  await planShifts(program, { ...common, staff: [cat.person.id], days: [day(5)] })
  await planShifts(program, { ...common, staff: [dan.person.id], days: [day(6)] })
  const asCat = withContext(ctx, { actor: cat.person })
  const { mine, all } = await readOwnRota(asCat)
  const dans = all.find(({ staffId }) => staffId === dan.person.id)!
  const lost = await askSwap(asCat, { shiftId: mine[0]!.id, theirShiftId: dans.id })
  await disableStaff(program, dan.person.id)
  await followAll(ctx, rotaFollower)
  assert.match(
    wordsOf((await cat.get('/staff/you')).body),
    /Not possible any more: Dan Leaves has left Cat Swaps asks Dan Leaves to swap .*I have seen it/,
  )
  await cat.post('/staff/you/swaps', { act: 'seen', swap: lost })
  assert.doesNotMatch(wordsOf((await cat.get('/staff/you')).body), /I have seen it/)
  assert.equal((await bob.post('/staff/you/swaps', { act: 'yes', swap })).location, '/staff/you?done=swap-done')
  assert.match(wordsOf((await ann.get('/staff/you')).body), /Done Ann Swaps asks Bob Swaps/)
  const week = wordsOf((await ann.get(`/staff/rota?team=customer-services&week=${day(2)}`)).body)
  assert.match(week, /Ann Swaps, \w+ \d+ \w+.*, 9am to midday, swapped with Bob Swaps, .*\. Bob Swaps said yes/)
  assert.doesNotMatch(week, /Bob Swaps (planned|took off)/)
})
