import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import type { Outlet } from '../../../platform/ports.ts'
import { caseIn, councilDatabase, refusedAs } from '../../requests/requests.fixture.ts'
import { buildFollower, buildRequest } from '../../requests/testing.ts'
import { saveTemplate } from '../../templates/index.ts'
import {
  chaseRequest,
  endConversation,
  findConversationInHand,
  readConversation,
  sendPayLink,
  startConversation,
  takeCallEvent,
  wrapUp,
} from '../index.ts'
import { linkMessages } from '../links.messages.ts'

const never = async (): Promise<never> => assert.fail('nothing is sent here')
const carrier: Outlet = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }
const carriedBy = (ctx: Ctx): Ctx => withContext(ctx, { ports: { ...ctx.ports, texts: carrier } })
const sentMessages = (ctx: Ctx) =>
  ctx.db
    .selectFrom('channels.messages')
    .select(['medium', 'recipient', 'words', 'at_once'])
    .where('key', 'like', 'pay:%')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
const inCase = caseIn(await councilDatabase({ after }))

async function about(adviser: Ctx, requestId: string) {
  const interactionId = await startConversation(adviser, { channel: 'phone', direction: 'in' })
  return { interactionId, matterId: await chaseRequest(adviser, { interactionId, requestId }), key: newId() }
}

test(
  'the link goes to her who asked, once, with the reference and the amount, and to nobody who follows',
  inCase(async ({ ctx, adviser }) => {
    const asked = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
    await buildFollower(ctx, asked.requestId, 'follower@resident.example')
    const matter = await about(adviser, asked.requestId)
    await assert.rejects(sendPayLink(adviser, { ...matter, pence: 0 }), refusedAs('interactions.amount-wrong'))
    const nowhere = withContext(adviser, { ports: { ...adviser.ports, payAddress: null } })
    await assert.rejects(sendPayLink(nowhere, { ...matter, pence: 3600 }), refusedAs('interactions.nowhere-to-pay'))
    await sendPayLink(adviser, { ...matter, pence: 3600 })
    await sendPayLink(adviser, { ...matter, pence: 3600 })
    const mails = await ctx.db
      .selectFrom('channels.messages')
      .select(['recipient', 'words'])
      .where('key', 'like', 'pay:%')
      .execute()
    assert.deepEqual(
      mails.map(({ recipient }) => recipient),
      ['rosa@resident.example'],
    )
    assert.ok(mails[0]!.words.includes(`https://pay.test/?ref=${asked.reference}&pounds=36.00`), mails[0]!.words)
    const [shown] = (await readConversation(adviser, matter.interactionId)).matters
    assert.deepEqual(
      shown!.payLinks.map(({ pence }) => pence),
      [3600],
    )
  }),
)

test(
  'a second link for a matter waits until it is said whether it is instead of the first, and then says so',
  inCase(async ({ ctx, adviser }) => {
    const asked = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
    const matter = await about(adviser, asked.requestId)
    const send = (pence: number, more: { replaces?: boolean } = {}, key = newId()) =>
      sendPayLink(adviser, { ...matter, pence, key, ...more })
    await send(3600)
    await assert.rejects(send(4800), refusedAs('interactions.say-if-replaces'))
    const key = newId()
    for (const _ of [1, 2]) await send(4800, { replaces: true }, key)
    await send(1200, { replaces: false })
    const words = (await sentMessages(ctx)).map(each => /replaces the link to pay ([^ ]*) /.exec(each.words)?.[1])
    assert.deepEqual(words.toSorted(), ['£36.00', undefined, undefined])
    const [shown] = (await readConversation(adviser, matter.interactionId)).matters
    assert.deepEqual(
      shown!.payLinks.map(({ pence, isReplaced }) => [pence, isReplaced]),
      [
        [3600, true],
        [4800, false],
        [1200, false],
      ],
    )
  }),
)

test(
  'a link sent again for the same sum is the same: nobody asks, and nobody is told not to pay with it',
  inCase(async ({ ctx, adviser }) => {
    const asked = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
    const matter = await about(adviser, asked.requestId)
    const send = (pence: number, more: { replaces?: boolean } = {}) =>
      sendPayLink(adviser, { ...matter, pence, key: newId(), ...more })
    await send(3600)
    await send(3600)
    await assert.rejects(send(4800), refusedAs('interactions.say-if-replaces'))
    await send(4800, { replaces: false })
    await send(3600, { replaces: true })
    const words = (await sentMessages(ctx)).map(each => /replaces the link to pay ([^ ]*) /.exec(each.words)?.[1])
    assert.deepEqual(words.toSorted(), ['£48.00', undefined, undefined, undefined])
    const [shown] = (await readConversation(adviser, matter.interactionId)).matters
    assert.deepEqual(
      shown!.payLinks.map(({ isReplaced }) => isReplaced),
      [true, true, true, false],
    )
  }),
)

test(
  'what a link replaces is said in our own words where the council’s do not say it',
  inCase(async ({ ctx, adviser, system }) => {
    const asked = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
    const matter = await about(adviser, asked.requestId)
    await saveTemplate(system, {
      ...{ versionId: newId(), kind: linkMessages['pay-link'], service: null },
      words: {
        ...linkMessages['pay-link'].words,
        words: { en: 'Please pay {amount}.\n\n{link}' },
        text: { en: 'Please pay {amount}: {link}' },
      },
    })
    await sendPayLink(adviser, { ...matter, pence: 3600 })
    await sendPayLink(adviser, { ...matter, key: newId(), pence: 4800, replaces: true })
    const sent = (await sentMessages(ctx)).map(({ words }) => words)
    const [first, second] = ['Please pay £36', 'Pay £48'].map(begins => sent.find(each => each.includes(begins)))
    assert.doesNotMatch(first!, /replaces/)
    assert.match(second!, /replaces the link to pay £36\.00/)
  }),
)

test(
  'without a safe email, and with a phone for texts but nobody who carries them, nothing is sent, and it is said',
  inCase(async ({ ctx, adviser }) => {
    const asked = await buildRequest(ctx, {
      name: 'Rosa',
      email: 'rosa@resident.example',
      phone: '+447700900123',
      safe: ['phone', 'text'],
    })
    const matter = await about(adviser, asked.requestId)
    await assert.rejects(sendPayLink(adviser, { ...matter, pence: 3600 }), refusedAs('interactions.no-safe-way'))
    assert.deepEqual(await ctx.db.selectFrom('interactions.pay_links').select('id').execute(), [])
  }),
)

test(
  'by text to her phone where she has no safe email; no word of what it is for',
  inCase(async ({ ctx, adviser: other }) => {
    const adviser = carriedBy(other)
    const asked = await buildRequest(ctx, { name: 'Rosa', phone: '+447700900123', safe: ['phone', 'text'] })
    await sendPayLink(adviser, { ...(await about(adviser, asked.requestId)), pence: 1250 })
    const [text, ...others] = await sentMessages(ctx)
    assert.equal(others.length, 0)
    assert.deepEqual([text!.medium, text!.recipient, text!.at_once], ['text', '+447700900123', true])
    assert.ok(
      text!.words.includes(`Pay £12.50 here: https://pay.test/?ref=${asked.reference}&pounds=12.50`),
      text!.words,
    )
    assert.doesNotMatch(text!.words, /pothole/i)
  }),
)

test(
  'who has both is written to where she rings from, else by email',
  inCase(async ({ ctx, system, adviser: other }) => {
    const adviser = carriedBy(other)
    const safe = ['email', 'phone', 'text'] as const
    const asked = await buildRequest(ctx, {
      name: 'Rosa',
      email: 'rosa@resident.example',
      phone: '+447700900123',
      safe: [...safe],
    })
    for (const [call, caller] of ['01632 960999', '07700 900123'].entries()) {
      const event = { id: `rings-${call}`, call: `call-${call}`, type: 'ringing', at: `2026-12-01T10:0${call}:00Z` }
      const who = { dialled: '01632 960105', caller, agent: 'ade.adviser@staff.test' }
      await takeCallEvent(system, JSON.stringify({ ...event, ...who }))
      const { id: interactionId } = (await findConversationInHand(adviser))!
      const matterId = await chaseRequest(adviser, { interactionId, requestId: asked.requestId })
      await sendPayLink(adviser, { interactionId, matterId, key: newId(), pence: 1250 })
      await endConversation(adviser, interactionId)
      await wrapUp(adviser, { interactionId, note: '', promise: '', matters: [{ id: matterId, outcome: 'settled' }] })
    }
    assert.deepEqual(
      (await sentMessages(ctx)).map(({ medium }) => medium),
      ['email', 'text'],
    )
  }),
)
