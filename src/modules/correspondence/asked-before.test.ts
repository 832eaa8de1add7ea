import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { listMessages, readArrivals } from '../channels/index.ts'
import { listWork, readConversation, takeWaiting } from '../interactions/index.ts'
import { arrivalReader, beforeAnswering, beginFormOfMatter, findWayBack, readThread, receiveText } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-11-30T10:00:00Z') })
const ctx = database.ctx({ actor: system('mail') })
const adviser = withContext(ctx, { actor: await addStaff(ctx, { name: 'Ada Adviser', roles: ['adviser'] }) })
const SILENCE = 'My husband beats me. Please do not write, he reads my emails.'

const write = (from: string, words: string, more: { subject?: string; headers?: Record<string, string> } = {}) =>
  sendMail(ctx, { from, words, ...more })
const sentTo = async (address: string) => (await listMessages(ctx, { text: address, limit: 50 })).rows
const take = async (from: string, asked: RegExp) => {
  const row = (await listWork(adviser)).find(each => each.from === from && asked.test(each.words))!
  return takeWaiting(adviser, row.id)
}

test('her next mail, in a thread of its own, is answered by a colleague who was warned, and by nobody else', async () => {
  await write('rosa@a.example', SILENCE)
  await write('rosa@a.example', 'My bin in Mill Lane was missed, ring me', { subject: 'Missed bin' })
  const interactionId = await take('rosa@a.example', /Missed bin/)
  const { received } = await readThread(adviser, { interactionId })
  const minds = await Promise.all(received.map(each => beforeAnswering(adviser, each)))
  assert.deepEqual(
    minds.map(({ mind }) => mind),
    ['They asked us not to write back.'],
  )
  assert.equal(await findWayBack(adviser, interactionId), null, 'no message beside her answer')
  const [matter] = (await readConversation(adviser, interactionId)).matters
  const begun = await beginFormOfMatter(adviser, { interactionId, matterId: matter!.id, service: 'missed-bin' })
  const { rows } = await sql<{ answers: unknown }>`select answers from drafts.drafts where id = ${begun.id}`.execute(
    ctx.db,
  )
  assert.doesNotMatch(JSON.stringify(rows), /rosa@/, 'no form has her address: what becomes of it would be sent there')
  assert.deepEqual(await sentTo('rosa@a.example'), [])
})

test('what she asked holds for thirty days, however much she writes meanwhile', async () => {
  await write('meg@a.example', SILENCE)
  for (let nth = 1; nth <= 20; nth++) await write('meg@a.example', `Bin ${nth} was missed`)
  const older = (days: number) =>
    sql`with d as (update customers.doubted_addresses set asked_at = asked_at - make_interval(days => ${days}) where normal = 'meg@a.example')
      update correspondence.received set received_at = received_at - make_interval(days => ${days})
      where from_address = 'meg@a.example'`.execute(ctx.db)
  // So that no more than five a day are answered is not the reason.
  await older(2)
  await write('meg@a.example', 'A swing is broken')
  assert.deepEqual(await sentTo('meg@a.example'), [])
  await older(30)
  await write('meg@a.example', 'A bench is broken')
  assert.equal((await sentTo('meg@a.example')).length, 1)
})

test('a mail that nobody can open is not answered either', async () => {
  const closed = (from: string) =>
    write(from, '--p\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--p--', {
      headers: { 'MIME-Version': '1.0', 'Content-Type': 'multipart/encrypted; boundary=p' },
    })
  await write('enc@a.example', SILENCE)
  await closed('enc@a.example')
  await closed('other@a.example')
  assert.deepEqual([(await sentTo('enc@a.example')).length, (await sentTo('other@a.example')).length], [0, 1])
})

test('who asked by text is asked no question of a form, and no keyword of hers is answered', async () => {
  const taken: string[] = []
  const takeText = async (_: unknown, { from, words }: { from: string; words: string }) => {
    if (words !== 'BIN') return null
    taken.push(from)
    return 'Part of a form by text'
  }
  const text = async (From: string, Body: string) => {
    const body = String(new URLSearchParams({ MessageSid: `SM${newId()}`, From, To: '+447700900999', Body }))
    await receiveText(ctx, { provider: 'twilio', body })
    while (await readArrivals(ctx, arrivalReader({ origin: 'https://council.test', takeText })));
  }
  const [her, other] = ['+447700900451', '+447700900452']
  await text(her, 'My partner hits me, please do not text back, he reads my phone')
  for (const words of ['BIN', 'HELP', 'STOP', 'START']) await text(her, words)
  await text(other, 'BIN')
  assert.deepEqual(taken, [other])
  assert.deepEqual(await sentTo(her), [])
})
