// Providers of texts and letters that fail: each message is delivered once, and what is said of it is right.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openProviders } from '../../src/adapters/providers/index.ts'
import {
  askProviders,
  type NewMessage,
  noteReport,
  queueMessages,
  readMessage,
  retryMessage,
  sendMessage,
  sendNotices,
} from '../../src/modules/channels/index.ts'
import { system } from '../../src/platform/actor.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/id.ts'
import { testDatabase } from '../support/database.ts'
import {
  type Fault,
  NOTIFY_KEY,
  openNotify,
  openTwilio,
  type ProviderStandIn,
  TWILIO,
} from '../support/text-providers.ts'

const database = await testDatabase({ after })
const notify = await openNotify({ after })
const twilio = await openTwilio({ after })
const both = { timeoutMs: 400, pencePerPart: 2.4 }
const byNotify = {
  ...both,
  apiKey: NOTIFY_KEY,
  url: notify.url,
  textTemplate: newId(),
  textSender: null,
  letterTemplate: newId(),
}
const byTwilio = {
  ...both,
  ...TWILIO,
  signingKey: TWILIO.authToken,
  url: twilio.url,
  reportsTo: 'http://council.test/reports',
}
const withTwilio = { ...database.ports, ...openProviders({ notify: byNotify, notifyToken: null, twilio: byTwilio }) }
const withNotify = { ...database.ports, ...openProviders({ notify: byNotify, notifyToken: null, twilio: null }) }
const ctxOf = {
  notify: database.ctx({ actor: system('worker'), ports: withNotify }),
  twilio: database.ctx({ actor: system('worker'), ports: withTwilio }),
}

let made = 0
async function queue(ctx: Ctx, more: Partial<NewMessage> = {}): Promise<string> {
  const key = `fault-${++made}`
  const message = {
    medium: 'text' as const,
    recipient: '07700 900123',
    language: 'en',
    subject: 'About',
    words: `Words ${made}`,
  }
  await queueMessages(ctx, [{ key, ...message, ...more }])
  const rows = ctx.db.selectFrom('channels.messages').select('id').where('key', '=', key)
  return (await rows.executeTakeFirstOrThrow()).id
}

/** As the job queue does: again until it throws no more, and later where it was not its turn. */
async function sendUntilDone(ctx: Ctx, id: string, tries = 5): Promise<void> {
  for (let left = tries; left > 0; left--) {
    const job = { id, from: '', replyTo: null, quietHours: null, lastTry: left === 1 }
    const went = await sendMessage(ctx, job).then(
      () => true,
      () => false,
    )
    const waits = went && (await readMessage(ctx, id)).status === 'queued'
    if (waits) await pause(1_050)
    if (waits) left++
    else if (went) return
  }
}

const FAULTS: Fault[] = ['hang-lost', 'hang-taken', 'drop-lost', 'drop-taken', '500-lost', '500-taken', 'busy']

for (const [name, provider] of [
  ['notify', notify],
  ['twilio', twilio],
] as [keyof typeof ctxOf, ProviderStandIn][]) {
  const ctx = ctxOf[name]
  const takenOf = (words: string) => provider.taken.filter(each => each.words === words)

  for (const fault of FAULTS)
    test(`${name}: ${fault}, and it is delivered once`, async () => {
      provider.faults = [fault]
      const id = await queue(ctx)
      await sendUntilDone(ctx, id)
      const { status, words, parts, recipient } = await readMessage(ctx, id)
      assert.equal(takenOf(words).length, 1)
      assert.deepEqual([status, parts, recipient], ['sent', 1, '+447700900123'])
      assert.deepEqual(provider.wrong, [])
    })

  test(`${name}: notices in a lot with faults among them, and each is delivered once`, async () => {
    provider.faults = ['500-taken', 'busy', 'drop-lost', 'hang-taken', 'drop-taken']
    const ids: string[] = []
    for (let count = 0; count < 20; count++)
      ids.push(await queue(ctx, { urgency: 'notice', recipient: `077009010${count + 10}` }))
    const statusOf = async () => new Set(await Promise.all(ids.map(async id => (await readMessage(ctx, id)).status)))
    for (let round = 0; (await statusOf()).has('queued'); round++) {
      assert.ok(round < 100)
      // What rests is due at once: nobody waits here.
      await sql`update channels.messages set next_at = now() where status = 'queued' and urgency = 'notice'`.execute(
        ctx.db,
      )
      await sendNotices(ctx, 'text', { from: '', replyTo: null, quietHours: null })
      await pause(300)
    }
    assert.deepEqual([...(await statusOf())], ['sent'])
    for (const id of ids) assert.equal(takenOf((await readMessage(ctx, id)).words).length, 1)
    assert.deepEqual([provider.wrong, provider.faults], [[], []])
  })

  test(`${name}: fault after fault, and it is delivered once`, async () => {
    provider.faults = ['500-lost', 'hang-lost', 'drop-taken']
    const id = await queue(ctx)
    await sendUntilDone(ctx, id)
    const { status, words, tries } = await readMessage(ctx, id)
    assert.equal(takenOf(words).length, 1)
    assert.deepEqual([status, tries], ['sent', 4])
  })

  test(`${name}: two messages of the same words to one number are two, though both ended unclearly`, async () => {
    provider.faults = ['drop-taken', 'drop-taken']
    const words = `The same ${name}`
    const ids = [await queue(ctx, { words }), await queue(ctx, { words })]
    for (const id of ids) await sendUntilDone(ctx, id, 1)
    for (const id of ids) assert.equal((await readMessage(ctx, id)).status, 'failed', 'no try is left')
    for (const id of ids) await retryMessage(ctx, id)
    for (const id of ids) await sendUntilDone(ctx, id)
    assert.equal(takenOf(words).length, 2)
    for (const id of ids) assert.equal((await readMessage(ctx, id)).status, 'sent')
  })

  test(`${name}: what it refuses fails at once, and goes without a question when a person has it sent again`, async () => {
    provider.faults = ['refuse']
    const id = await queue(ctx)
    await sendUntilDone(ctx, id)
    const { status, answer, tries, words } = await readMessage(ctx, id)
    assert.deepEqual([status, tries], ['failed', 1])
    assert.match(answer!, /400.*no such number/)
    const { lookups } = provider
    await retryMessage(ctx, id)
    await sendUntilDone(ctx, id)
    assert.equal(provider.lookups, lookups, 'it had surely not been taken: nobody asks')
    assert.equal(takenOf(words).length, 1)
  })

  test(`${name}: the report comes before the answer, twice, and out of order`, async () => {
    provider.faults = ['hang-taken']
    const id = await queue(ctx)
    await sendUntilDone(ctx, id, 2)
    const { words } = await readMessage(ctx, id)
    const providerId = takenOf(words)[0]!.id
    const report = (state: 'sent' | 'delivered' | 'failed') =>
      noteReport(ctx, name, { id: null, providerId, state, answer: `it says ${state}` })
    for (const state of ['delivered', 'delivered', 'sent', 'failed'] as const) await report(state)
    const { status, answer } = await readMessage(ctx, id)
    assert.deepEqual([status, answer], ['delivered', 'it says delivered'])
    await sendUntilDone(ctx, id)
    assert.equal(takenOf(words).length, 1)
  })

  test(`${name}: a report about a try whose end nobody knows ends the tries`, async () => {
    provider.faults = ['drop-taken']
    const id = await queue(ctx)
    await sendMessage(ctx, { id, from: '', replyTo: null, quietHours: null, lastTry: false }).catch(() => {})
    const { words } = await readMessage(ctx, id)
    await noteReport(ctx, name, { id, providerId: takenOf(words)[0]!.id, state: 'delivered', answer: 'it says so' })
    const { lookups } = provider
    await sendUntilDone(ctx, id)
    assert.deepEqual(
      [(await readMessage(ctx, id)).status, takenOf(words).length, provider.lookups],
      ['delivered', 1, lookups],
    )
  })

  test(`${name}: what nobody told is asked for, and what failed can begin anew`, async () => {
    const id = await queue(ctx)
    await sendUntilDone(ctx, id)
    const { words } = await readMessage(ctx, id)
    takenOf(words)[0]!.status = name === 'notify' ? 'permanent-failure' : 'undelivered'
    assert.equal(await askProviders(ctx), 0, 'not at once')
    const later = database.ctx({
      actor: system('worker'),
      ports: ctx.ports,
      now: () => new Date(Date.now() + 3_600_000),
    })
    assert.ok((await askProviders(later)) > 0)
    assert.equal((await readMessage(ctx, id)).status, 'failed')
    await retryMessage(ctx, id)
    provider.faults = ['drop-taken']
    await sendUntilDone(ctx, id)
    assert.equal(takenOf(words).length, 2, 'the try that failed is not taken for the new one')
    assert.equal((await readMessage(ctx, id)).status, 'sent')
  })
}

test('what a part costs is the provider’s word, else the setting’s', async () => {
  const id = await queue(ctxOf.twilio)
  await sendUntilDone(ctxOf.twilio, id)
  assert.equal((await readMessage(ctxOf.twilio, id)).costPence, 2.4)
})

test('a letter goes by Notify with its address in lines; in large print it is kept for who prints it', async () => {
  const ctx = ctxOf.notify
  const letter = { medium: 'letter' as const, recipient: '12 High Street, Devizes, SN10 1AA' }
  const id = await queue(ctx, letter)
  notify.faults = ['drop-taken']
  await sendUntilDone(ctx, id)
  const { status, words } = await readMessage(ctx, id)
  assert.deepEqual(
    [status, notify.taken.filter(each => each.words === words).map(({ to }) => to)],
    ['sent', ['12 High Street|Devizes|SN10 1AA']],
  )
  const large = await queue(ctx, { ...letter, formats: ['large-print'] })
  await sendUntilDone(ctx, large)
  assert.equal((await readMessage(ctx, large)).status, 'recorded')
})
