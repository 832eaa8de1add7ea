import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { readThread } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { Memory } from '../../../platform/memory.ts'
import { testStaffSite } from '../testing.ts'
import { showThread } from './show-mail.ts'

const site = await testStaffSite({ after }, { MAIL_REPLY_TO: 'reply@council.example' })
const ctx = site.database.ctx({ actor: system('mail') })

test('whoever tries a demonstration out finds on the page of a mail where to answer, and it comes into the same thread', async () => {
  const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'] })
  await sendMail(ctx, { from: 'you@resident.example', words: 'The street light is broken' })
  const first = await ctx.db.selectFrom('correspondence.received').select(['id', 'thread_id']).executeTakeFirstOrThrow()
  const page = `/staff/mail/${first.id}`
  const [, to] = /Answers come to (reply\+[0-9a-f]{48}@council\.example)</.exec((await adviser.get(page)).body) ?? []
  assert.ok(to)
  await sendMail(ctx, { from: 'you@resident.example', to, words: 'It is at 4 Mill Lane' })
  const rows = await ctx.db.selectFrom('correspondence.received').select('thread_id').execute()
  assert.deepEqual(
    rows.map(({ thread_id }) => thread_id),
    [first.thread_id, first.thread_id],
  )
  assert.match((await adviser.get(page)).body, /It is at 4 Mill Lane/)
  await sql`update platform.settings set value = 'false' where name = 'demo'`.execute(ctx.db)
  const elsewhere = withContext(ctx, { memory: new Memory() })
  const thread = await showThread(elsewhere, await readThread(elsewhere, { receivedId: first.id }))
  const tokens = thread.map(each => ('token' in each ? each.token : null))
  assert.ok(tokens.length > 2 && tokens.every(token => token === null), 'it is the writer’s alone')
})
