import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { getDraft, startDraft } from '../../modules/drafts/index.ts'
import { withContext } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Outlet } from '../../platform/ports.ts'
import { readCodeWay, sendCode } from './send-code.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const never = async (): Promise<never> => assert.fail('nothing is sent here')
const texts: Outlet = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }
const says = { label: { en: 'To' }, noMobile: 'Others take no texts', noTexts: 'No texts from here' }

test('a code goes to the mobile that was typed in any form, in one text; never to a landline, nor where nobody carries texts', () =>
  inRolledBackTransaction(database.ctx(), async outer => {
    const ctx = withContext(outer, { ports: { ...outer.ports, texts } })
    const way = await readCodeWay(ctx, '+44 (0)7700 900-123', says)
    assert.deepEqual(way, { medium: 'text', recipient: '+447700900123' })
    assert.deepEqual(await readCodeWay(ctx, 'rosa@resident.example', says), {
      medium: 'email',
      recipient: 'rosa@resident.example',
    })
    assert.equal(await readCodeWay(ctx, '', says), null)
    const says422 = (typed: string, words: RegExp, where = ctx) =>
      assert.rejects(
        readCodeWay(where, typed, says),
        error => error instanceof Invalid && words.test(error.errors.to!),
        typed,
      )
    await says422('01249 706000', /take no texts/)
    await says422('0770', /phone/i)
    await says422('Rosa', /email/i)
    await says422('07700 900123', /No texts from here/, outer)

    const { id, secret } = await startDraft(ctx, { service: 'domestic-abuse', language: 'en' })
    const draft = await getDraft(ctx, id, secret)
    await sendCode(ctx, draft, {
      way: way!,
      code: '123456789',
      origin: 'https://council.example',
      until: 'until Friday 1 January 2027',
    })
    const message = await ctx.db
      .selectFrom('channels.messages')
      .selectAll()
      .where('about', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual([message.medium, message.recipient, message.at_once], ['text', '+447700900123', true])
    assert.match(
      message.words,
      /'the form you began': 123 456 789\nOpen https:\/\/council\.example\/resume\?code=123456789 or say/,
    )
    assert.doesNotMatch(message.words, /abuse/i)
    assert.ok(message.parts! <= 2)
  }))
