import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bookTime, listFreeTimes, sayDesks } from '../../../modules/bookings/index.ts'
import { listMessages, readArrivals, receiveArrival, replyAddress } from '../../../modules/channels/index.ts'
import { arrivalReader } from '../../../modules/correspondence/index.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('mail') })
const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada' })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
const VENUE = 'chippenham'
const from = 'rosa@resident.example'
const sentTo = async (recipient: string) =>
  (await listMessages(ctx, { limit: 100 })).rows.filter(each => each.recipient === recipient)

async function answer(to: string, words: string, subject: string): Promise<void> {
  const raw = Buffer.from(
    `From: Rosa Sample <${from}>\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${newId()}@x.example>\r\n\r\n${words}\r\n`,
  )
  const how = { medium: 'email' as const, source: 'smtp', sender: from, recipients: [to] }
  await receiveArrival(ctx, { ...how, sourceKey: newId(), raw, mediaType: 'message/rfc822' })
  while (await readArrivals(ctx, reader));
}

test('who answers the mail of a booking is read with the booking before anything else, and no service is suggested', async () => {
  await sayDesks(ctx, VENUE, 20)
  const resident = withContext(ctx, { channel: 'web' })
  const [time] = await listFreeTimes(resident, { venue: VENUE, needs: [] })
  const who = { name: 'Rosa Sample', email: from, phone: '', origin: 'https://council.test' }
  const booking = await bookTime(resident, { ...who, venue: VENUE, needs: [], from: time!.from })
  const [told] = await sentTo(from)
  assert.equal(told!.threadId, booking)
  const to = await replyAddress(ctx, 'reply@council.example', told!.threadId!)
  await answer(to, 'Can I come at 4 instead? Parking is hard before.', `Re: ${told!.subject}`)
  assert.match((await sentTo(from))[0]!.subject, /^We have your email/, 'she has a reference')
  const rows = ctx.db.selectFrom('correspondence.received').select('id').where('from_address', '=', from)
  const { id } = await rows.executeTakeFirstOrThrow()
  const { body } = await adviser.get(`/staff/mail/${id}`)
  const said = wordsOf(body)
  assert.match(said, /They answer what we wrote on .+m: Your time with us: .*Deal with this/)
  assert.ok(body.indexOf(`/staff/bookings/${booking}/time`) < body.indexOf('value="take"'))
  assert.doesNotMatch(said, /ticket|Begin with/i)
  assert.match(body, /<details[^>]* open>[\s\S]*We will see you on/)
  assert.equal((await adviser.get(`/staff/bookings/${booking}/time`)).status, 200)
  const taken = await adviser.post(`/staff/mail/${id}/act`, { act: 'take' })
  const desk = await adviser.get(taken.headers.location as string)
  assert.match(wordsOf(desk.body), /They answer what we wrote on/)
  assert.doesNotMatch(wordsOf(desk.body), /parking ticket/i)
})
