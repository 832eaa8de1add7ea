import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { holdInlets, noteLook, receiveArrivals } from '../../../modules/channels/index.ts'
import { event, publish, retryFailed } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const happened = event<{ id: string }>('test.happened', data => data.id)

test('without a worker the page says what that means; with one it does not', async () => {
  const admin = await site.signedIn(['administrator'])
  assert.match(wordsOf((await admin.get('/staff/system')).body), /No worker has shown itself in the last minute/)
  await sql`insert into platform.workers (id) values ('worker-1')`.execute(site.database.db)
  const words = wordsOf((await admin.get('/staff/system')).body)
  assert.doesNotMatch(words, /No worker has shown itself/)
  assert.match(words, /Workers 1 is working .*Nothing\. All that happened was handled/)
})

test('something parked is shown with its cause, and handled after another try', async () => {
  const admin = await site.signedIn(['administrator'])
  const ctx = site.database.ctx()
  await ctx.transaction(ctx => publish(ctx, happened({ id: newId() })))
  await sql`insert into platform.parked_events (follower, seq, tries, error, parked_at)
    select 'test', max(seq), 5, 'the cause', now() from platform.events`.execute(ctx.db)
  const { body } = await admin.get('/staff/system')
  assert.match(wordsOf(body), /test\.happened .* test the cause 5 Try again/)
  const seq = /name="seq" value="(\d+)"/.exec(body)![1]!
  assert.equal(
    (await admin.post('/staff/system/retry', { follower: 'test', seq })).location,
    '/staff/system?done=retried',
  )
  assert.match(wordsOf((await admin.get('/staff/system')).body), /Being tried/)
  const seen: string[] = []
  await retryFailed(ctx, [{ name: 'test', types: [happened.type], handle: async (_, e) => void seen.push(e.type) }])
  assert.deepEqual(seen, ['test.happened'])
  assert.match(wordsOf((await admin.get('/staff/system')).body), /All that happened was handled/)
})

test('what is not parked cannot be tried again', async () => {
  const admin = await site.signedIn(['administrator'])
  assert.equal((await admin.post('/staff/system/retry', { follower: 'test', seq: '999' })).status, 404)
  assert.equal((await admin.post('/staff/system/retry', { follower: 'test', seq: 'x' })).status, 404)
})

test('says whether email is really sent', async () => {
  const admin = await site.signedIn(['administrator'])
  assert.match(
    wordsOf((await admin.get('/staff/system')).body),
    /Email out Sent through the mail server.* Texts out Nothing is sent.* Letters out Printed here/,
  )
})

test('says how mail comes in, what troubles it, since when the oldest waits and how many could not be read', async () => {
  const admin = await site.signedIn(['administrator'])
  assert.match(wordsOf((await admin.get('/staff/system')).body), /Could not be read None No email comes in/)
  const ctx = site.database.ctx({ now: () => new Date(Date.now() - 3 * 3_600_000) })
  await holdInlets(ctx, newId(), ['smtp:2525', 'imap:good@host.test/INBOX', 'imap:bad@council.test@host.test/INBOX'])
  await noteLook(ctx, 'imap:good@host.test/INBOX', null)
  await noteLook(ctx, 'imap:bad@council.test@host.test/INBOX', 'host.test does not let us in: is the password right?')
  const mail = {
    medium: 'email' as const,
    source: 'test',
    sender: '',
    recipients: [],
    raw: Buffer.from('x'),
    mediaType: 'message/rfc822',
  }
  await receiveArrivals(ctx, [
    { ...mail, sourceKey: '1' },
    { ...mail, sourceKey: '2' },
    { ...mail, sourceKey: '3', problem: 'It is too large' },
  ])
  const words = wordsOf((await admin.get('/staff/system')).body)
  assert.match(words, /Waiting to be read Late 2, the oldest for 3 hours Could not be read 1: an adviser sees it/)
  assert.match(
    words,
    /bad@council\.test at host\.test\/INBOX Trouble host\.test does not let us in: is the password right\? since .* Not yet/,
  )
  assert.match(words, /Nothing is lost: the mail stays in the mailbox/)
  const adviser = await site.signedIn(['adviser'])
  assert.doesNotMatch(wordsOf((await adviser.get('/staff/mail')).body), /No mail has come/, 'it may start again')
  await noteLook(ctx, 'imap:bad@council.test@host.test/INBOX', 'host.test has no safe connection.\nerror:0A00010B:SSL')
  const { body } = await admin.get('/staff/system')
  assert.match(
    wordsOf(body),
    /host\.test has no safe connection\. since .* In the words of the program: error:0A00010B:SSL/,
  )
  assert.match(body, /<span class="fp-quiet">In the words of the program: error:0A00010B:SSL<\/span>/)
  await sql`update channels.inlets set problem_since = now() - interval '1 hour' where problem is not null`.execute(
    ctx.db,
  )
  assert.match(
    wordsOf((await adviser.get('/staff/mail')).body),
    /No mail has come from bad@council\.test at host\.test/,
  )
  assert.match(words, /good at host\.test\/INBOX Works .*Port 2525 Works It listens/)
  await sql`update channels.inlets set held_until = now() - interval '1 minute'`.execute(ctx.db)
  assert.match(wordsOf((await admin.get('/staff/system')).body), /Port 2525 No worker looks here/)
  await sql`update channels.inlets set held_until = now() - interval '2 days'`.execute(ctx.db)
  assert.match(wordsOf((await admin.get('/staff/system')).body), /No email comes in/)
})
