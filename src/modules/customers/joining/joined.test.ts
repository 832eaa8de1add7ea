import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { inRolledBackTransaction, testDatabase } from '../../../../test/support/database.ts'
import type { Ctx } from '../../../platform/context.ts'
import { addCustomer } from '../add-customer.ts'
import { changeCustomer, type Details } from '../change-customer.ts'
import { readCustomer } from '../customer.read.ts'
import { endRow } from '../end-row.ts'
import { findCustomers } from '../find-customers.read.ts'
import { newCustomer, recordCustomer } from '../new-customer.ts'
import { compareSafeWord } from '../safe-word.ts'
import { saveContactPoint } from '../save-contact-point.ts'
import { setKeys } from '../set-keys.ts'
import { readWritingBack } from '../writing-back.read.ts'
import { mergeCustomers } from './merge-customers.ts'
import { unmergeCustomers } from './unmerge-customers.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
const system = { kind: 'system', id: 'test' } as const
const rolledBack = (work: (ctx: Ctx) => Promise<void>) => () => inRolledBackTransaction(ctx({ actor: system }), work)

const PHONE = '+447700900123'
const record = (ctx: Ctx, given: Parameters<typeof newCustomer>[0]) =>
  recordCustomer(ctx, newCustomer({ name: 'Rosa Twice', ...given })!, 'en')
const join = (ctx: Ctx, customerId: string, intoId: string) => mergeCustomers(ctx, { customerId, intoId })
const change = (ctx: Ctx, customerId: string, details: Partial<Details>) =>
  changeCustomer(ctx, { customerId, source: 'customer', details })

const NOT_SAFE = { preferred: false, safe: false, textOk: false, messageOk: false, neutral: false }

interface Reached {
  phone: string | null
  ring: boolean | null
  text: boolean | null
  email: boolean | null
  ways: string[]
  unsafe: string[]
}

/** As every sender and page asks it. */
async function reached(ctx: Ctx, id: string): Promise<Reached> {
  const { rows } = await sql<Reached>`select r.phone, r.phone_safe as ring, r.text_ok as text, r.email_safe as email,
      array(select w.value from customers.ways w where w.customer_id = r.customer_id order by w.value) as ways,
      array(select w.value from customers.ways w where w.customer_id = r.customer_id and not w.safe and not w.text_ok order by 1) as unsafe
    from customers.reachable r where r.customer_id = ${id}`.execute(ctx.db)
  return rows[0]!
}

async function phonesOf(ctx: Ctx, id: string): Promise<{ id: string; customerId: string }[]> {
  const { rows } = await sql<{ id: string; customerId: string }>`select id, customer_id as "customerId"
    from customers.contact_points where customer_id = ${id} and kind = 'phone' and ended_at is null`.execute(ctx.db)
  return rows
}

async function said(ctx: Ctx, id: string) {
  const { rows } = await sql<{
    word: boolean
    informed: boolean
    language: string
    channel: string | null
    times: string | null
  }>`
    select s.has_safe_word as word, r.informed, s.language, s.preferred_channel as channel, s.preferred_times as times
    from customers.reachable r join customers.spoken s using (customer_id) where r.customer_id = ${id}`.execute(ctx.db)
  return rows[0]!
}

describe('a way to reach her that stands under two of her ids', () => {
  test(
    'is not safe where one of them says so, by whichever id she is asked for, and is there once',
    rolledBack(async ctx => {
      const [older, newer] = [await record(ctx, { phone: PHONE }), await record(ctx, { phone: PHONE, safe: [] })]
      const { mergeId } = await join(ctx, newer, older)
      for (const id of [older, newer])
        assert.deepEqual(await reached(ctx, id), {
          ...{ phone: PHONE, ring: false, text: false, email: null },
          ...{ ways: [PHONE], unsafe: [PHONE] },
        })
      await unmergeCustomers(ctx, mergeId)
      assert.deepEqual([(await reached(ctx, older)).text, (await reached(ctx, newer)).text], [true, false])
    }),
  )

  test(
    'is changed and taken off as one, and each id has its own again when they are parted',
    rolledBack(async ctx => {
      const [older, newer] = [await record(ctx, { phone: PHONE }), await record(ctx, { phone: PHONE, safe: [] })]
      const { mergeId } = await join(ctx, newer, older)
      const save = async (more: object) => {
        const [shown] = await phonesOf(ctx, older)
        const of = { customerId: older, source: 'customer', replaces: shown!.id, kind: 'phone' as const, value: PHONE }
        await saveContactPoint(ctx, { ...NOT_SAFE, ...of, ...more })
      }
      await save({ safe: true, textOk: true })
      assert.deepEqual([(await reached(ctx, older)).text, (await reached(ctx, newer)).text], [true, true])
      await save({})
      assert.deepEqual([(await reached(ctx, older)).text, (await reached(ctx, newer)).text], [false, false])
      await save({ value: '+447700900124', safe: true })
      assert.deepEqual((await reached(ctx, older)).ways, ['+447700900124'])
      await unmergeCustomers(ctx, mergeId)
      for (const id of [older, newer]) assert.deepEqual((await reached(ctx, id)).ways, ['+447700900124'])
      await join(ctx, newer, older)
      const [shown] = await phonesOf(ctx, newer)
      await endRow(ctx, { customerId: older, rows: 'contact_points', rowId: shown!.id })
      assert.deepEqual((await reached(ctx, older)).ways, [])
    }),
  )

  test(
    'is an extension, a flat or a house by its name of its own: what is said of one is not said of another',
    rolledBack(async ctx => {
      const switchboard = '+441225713000'
      const homes = ['Flat 1, 12 High Street, Devizes, SN10 1AA', 'Rose Cottage, Devizes, SN10 1AB', 'SN10 1AB']
      const one = await record(ctx, { phone: `${switchboard};ext=5`, address: homes[0]! })
      const ids = [
        await record(ctx, { phone: `${switchboard};ext=6`, address: 'Flat 2, 12 High Street, Devizes, SN10 1AA' }),
        await record(ctx, {
          phone: `${switchboard};ext=5`,
          address: 'flat 1, 12 High St, Devizes, SN10 1AA',
          safe: [],
        }),
        await record(ctx, { address: homes[1]! }),
        await record(ctx, { postcode: homes[2]! }),
      ]
      await sql`update customers.contact_points set safe = false where customer_id = ${ids[1]}`.execute(ctx.db)
      for (const id of ids) await join(ctx, id, one)
      const { ways, unsafe } = await reached(ctx, one)
      assert.equal(ways.length, 6, String(ways))
      assert.deepEqual(unsafe, [`${switchboard};ext=5`, homes[0], homes[2]].sort())
    }),
  )

  test(
    'is texted where she said so, though an old system knows nothing of texts',
    rolledBack(async ctx => {
      const older = await record(ctx, { phone: PHONE })
      const old = await record(ctx, { phone: PHONE })
      await sql`insert into customers.imports (id, source, digest, started_at) values (customers.id_of('i'), 'old-crm', '', now())`.execute(
        ctx.db,
      )
      await sql`update customers.contact_points set text_ok = false, source = 'old-crm' where customer_id = ${old}`.execute(
        ctx.db,
      )
      await join(ctx, old, older)
      assert.equal((await reached(ctx, old)).text, true)
      await sql`update customers.contact_points set safe = false where customer_id = ${old}`.execute(ctx.db)
      assert.equal((await reached(ctx, older)).text, false)
    }),
  )

  test(
    'is texted where she said so, though a colleague who made a record of her by hand did not ask her about texts',
    rolledBack(async ctx => {
      const older = await record(ctx, { phone: PHONE })
      const who = { name: 'Rosa Twice', kind: 'person', born: null, email: '', source: 'customer' } as const
      const byHand = await addCustomer(ctx, { ...who, phone: PHONE })
      assert.equal((await reached(ctx, byHand)).text, false)
      await join(ctx, byHand, older)
      assert.deepEqual([(await reached(ctx, older)).text, (await reached(ctx, byHand)).text], [true, true])
    }),
  )

  test(
    'has a message left where she said so, whoever did not ask her, and not where she said no once',
    rolledBack(async ctx => {
      const mayLeave = async (id: string) => {
        const { rows } = await sql<{ ok: boolean }>`select message_ok as ok from customers.ways
          where customer_id = ${id} and kind = 'phone'`.execute(ctx.db)
        return rows[0]!.ok
      }
      const yes = await record(ctx, { phone: PHONE, leaveMessage: true })
      const outside = await record(ctx, { phone: PHONE, asked: false })
      const who = { name: 'Rosa Twice', kind: 'person', born: null, email: '', source: 'customer' } as const
      const byHand = await addCustomer(ctx, { ...who, phone: PHONE })
      for (const unasked of [outside, byHand]) {
        assert.equal(await mayLeave(unasked), false)
        await join(ctx, unasked, yes)
      }
      assert.deepEqual([await mayLeave(yes), await mayLeave(byHand)], [true, true])
      await join(ctx, await record(ctx, { phone: PHONE, leaveMessage: false }), yes)
      assert.equal(await mayLeave(yes), false)
    }),
  )
})

describe('of what she has one of', () => {
  test(
    'the safe word of any id is asked for, and any No counts; parted, each has its own again',
    rolledBack(async ctx => {
      const [older, newer] = [await record(ctx, { phone: PHONE }), await record(ctx, { phone: PHONE })]
      await change(ctx, newer, { safeWord: 'heron', informed: false })
      const { mergeId } = await join(ctx, newer, older)
      await setKeys(ctx, [older, newer])
      for (const id of [older, newer]) {
        assert.deepEqual([(await said(ctx, id)).word, (await said(ctx, id)).informed], [true, false])
        assert.equal(await compareSafeWord(ctx, id, ''), 'not-said')
        assert.equal(await compareSafeWord(ctx, id, 'otter'), 'wrong')
        assert.equal(await compareSafeWord(ctx, id, 'Heron'), 'said')
      }
      assert.equal((await findCustomers(ctx, 'rosa twice')).rows[0]!.hasSafeWord, true)
      assert.equal((await readCustomer(ctx, older)).informed, false)
      await unmergeCustomers(ctx, mergeId)
      assert.deepEqual([(await said(ctx, older)).word, (await said(ctx, older)).informed], [false, true])
      assert.deepEqual([(await said(ctx, newer)).word, (await said(ctx, newer)).informed], [true, false])
    }),
  )

  test(
    'two safe words count both until one takes their place',
    rolledBack(async ctx => {
      const [older, newer] = [await record(ctx, { phone: PHONE }), await record(ctx, { phone: PHONE })]
      await change(ctx, older, { safeWord: 'otter' })
      await change(ctx, newer, { safeWord: 'heron', informed: false })
      await join(ctx, newer, older)
      assert.deepEqual(await Promise.all(['heron', 'otter'].map(word => compareSafeWord(ctx, newer, word))), [
        'said',
        'said',
      ])
      await change(ctx, older, { safeWord: 'plover', informed: true })
      assert.deepEqual(await Promise.all(['heron', 'otter', 'plover'].map(word => compareSafeWord(ctx, newer, word))), [
        'wrong',
        'wrong',
        'said',
      ])
      assert.equal((await said(ctx, newer)).informed, true)
      const { changes } = await readCustomer(ctx, newer)
      assert.deepEqual(
        changes
          .filter(({ becomes }) => becomes === 'plover' || becomes === true)
          .map(({ was }) => was)
          .sort(),
        [false, 'heron', 'otter'],
      )
      await change(ctx, older, { safeWord: null })
      assert.equal(await compareSafeWord(ctx, newer, ''), 'none')
    }),
  )

  test(
    'her language, when and how she likes to be reached, her birthday and her death are not lost with the record that is not kept',
    rolledBack(async ctx => {
      const [older, newer] = [await record(ctx, { email: 'rosa@mail.example' }), await record(ctx, { phone: PHONE })]
      const details = { language: 'cy', preferredChannel: 'letter', preferredTimes: 'mornings', born: '1959-12-10' }
      await change(ctx, newer, details)
      await join(ctx, newer, older)
      const { language, preferredChannel, preferredTimes, born } = await readCustomer(ctx, older)
      assert.deepEqual({ language, preferredChannel, preferredTimes, born }, details)
      assert.deepEqual(await said(ctx, older), {
        ...{ word: false, informed: true, language: 'cy', channel: 'letter', times: 'mornings' },
      })
      const back = await readWritingBack(ctx, { kind: 'email', value: 'rosa@mail.example' })
      assert.equal(back.language, 'cy')
      await change(ctx, older, { preferredChannel: 'phone', language: 'en' })
      assert.deepEqual([(await said(ctx, newer)).channel, (await said(ctx, newer)).language], ['phone', 'en'])
      await change(ctx, older, { preferredTimes: '' })
      assert.equal((await said(ctx, newer)).times, null)
      await setKeys(ctx, [older, newer])
      await sql`update customers.customers set died_at = now() where id = ${newer}`.execute(ctx.db)
      const [found] = (await findCustomers(ctx, 'rosa twice')).rows
      assert.ok(found!.diedAt)
      assert.deepEqual([found!.born, found!.phone], ['1959-12-10', PHONE])
    }),
  )
})
