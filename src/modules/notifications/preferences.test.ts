import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { closeRequest, type Hears, movePromise, sayHowToTell, stopTelling, writeUpdate } from '../requests/index.ts'
import { ask, join, tellAtOnce, tellNow, tellWhatWaits } from './notifications.fixture.ts'

const NOON = new Date('2026-12-01T12:00:00Z')
const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: NOON })
const QUIET = { from: '21:00', until: '08:00' }

interface World {
  ctx: Ctx
  requestId: string
  participantId: string
  /** A colleague writes something for everybody, some minutes after noon. */
  write(words: string, minutes: number, audience?: 'public' | 'participants'): Promise<unknown>
  at(minutes: number): Ctx
  officer: Ctx
}

const asked = (work: (world: World) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const actor = await addStaff(ctx, { roles: ['officer', 'team-leader'], teams: ['highways'] })
    const at = (minutes: number) => withContext(ctx, { now: () => new Date(NOON.getTime() + minutes * 60_000) })
    const { requestId, participantId } = await ask(ctx, { email: 'sam@example.test' })
    await tellNow(ctx)
    const write: World['write'] = (words, minutes, audience = 'public') =>
      writeUpdate(withContext(at(minutes), { actor }), { requestId, audience, words })
    await work({ ctx, requestId, participantId, write, at, officer: withContext(ctx, { actor }) })
  })

describe('several updates within an hour', () => {
  test(
    'are one message; the first goes at once',
    asked(async ({ write, at }) => {
      await write('One', 0)
      assert.match((await tellAtOnce(at(0)))[0]!.words, /> One/)
      await write('Two', 10)
      await write('Three', 20)
      assert.deepEqual(await tellAtOnce(at(20)), [])
      assert.deepEqual(await tellWhatWaits(at(59)), [])
      const [both, ...more] = await tellWhatWaits(at(61))
      assert.deepEqual(more, [])
      assert.match(both!.words, /> Three\n\nNews before this\n\nThere is news about your request:\n\n> Two/)
      assert.deepEqual(await tellWhatWaits(at(62)), [])
      assert.deepEqual(await tellAtOnce(at(62)), [], 'handled again they are not told again')
    }),
  )

  test(
    'go with an answer that cannot wait, so that nothing old comes after it',
    asked(async ({ requestId, officer, write, at }) => {
      await write('One', 0)
      await tellAtOnce(at(0))
      await write('Two', 10)
      await tellAtOnce(at(10))
      const colleague = withContext(at(15), { actor: officer.actor })
      await closeRequest(colleague, { requestId, outcome: 'done', words: 'Filled.' })
      const [ended, ...more] = await tellAtOnce(at(15))
      assert.deepEqual(more, [])
      assert.match(ended!.subject, /it is done/)
      assert.match(ended!.words, /> Filled\.[\s\S]*News before this[\s\S]*> Two/)
      assert.deepEqual(await tellWhatWaits(at(120)), [])
    }),
  )

  test(
    'are not sent to somebody who has stopped them meanwhile; others hear of them',
    asked(async ({ ctx, requestId, participantId, write, at }) => {
      await join(ctx, requestId, 'jo@example.test')
      await tellNow(ctx)
      await write('One', 0)
      await tellAtOnce(at(0))
      await write('Two', 10)
      await tellAtOnce(at(10))
      await stopTelling(ctx, { participantId })
      assert.deepEqual(
        (await tellWhatWaits(at(61))).map(each => each.recipient),
        ['jo@example.test'],
      )
    }),
  )
})

describe('what a colleague writes to her', () => {
  test(
    'goes at once, and what follows within two minutes is one message',
    asked(async ({ write, at }) => {
      await write('One', 0, 'participants')
      assert.match((await tellAtOnce(at(0)))[0]!.words, /> One/)
      await write('Two', 0.5, 'participants')
      await write('Three', 1, 'participants')
      assert.deepEqual(await tellAtOnce(at(1)), [])
      assert.deepEqual(await tellWhatWaits(at(1.9)), [])
      const [both, ...more] = await tellWhatWaits(at(2))
      assert.deepEqual(more, [])
      assert.match(both!.words, /> Three[\s\S]*> Two/)
      assert.doesNotMatch(both!.words, /> One/)
      await write('Four', 5, 'participants')
      assert.match((await tellAtOnce(at(5)))[0]!.words, /> Four/, 'later it goes at once again')
      assert.deepEqual(await tellAtOnce(at(5)), [])
    }),
  )

  test(
    'takes along what waits for the hour, makes nobody wait for the hour, and never waits where it is urgent',
    asked(async ({ write, at, officer, requestId }) => {
      await write('One', 0)
      await write('Two', 1)
      await tellAtOnce(at(1))
      await write('To you', 2, 'participants')
      assert.match((await tellAtOnce(at(2)))[0]!.words, /> To you[\s\S]*> Two/)
      await write('For all', 2.5)
      await write('To you again', 3, 'participants')
      assert.deepEqual(await tellAtOnce(at(3)), [])
      const [both, ...more] = await tellWhatWaits(at(4))
      assert.deepEqual(more, [])
      assert.match(both!.words, /> To you again[\s\S]*> For all/)
      const colleague = withContext(at(4.5), { actor: officer.actor })
      await writeUpdate(colleague, { requestId, audience: 'participants', words: 'Keep away', isUrgent: true })
      assert.match((await tellAtOnce(at(4.5)))[0]!.words, /> Keep away/)
    }),
  )
})

describe('at night', () => {
  test(
    'news waits until 8 in the morning, and answers go at once',
    asked(async ({ write, at }) => {
      await write('At ten', 600)
      assert.deepEqual(await tellAtOnce(at(600), QUIET), [])
      assert.deepEqual(await tellWhatWaits(at(600 + 599)), [])
      const [morning] = await tellWhatWaits(at(600 + 600))
      assert.match(morning!.words, /> At ten/)
      await write('You asked: yes', 601, 'participants')
      assert.match((await tellAtOnce(at(601), QUIET))[0]!.words, /You asked: yes/)
    }),
  )
})

describe('somebody who wants to hear', () => {
  const says = (ctx: Ctx, participantId: string, hears: Hears, language: 'en' | 'cy' = 'en') =>
    sayHowToTell(ctx, { participantId, hears, language })

  test(
    'only what is important hears answers, moved dates and how it ends',
    asked(async ({ ctx, officer, requestId, participantId, write }) => {
      await says(ctx, participantId, 'important')
      await write('A crew is on its way', 0)
      assert.deepEqual(await tellNow(ctx), [])
      await write('You asked when: Tuesday', 0, 'participants')
      await movePromise(officer, { requestId, step: 'look', to: new Date('2026-12-07T17:00:00Z'), reason: 'Flood' })
      assert.equal((await tellNow(ctx)).length, 2)
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Filled.' })
      assert.equal((await tellNow(ctx)).length, 1)
    }),
  )

  test(
    'nothing hears nothing, but for a decision that the law says she must hear of, which says why it comes',
    asked(async ({ ctx, officer, requestId, participantId, write }) => {
      await join(ctx, requestId, 'jo@example.test')
      await tellNow(ctx)
      await says(ctx, participantId, 'nothing')
      await write('You asked when: Tuesday', 0, 'participants')
      assert.deepEqual(
        (await tellNow(ctx)).map(each => each.recipient),
        ['jo@example.test'],
      )
      await closeRequest(officer, { requestId, outcome: 'refused', words: 'Too shallow.', challenge: 'Write to us.' })
      const told = await tellNow(ctx)
      const [sam, jo] = told.sort((a, b) => b.recipient.localeCompare(a.recipient))
      assert.match(sam!.words, /^You asked us to send you no news\. By law we must send you this decision\./)
      assert.match(sam!.words, /> Too shallow\.[\s\S]*Write to us\./)
      assert.doesNotMatch(jo!.words, /By law/)
    }),
  )

  test(
    'in Welsh hears in Welsh from then on',
    asked(async ({ ctx, participantId, write }) => {
      await says(ctx, participantId, 'everything', 'cy')
      await write('A crew is on its way', 0)
      assert.match((await tellNow(ctx))[0]!.words, /^Mae newyddion am eich cais:/)
    }),
  )
})
