// What stands with one message of a thread: who sent it on, and a sound that is not here.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readArrivals } from '../../../modules/channels/index.ts'
import { arrivalReader, fetchFile, receiveVoiceMessage } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { getStaff } from '../../../modules/organisation/index.ts'
import { system } from '../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('mail') })
const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'] })
const idOf = async (address: string) =>
  (
    await ctx.db
      .selectFrom('correspondence.received')
      .select('id')
      .where('from_address', '=', address)
      .executeTakeFirstOrThrow()
  ).id

test('of a mail that a colleague sent on an adviser sees who, when, and what they wrote above it', async () => {
  const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olu Officer' })
  const { email } = await getStaff(ctx, officer.person.id!)
  const words =
    'Please see below, and tell me what you told her.\n\n---------- Forwarded message ---------\nFrom: Jo <jo@resident.example>\nDate: Wed, 2 Dec 2026 at 10:00\nSubject: The lamp\nTo: <olu@council.example>\n\nIt is dark in Mill Lane.'
  await sendMail(ctx, { from: `Olu Officer <${email}>`, subject: 'Fwd: The lamp', words })
  const { body } = await adviser.get(`/staff/mail/${await idOf('jo@resident.example')}`)
  assert.match(
    wordsOf(body),
    new RegExp(
      `Sent on by Olu Officer, ${RegExp.escape(email)}, .{4,40} Please see below, and tell me what you told her\\.`,
    ),
  )
})

test('that a sound is missing stands with the message, with a way to try again', async () => {
  const about = { provider: 'line', call: 'c', recording: 'r', from: '+447700900124', dialled: '+441249706111' }
  const url = 'https://line.example/r'
  await receiveVoiceMessage(ctx, { ...about, url, seconds: 9, line: null, language: 'en', service: null })
  site.database.ports.recordings = { fetch: () => Promise.reject(new Error('The provider answered 403')) }
  while (await readArrivals(ctx, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
  const id = await idOf('+447700900124')
  await assert.rejects(fetchFile(ctx, { receivedId: id, position: 0, lastTry: false }))
  const page = `/staff/mail/${id}`
  const failed = wordsOf((await adviser.get(page)).body)
  assert.match(failed, /Its sound is not here.*did not come yet: The provider answered 403\) Try to fetch it again/)
  await adviser.post(`${page}/act`, { act: 'fetch', position: '0' })
  assert.match(wordsOf((await adviser.get(page)).body), /Recording \(it is being fetched from the provider\)/)
  site.database.ports.recordings = { fetch: async () => Buffer.from('ID3 sound') }
  await fetchFile(ctx, { receivedId: id, position: 0, lastTry: false })
  const { body } = await adviser.get(page)
  assert.match(body, /<audio /)
  assert.doesNotMatch(wordsOf(body), /Its sound is not here/)
})
