import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { receiveArrival } from '../../../modules/channels/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()

test('only who may open what did not arrive is told of it', async () => {
  await sql`insert into channels.messages (id, key, medium, recipient, language, subject, words, status, settled_at, sought_at, created_at)
    values (gen_random_uuid(), 'failed', 'email', 'a@b.example', 'en', 'Hello', 'Words', 'failed', ${ctx.now()}, ${ctx.now()}, ${ctx.now()})`.execute(
    ctx.db,
  )
  const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Officer' })
  const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Adviser' })
  const told = /did not arrive/
  assert.match(wordsOf((await adviser.get('/staff/mail')).body), told)
  assert.equal((await adviser.get('/staff/mail/failed')).status, 200)
  const { status, body } = await officer.get('/staff/mail')
  assert.equal(status, 200)
  assert.doesNotMatch(wordsOf(body), told)
  assert.equal((await officer.get('/staff/mail/failed')).status, 404)
})

test('that something could not be read is a link for who may open it alone', async () => {
  const arrival = {
    medium: 'email' as const,
    source: 'test',
    sourceKey: 'broken',
    sender: '',
    recipients: [] as string[],
  }
  await receiveArrival(ctx, { ...arrival, raw: Buffer.from('x'), mediaType: 'message/rfc822', problem: 'cut' })
  await ctx.db.updateTable('channels.arrivals').set({ state: 'unreadable' }).execute()
  const shown = async (role: 'adviser' | 'officer') =>
    wordsOf((await (await site.signedIn([role], { teams: ['highways'] })).get('/staff/mail')).body)
  assert.match(await shown('adviser'), /could not be read/)
  assert.doesNotMatch(await shown('officer'), /could not be read/)
})
