import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
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
  assert.match(wordsOf((await admin.get('/staff/system')).body), /Email Sent through the mail server/)
})
