// Somebody who speaks by video from a location: called, shown to the screen, and gone when it is over.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system } from '../../../../test/support/database.ts'
import {
  bookTime,
  checkInBooked,
  listFreeTimes,
  roomOfBooking,
  sayDesks,
  takeVideoVisit,
} from '../../../modules/bookings/index.ts'
import { endConversation } from '../../../modules/interactions/index.ts'
import { changeTeam, setSkills } from '../../../modules/organisation/index.ts'
import { localDay } from '../../../platform/dates/index.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const [HERE, TEAM] = ['chippenham', 'housing-options']
const admin = site.database.ctx({ actor: system('test') })
await sayDesks(admin, HERE, 20)
await changeTeam(admin, TEAM, { video: 'https://video.example/{room}' })

async function bookedNow(name: string, phone: string, more: { email?: string; needs?: ['bsl'] } = {}): Promise<string> {
  const { email = '', needs = [] } = more
  const wish = { venue: HERE, team: TEAM, needs }
  const [first] = await listFreeTimes(ctx, wish)
  const id = await bookTime(ctx, { name, email, phone, origin: '', ...wish, from: first!.from })
  const now = { day: localDay(new Date()), starts_at: new Date(), ends_at: new Date(Date.now() + 1_800_000) }
  await ctx.db.updateTable('bookings.bookings').set(now).where('id', '=', id).execute()
  return id
}

test('the room that was booked is the meeting of the conversation, with whom to bring in, and is sent again', async () => {
  const cleo = await site.signedIn(['adviser'], { name: 'Cato Special', teams: [TEAM] })
  await setSkills(admin, cleo.person.id, ['video'])
  const id = await bookedNow('Tess Sample', '', { email: 'tess@resident.example', needs: ['bsl'] })
  const room = (await roomOfBooking(ctx))({ id, team: TEAM })!
  const { location: desk } = await cleo.post(`/staff/desk/video/${id}`, {})
  const { body } = await cleo.get(desk)
  assert.ok(body.includes(`href="${room}" target="_blank"`), 'the room stands in the conversation')
  assert.match(
    wordsOf(body),
    /Told us when they booked British Sign Language .*Booked for Tess Sample\..*Video meeting Open the room .*This is the room they booked\. Bring in for them: British Sign Language Send the link again/,
  )
  assert.doesNotMatch(wordsOf(body), /Add a video meeting/)
  assert.ok((await cleo.get('/staff/desk')).body.includes(`href="${room}"`), 'and on the desk')
  const key = newId()
  assert.match((await cleo.post(`${desk}/meeting`, { key })).location, /done=meeting-sent/)
  const sent = await ctx.db
    .selectFrom('channels.messages')
    .select(['recipient', 'words'])
    .where('key', '=', `meeting:${key}`)
    .execute()
  assert.deepEqual(
    sent.map(({ recipient, words }) => [recipient, words.includes(room)]),
    [['tess@resident.example', true]],
  )
  const again = wordsOf((await cleo.get(desk)).body)
  assert.match(again, /This is the room they booked\. The link went by email at/)
  await cleo.post(`${desk}/hand`, { act: 'end' })
  const wrapUp = (await cleo.get(`${desk}/wrap-up`)).body
  assert.match(wrapUp, /Sent the link to a meeting by video by email\./)
  assert.doesNotMatch(wrapUp, /by video by null/)
})

test('the specialist begins: the ticket is called, reception shows her to the screen, and it is over with the conversation', async () => {
  const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
  const cleo = await site.signedIn(['adviser'], { name: 'Cleo Special', teams: [TEAM] })
  await setSkills(admin, cleo.person.id, ['video'])
  const id = await bookedNow('Rosa Sample', '01632 960001')
  const visit = await checkInBooked(site.database.ctx({ actor: ada.person }), id)
  const here = `/staff/reception/${HERE}`
  const reads = async (path: string) => wordsOf((await ada.get(path)).body)
  assert.match(await reads(`/display/${HERE}`), /Nobody is called just now|We are closed/)
  const acting = site.database.ctx({ actor: cleo.person })
  const conversation = await takeVideoVisit(acting, id)
  assert.match(await reads(`/display/${HERE}`), /[A-Z]\d\d Reception/)
  assert.match(await reads(here), /Show to the screen \(1\) .*Rosa Sample.*They are at the screen/)
  assert.equal((await ada.post(`${here}/visits/${visit}`, { act: 'shown' })).location, here)
  const shown = await reads(here)
  assert.doesNotMatch(shown, /Show to the screen/)
  assert.match(shown, /Being served [A-Z]\d\d by video/)
  assert.match(wordsOf((await cleo.get('/staff/desk')).body), /Video visits today .*Rosa Sample/)
  await endConversation(acting, conversation)
  assert.doesNotMatch(wordsOf((await cleo.get('/staff/desk')).body), /Video visits today/)
})

test('where the specialist was quicker, who booked is still to be checked in, and can be said to have left', async () => {
  const ada = await site.signedIn(['adviser'], { name: 'Amy Adviser' })
  const cleo = await site.signedIn(['adviser'], { name: 'Cora Special', teams: [TEAM] })
  await setSkills(admin, cleo.person.id, ['video'])
  const id = await bookedNow('Quinn Sample', '01632 960002')
  await takeVideoVisit(site.database.ctx({ actor: cleo.person }), id)
  const here = `/staff/reception/${HERE}`
  const reads = async () => wordsOf((await ada.get(here)).body)
  assert.match(await reads(), /Booked today .*Quinn Sample/)
  assert.match((await ada.post(here, { who: 'Quinn Sample', key: newId() })).body, new RegExp(`booking:${id}`))
  const { location } = await ada.post(`${here}/bookings/${id}`, { act: 'here' })
  assert.match(location, /ticket=./)
  assert.match(await reads(), /Show to the screen \(1\) .*Quinn Sample.*They left/)
  const visit = new URL(location, 'https://x.test').searchParams.get('ticket')
  await ada.post(`${here}/visits/${visit}`, { act: 'left' })
  assert.doesNotMatch(await reads(), /Show to the screen/)
})

test('who did not come to a video that had begun can be said not to have come', async () => {
  const ada = await site.signedIn(['adviser'], { name: 'Abi Adviser' })
  const cleo = await site.signedIn(['adviser'], { name: 'Cara Special', teams: [TEAM] })
  await setSkills(admin, cleo.person.id, ['video'])
  const id = await bookedNow('Nell Sample', '01632 960003')
  const acting = site.database.ctx({ actor: cleo.person })
  const conversation = await takeVideoVisit(acting, id)
  const here = `/staff/reception/${HERE}`
  const missed = async () => (await ada.post(`${here}/bookings/${id}`, { act: 'missed' })).location
  assert.match(wordsOf((await ada.get(await missed())).body), /A colleague still has the video open for them/)
  await endConversation(acting, conversation)
  assert.match(
    wordsOf((await ada.get(here)).body),
    /Nell Sample.*They are here Nell Sample They did not come Nell Sample/,
  )
  assert.equal(await missed(), here)
  assert.match(wordsOf((await ada.get(here)).body), /Nell Sample did not come/)
})
