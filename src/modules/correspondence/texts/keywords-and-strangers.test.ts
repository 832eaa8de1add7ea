import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { system } from '../../../platform/actor.ts'
import { newId } from '../../../platform/id.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { holdFailed, listFailed, listMessages, readArrivals, sendMessage } from '../../channels/index.ts'
import { arrivalReader, listReceived, readReceived, receiveText } from '../index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('texts') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'text' })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
const job = { from: '', replyTo: null, quietHours: null, lastTry: false }

let numbers = 0
const newNumber = (): string => `+4477009004${String(++numbers).padStart(2, '0')}`

async function arrive(from: string, words: string, more: Record<string, string> = {}) {
  const fields = { MessageSid: `SM${newId()}`, From: from, To: '+447700900999', Body: words, ...more }
  const arrival = await receiveText(ctx, { provider: 'twilio', body: String(new URLSearchParams(fields)) })
  while (await readArrivals(ctx, reader));
  for (const row of (await listReceived(adviser, { which: 'all' })).rows) {
    const view = await readReceived(adviser, row.id)
    if (view.arrivalId === arrival) return view
  }
  throw new Error('nothing was made of it')
}
const textsTo = async (number: string) => (await listMessages(ctx, { text: number, limit: 50 })).rows

test('HELP is answered after STOP too, and if its answer fails nobody waits for it', async () => {
  const from = newNumber()
  await arrive(from, 'STOP')
  const help = await arrive(from, 'INFO')
  assert.equal(help.because, 'They texted HELP: a text says who we are')
  const [answer] = await textsTo(from)
  assert.match(answer!.words, /^This is Wiltshire Council/)
  await sendMessage(ctx, { id: answer!.id, ...job })
  assert.equal((await textsTo(from))[0]!.status, 'recorded')
  await sql`update channels.messages set status = 'failed', answer = 'blocked', settled_at = now() where id = ${answer!.id}`.execute(
    ctx.db,
  )
  assert.deepEqual(await holdFailed(ctx), [])
  assert.deepEqual(await listFailed(ctx), [])
})

test('what went out for HELP is said as it is', async () => {
  const provided = await arrive(newNumber(), 'HELP', { OptOutType: 'HELP' })
  assert.equal(provided.because, 'They texted HELP: its provider answers')
  assert.equal(
    (await arrive('60006', 'HELP')).because,
    'They texted HELP: not answered, this number takes no texts or asked for none',
  )
})

test('a new matter of a number that stopped texts makes no message that could not arrive', async () => {
  const from = newNumber()
  await arrive(from, 'STOP')
  const before = (await textsTo(from)).length
  assert.equal((await arrive(from, 'A swing is broken')).became, 'waiting')
  assert.equal((await textsTo(from)).length, before)
})

test('another number that names a matter is answered once, and told nothing of it', async () => {
  const theirs = await arrive(newNumber(), 'The swing in Corsham is broken')
  const from = newNumber()
  const named = await arrive(from, `About ${formatCode(theirs.reference!)}`)
  assert.equal(named.threadId, theirs.threadId)
  await arrive(from, 'Are you there?')
  const [answer, ...others] = await textsTo(from)
  assert.match(answer!.words, /^Wiltshire Council: we have your text\. A colleague reads it\./)
  assert.doesNotMatch(answer!.words, /swing|Corsham|\d{3} \d{3} \d{3} \d{3}/)
  assert.equal(others.length, 0)
})
