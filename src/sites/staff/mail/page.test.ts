import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { receiveArrival } from '../../../modules/channels/index.ts'
import { listReceived } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { changeTeam, readOrganisation } from '../../../modules/organisation/index.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()

test('what did not arrive is for who answers first for all; an officer has what belongs to her teams, and mends it', async () => {
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
  assert.match(wordsOf((await officer.get('/staff/mail/failed')).body), /Every message has arrived/)
})

test('whose team works in confidence mends what did not arrive of it, and nobody else', async () => {
  const admin = await site.signedIn(['administrator'])
  await changeTeam(site.database.ctx({ actor: admin.person }), 'childrens-care', { private: true })
  const { email } = (await readOrganisation(ctx)).teams.get('childrens-care')!
  const mail = { from: 'w@home.example', to: email, subject: 'My son', words: 'He is ill' }
  await sendMail(site.database.ctx({ actor: system('mail') }), mail)
  const failed = { status: 'failed', settled_at: ctx.now(), sought_at: ctx.now(), answer: '550 no such user' }
  const { id, about } = await ctx.db
    .updateTable('channels.messages')
    .set(failed)
    .where('recipient', '=', 'w@home.example')
    .returning(['id', 'about'])
    .executeTakeFirstOrThrow()
  const hers = await site.signedIn(['officer'], { teams: ['childrens-care'], name: 'Hers' })
  const other = await site.signedIn(['officer'], { teams: ['highways'], name: 'Other' })
  const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'] })
  const address = `/staff/mail/failed/${id}`
  assert.match(wordsOf((await hers.get('/staff/mail')).body), /One message to somebody did not arrive/)
  assert.match((await hers.get(`/staff/mail/${about}`)).body, new RegExp(`href="${address}"`))
  assert.match((await hers.get(address)).body, /Email to w@home\.example/)
  assert.doesNotMatch((await adviser.get('/staff/mail/failed')).body, /w@home\.example/)
  assert.doesNotMatch((await other.get('/staff/mail')).body, /did not arrive/)
  for (const one of [other, adviser]) assert.equal((await one.post(address, { act: 'told' })).status, 404)
  await sql`insert into channels.messages (id, key, medium, recipient, language, subject, words, status, settled_at, sought_at, created_at)
    select gen_random_uuid(), 'later:' || n, 'email', 'a@b.example', 'en', 'Hello', 'Words', 'failed', ${ctx.now()}::timestamptz + interval '1 hour', ${ctx.now()}, ${ctx.now()}
    from generate_series(1, 60) n`.execute(ctx.db)
  assert.match(
    (await hers.get('/staff/mail/failed')).body,
    /Email to w@home\.example/,
    'of all of others hers is not lost',
  )
  const old = new Date(ctx.now().getTime() - 100 * 86_400_000)
  await ctx.db.updateTable('channels.messages').set({ created_at: old }).where('id', '=', id).execute()
  assert.match((await hers.get(address)).body, /Email to w@home\.example/, 'where its thread leads to it')
  await hers.post(address, { act: 'told' })
  assert.match((await hers.get('/staff/mail/failed')).body, /Every message has arrived/)
  assert.doesNotMatch((await hers.get(`/staff/mail/${about}`)).body, new RegExp(`href="${address}"`))
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

test('what somebody in danger asked of our answer stands with her words', async () => {
  const words = 'My bin is full.\n-- \nMeg\nPS My husband beats me. Please do not write back, he reads my mail.'
  await sendMail(ctx, { from: 'meg@a.example', words })
  const [mail] = (await listReceived(withContext(ctx, { actor: system('test') }), { which: 'all' })).rows
  const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Reads' })
  const shown = wordsOf((await adviser.get(`/staff/mail/${mail!.id}`)).body)
  assert.match(shown, /They asked us not to write back\.\s+My bin is full\.\s+--\s+Meg\s+PS My husband/)
})
