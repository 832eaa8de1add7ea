import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import {
  addInformation,
  type Closing,
  cancelRequest,
  closeRequest,
  confirmClosure,
  keepStep,
  mergeRequests,
  movePromise,
  participantOfToken,
  pauseForCustomer,
  reopenRequest,
  stopTelling,
  writeUpdate,
} from '../requests/index.ts'
import { ask, join, ORIGIN, tellNow } from './notifications.fixture.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })

type Work = (parts: { ctx: Ctx; officer: Ctx }) => Promise<void>

/** A case in a transaction of its own, with an officer of the team that mends potholes. */
const rolledBack = (work: Work) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const actor = await addStaff(ctx, { roles: ['employee', 'officer', 'team-leader'], teams: ['highways'] })
    await work({ ctx, officer: withContext(ctx, { actor }) })
  })

const linkIn = (words: string): string => words.match(/https:\/\/council\.test\/track\/(\S+)/)![1]!

describe('an acknowledgement', () => {
  test(
    'carries the time when she asked, though it is written later',
    rolledBack(async ({ ctx }) => {
      await ask(ctx, { email: 'sam@example.test' })
      const [message] = await tellNow(withContext(ctx, { now: () => new Date('2026-12-01T12:00:00Z') }))
      assert.equal(message!.createdAt.toISOString(), '2026-12-01T10:00:00.000Z')
    }),
  )

  test(
    'says the reference, what happens next and by when, and holds her private link',
    rolledBack(async ({ ctx }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      const [message, ...more] = await tellNow(ctx)
      assert.equal(more.length, 0)
      assert.equal(message!.recipient, 'sam@example.test')
      assert.equal(message!.subject, `Pothole: we have got it (${formatCode(opened.reference)})`)
      assert.match(message!.words, new RegExp(formatCode(opened.reference)))
      assert.match(message!.words, /^- By Thursday 3 December we will look at it\.$/m)
      assert.match(message!.words, /^- By Tuesday 8 December we will tell you whether and when we will mend it\.$/m)
      assert.equal(await participantOfToken(ctx, linkIn(message!.words)), opened.participantId)
      assert.ok(message!.html!.includes(`href="${ORIGIN}/track/${linkIn(message!.words)}"`))
      assert.equal(message!.about, opened.requestId)
    }),
  )

  test(
    'goes to nobody when no email was given, it is not safe, or the service asks for no contact',
    rolledBack(async ({ ctx }) => {
      await ask(ctx)
      await ask(ctx, { email: 'unsafe@example.test', safe: ['phone'] })
      await ask(ctx, { service: 'jobs', email: 'sam@example.test' })
      assert.deepEqual(await tellNow(ctx), [])
    }),
  )

  test(
    'is made once, however often the event is handled',
    rolledBack(async ({ ctx }) => {
      await ask(ctx, { email: 'sam@example.test' })
      assert.equal((await tellNow(ctx)).length, 1)
      assert.equal((await tellNow(ctx)).length, 0)
    }),
  )

  test(
    'of a sensitive service says nothing: only that we have it or that there is news, and the link',
    rolledBack(async ({ ctx }) => {
      const opened = await ask(ctx, { service: 'domestic-abuse', email: 'sam@example.test' })
      const [message] = await tellNow(ctx)
      assert.equal(message!.subject, 'A message from Wiltshire Council')
      const said = message!.words + message!.html
      assert.equal(await participantOfToken(ctx, linkIn(said)), opened.participantId)
      assert.match(said, /^We have got what you sent us\./)
      for (const secret of [/domestic|abuse|violence/i, new RegExp(formatCode(opened.reference)), /deep hole/])
        assert.doesNotMatch(said, secret)
    }),
  )
})

describe('somebody who joins', () => {
  test(
    'is told so by herself, and the first reporter is not',
    rolledBack(async ({ ctx }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      await join(ctx, opened.requestId, 'jo@example.test')
      const messages = await tellNow(ctx)
      assert.deepEqual(
        messages.map(each => each.recipient),
        ['jo@example.test'],
      )
      assert.match(messages[0]!.words, /it is the same one/)
    }),
  )

  test(
    'hears afterwards of everything too, by a link of her own, until she stops it',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      const joined = await join(ctx, opened.requestId, 'jo@example.test')
      await tellNow(ctx)
      const update = { requestId: opened.requestId, audience: 'participants' as const, words: 'We looked at it.' }
      await writeUpdate(officer, update)
      const [sam, jo] = (await tellNow(ctx)).sort((a, b) => b.recipient.localeCompare(a.recipient))
      assert.equal(await participantOfToken(ctx, linkIn(sam!.words)), opened.participantId)
      assert.equal(await participantOfToken(ctx, linkIn(jo!.words)), joined)
      assert.doesNotMatch(jo!.words + jo!.html, /sam@/)
      await stopTelling(ctx, { participantId: joined })
      await writeUpdate(officer, update)
      assert.deepEqual(
        (await tellNow(ctx)).map(each => each.recipient),
        ['sam@example.test'],
      )
    }),
  )

  test(
    'with the reporter’s own address gets one message, not two',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await join(ctx, opened.requestId, 'Sam@example.test')
      await tellNow(ctx)
      await writeUpdate(officer, { requestId: opened.requestId, audience: 'public', words: 'We looked at it.' })
      assert.equal((await tellNow(ctx)).length, 1)
    }),
  )
})

describe('while it is open', () => {
  test(
    'a note between colleagues and what she adds herself are told to nobody',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      await writeUpdate(officer, { requestId: opened.requestId, audience: 'staff', words: 'Rings often.' })
      await addInformation(ctx, { participantId: opened.participantId, words: 'It grew.', photos: [] })
      assert.deepEqual(await tellNow(ctx), [])
    }),
  )

  test(
    'words of staff come as written, and nothing in them becomes markup',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      const words = 'First line\nsecond <b>line</b> & "more"\n\nNew paragraph'
      await writeUpdate(officer, { requestId: opened.requestId, audience: 'participants', words })
      const [message] = await tellNow(ctx)
      assert.match(message!.words, /^> second <b>line<\/b> & "more"$/m)
      assert.match(message!.html!, /First line<br>second &#60;b&#62;line&#60;\/b&#62; &#38; &#34;more&#34;<\/p><p>New/)
    }),
  )

  test(
    'a question of ours comes with how to answer it and what it does to the dates',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      await pauseForCustomer(officer, { requestId: opened.requestId, question: 'Which side of the road?' })
      const [message] = await tellNow(ctx)
      assert.match(message!.subject, /we need to ask you something/)
      assert.match(message!.words, /^> Which side of the road\?$/m)
      assert.match(message!.words, /dates we promised wait/)
      assert.match(message!.words, /Answer here:\nhttps/)
    }),
  )

  test(
    'a moved date says what was, what is, and why, in one message',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      const to = new Date('2026-12-07T17:00:00Z')
      await movePromise(officer, { requestId: opened.requestId, step: 'look', to, reason: 'The road is flooded.' })
      const messages = await tellNow(ctx)
      assert.equal(messages.length, 1)
      assert.match(messages[0]!.words, /We said: By Thursday 3 December we will look at it\./)
      assert.match(messages[0]!.words, /Now: By Monday 7 December we will look at it\./)
      assert.match(messages[0]!.words, /^> The road is flooded\.$/m)
      const sooner = new Date('2026-12-04T17:00:00Z')
      await movePromise(officer, { requestId: opened.requestId, step: 'look', to: sooner, reason: 'It is dry again.' })
      const [good] = await tellNow(ctx)
      assert.match(good!.words, /We can do something sooner than we told you\.[\s\S]*We said: By Monday 7 December/)
      assert.doesNotMatch(good!.words, /cannot keep a date/)
    }),
  )

  test(
    'planned work says which steps are still to come',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      await keepStep(officer, { requestId: opened.requestId, step: 'look', scheduled: true })
      const [message] = await tellNow(ctx)
      assert.match(message!.words, /planned the work/)
      assert.doesNotMatch(message!.words, /we will look at it/)
      assert.match(message!.words, /it will be mended/)
    }),
  )
})

describe('when it ends', () => {
  const closings: [string, Closing, RegExp[]][] = [
    [
      'done',
      { outcome: 'done', words: 'We filled the hole.' },
      [/^> We filled the hole\.$/m, /Is it sorted\?/, /by Tuesday 29 December/, /Tell us if it is sorted:\nhttps/],
    ],
    [
      'refused',
      { outcome: 'refused', words: 'Too shallow.', challenge: 'Write to the complaints team.' },
      [/We will not do what you asked/, /^> Too shallow\.$/m, /If you do not agree/, /Write to the complaints team\./],
    ],
    [
      'elsewhere',
      { outcome: 'elsewhere', words: 'We told them.', body: 'National Highways', bodyReference: 'NH-7' },
      [/National Highways deals with it/, /Their reference is NH-7\./, /^> We told them\.$/m],
    ],
  ]
  for (const [outcome, closing, expected] of closings)
    test(
      `${outcome}: it says how in plain words and what she can do`,
      rolledBack(async ({ ctx, officer }) => {
        const opened = await ask(ctx, { email: 'sam@example.test' })
        await tellNow(ctx)
        await closeRequest(officer, { requestId: opened.requestId, ...closing })
        const messages = await tellNow(ctx)
        assert.equal(messages.length, 1)
        for (const words of expected) assert.match(messages[0]!.words, words)
      }),
    )

  test(
    'because she no longer needs it: it says so and does not ask whether it is sorted',
    rolledBack(async ({ ctx }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      await cancelRequest(ctx, {
        participantId: opened.participantId,
        words: 'Somebody filled it.',
        because: 'No longer needed',
      })
      const [message] = await tellNow(ctx)
      assert.match(message!.subject, /closed, as you asked/)
      assert.doesNotMatch(message!.words, /sorted/)
    }),
  )

  test(
    'those of a request joined into another hear of the merger once, and then of what happens to the other',
    rolledBack(async ({ ctx, officer }) => {
      const kept = await ask(ctx, { email: 'sam@example.test' })
      const joined = await ask(ctx, { email: 'ada@example.test' })
      await tellNow(ctx)
      await mergeRequests(officer, { requestId: joined.requestId, into: kept.requestId, words: 'The same hole.' })
      const mergers = await tellNow(ctx)
      assert.deepEqual(
        mergers.map(each => each.recipient),
        ['ada@example.test'],
      )
      assert.match(mergers[0]!.subject, new RegExp(formatCode(joined.reference)))
      await closeRequest(officer, { requestId: kept.requestId, outcome: 'done', words: 'We filled the hole.' })
      const endings = await tellNow(ctx)
      assert.deepEqual(endings.map(each => each.recipient).sort(), ['ada@example.test', 'sam@example.test'])
      const toAda = endings.find(each => each.recipient === 'ada@example.test')!
      assert.match(toAda.subject, new RegExp(formatCode(joined.reference)))
      assert.equal(await participantOfToken(ctx, linkIn(toAda.words)), joined.participantId)
      assert.equal(toAda.about, joined.requestId)
      assert.doesNotMatch(toAda.words + toAda.html, new RegExp(formatCode(kept.reference)))
    }),
  )

  test(
    'opened again: she hears of it, and why',
    rolledBack(async ({ ctx, officer }) => {
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await closeRequest(officer, { requestId: opened.requestId, outcome: 'done', words: 'We filled the hole.' })
      await tellNow(ctx)
      await confirmClosure(ctx, { participantId: opened.participantId, sorted: false, words: 'Still there' })
      const toSam = (await tellNow(ctx)).filter(each => each.recipient === 'sam@example.test')
      assert.equal(toSam.length, 1)
      assert.match(toSam[0]!.words, /a team leader will look at it/)
      assert.match(toSam[0]!.words, /^- By Thursday 3 December we will look at it\.$/m)
      const actor = await addStaff(ctx, { roles: ['team-leader'], teams: ['highways'], name: 'Another leader' })
      const leader = withContext(ctx, { actor })
      await closeRequest(leader, { requestId: opened.requestId, outcome: 'done', words: 'Now it is.' })
      await reopenRequest(leader, { requestId: opened.requestId })
      const told = await tellNow(ctx)
      assert.equal(told.filter(each => /We have opened your request again/.test(each.words)).length, 1)
    }),
  )
})
