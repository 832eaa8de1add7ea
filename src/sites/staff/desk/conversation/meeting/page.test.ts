import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { sendMail } from '../../../../../modules/correspondence/mail.fixture.ts'
import { addNeed } from '../../../../../modules/customers/index.ts'
import { identifyCustomer, takeWaiting } from '../../../../../modules/interactions/index.ts'
import { buildRequest } from '../../../../../modules/requests/testing.ts'
import { system } from '../../../../../platform/actor.ts'
import { newId } from '../../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()

test('one button adds a video meeting: she has the link, and the desk says whom to bring in', async () => {
  const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
  const acting = site.database.ctx({ actor: ada.person })
  const { location: desk } = await ada.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const interactionId = desk.split('/').at(-1)!
  assert.match(wordsOf((await ada.get(desk)).body), /Add a video meeting/)
  const nowhere = await ada.post(`${desk}/meeting`, { note: 'She asks for video', key: newId() })
  const refused = (await ada.get(nowhere.location)).body
  assert.match(wordsOf(refused), /The link was not sent/)
  assert.match(refused, />She asks for video<\/textarea>/, 'what was typed is kept')
  await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
  const { rows } = await sql<{
    id: string
  }>`select customer_id as id from customers.reachable where name = 'Rosa'`.execute(ctx.db)
  const customerId = rows[0]!.id
  await identifyCustomer(acting, interactionId, { customerId, how: 'said' })
  for (const [kind, detail] of [
    ['bsl', ''],
    ['interpreter', 'Polish'],
    ['large-print', ''],
  ] as const)
    await addNeed(acting, { customerId, source: 'colleague', kind, detail })
  const key = newId()
  const sent = await ada.post(`${desk}/meeting`, { note: 'She asks for video', 'was-note': 'She asks for video', key })
  assert.match(sent.location, /done=meeting-sent/)
  const { body } = await ada.get(desk)
  const room = /href="(https:\/\/meet\.test\/room-[^"]+)" target="_blank"/.exec(body)?.[1]
  assert.ok(room)
  assert.match(
    wordsOf(body),
    /The link went by email to rosa@resident\.example at .*Bring in for them: British Sign Language\. Interpreter: Polish Send the link again/,
  )
  const [mail] = await ctx.db
    .selectFrom('channels.messages')
    .select('words')
    .where('key', '=', `meeting:${key}`)
    .execute()
  assert.ok(mail!.words.includes(room))
})

test('who wrote and is nobody we know has the link where they wrote from, but not where they asked us not to write', async () => {
  const bea = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Bea Adviser' })
  const acting = site.database.ctx({ actor: bea.person })
  const meet = async (from: string, words: string) => {
    await sendMail(site.database.ctx({ actor: system('mail') }), { from, words })
    const written = ctx.db.selectFrom('correspondence.received').select('id').where('from_address', '=', from)
    const id = await takeWaiting(acting, (await written.executeTakeFirstOrThrow()).id)
    const key = newId()
    const { location } = await bea.post(`/staff/desk/${id}/meeting`, { key })
    await bea.post(`/staff/desk/${id}/hand`, { act: 'end' })
    const sent = ctx.db
      .selectFrom('channels.messages')
      .select(['medium', 'recipient'])
      .where('key', '=', `meeting:${key}`)
    return { location, sent: await sent.execute() }
  }
  const { location, sent } = await meet('nobody@one.example', 'Can I sign with somebody by video?')
  assert.match(location, /done=meeting-sent/)
  assert.deepEqual(sent, [{ medium: 'email', recipient: 'nobody@one.example' }])
  const afraid = await meet('her@one.example', 'My husband beats me. Please do not write, he reads my emails.')
  assert.deepEqual(afraid.sent, [])
})

test('where several wrote, the link goes to whom the colleague chose, and the screen says where it went', async () => {
  const cleo = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Cleo Adviser' })
  const acting = site.database.ctx({ actor: cleo.person })
  const program = site.database.ctx({ actor: system('mail') })
  const first = await sendMail(program, { from: 'lena@one.example', words: 'Can I sign with somebody by video?' })
  const joins = { subject: 'Re: Hello', headers: { 'In-Reply-To': first } }
  const received = (from: string) =>
    ctx.db.selectFrom('correspondence.received').select(['id', 'thread_id']).where('from_address', '=', from)
  const lena = await received('lena@one.example').executeTakeFirstOrThrow()
  // Whoever sent a letter on, or works here, is not whom it is about.
  await sendMail(program, { ...joins, from: 'chief@example.org', words: 'Any news?' })
  await sendMail(program, { ...joins, from: cleo.person.email, words: 'Any news for me?' })
  const id = await takeWaiting(acting, lena.id)
  const desk = `/staff/desk/${id}`
  const went = async () => {
    const sent = await ctx.db
      .selectFrom('channels.messages')
      .select('recipient')
      .where('key', 'like', 'meeting:%')
      .where('about', '=', id)
      .orderBy('created_at')
      .execute()
    return sent.map(({ recipient }) => recipient)
  }
  assert.match(wordsOf((await cleo.get(desk)).body), /Add a video meeting/)
  await cleo.post(`${desk}/meeting`, { key: newId(), meeting: 'send' })
  assert.deepEqual(await went(), ['lena@one.example'], 'not a colleague, who wrote last')
  assert.match(wordsOf((await cleo.get(desk)).body), /The link went by email to lena@one\.example at /)
  await sendMail(program, { ...joins, from: 'other@one.example', words: 'When is it?' })
  const { body } = await cleo.get(desk)
  assert.match(
    wordsOf(body),
    /Not only one person wrote here\. Choose who gets the link to the meeting\. Send the link to other@one\.example Send the link to lena@one\.example/,
  )
  assert.doesNotMatch(wordsOf(body), /Send the link to (chief|cleo)/i)
  await cleo.post(`${desk}/meeting`, { key: newId(), meeting: 'send' })
  assert.deepEqual(await went(), ['lena@one.example'], 'nothing goes by itself')
  const chief = await received('chief@example.org').executeTakeFirstOrThrow()
  await cleo.post(`${desk}/meeting`, { key: newId(), meeting: chief.id })
  await cleo.post(`${desk}/meeting`, { key: newId(), meeting: lena.id })
  assert.deepEqual(await went(), ['lena@one.example', 'lena@one.example'])
})
