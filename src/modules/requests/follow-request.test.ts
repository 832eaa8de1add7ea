import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import {
  addInformation,
  cancelRequest,
  closeRequest,
  followRequest,
  listToTell,
  mergeRequests,
  readTracked,
  reporterFrom,
  stopTelling,
  withdrawWords,
} from './index.ts'
import { caseIn, castOf, councilDatabase, eventsOf, isNotFound, look, refusedAs, typesOf } from './requests.fixture.ts'
import { buildFile, buildFollower, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const jo = reporterFrom({ name: 'Jo Joiner', email: 'jo@example.test' })
const because = 'The customer took it back.'

describe('‘It’s the same one’', () => {
  test(
    'joins once with one key, however often it is pressed',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, { email: 'sam@example.test' })
      const joining = { requestId, key: 'pressed', reporter: jo, language: 'en' as const, words: 'Mine too' }
      const first = await followRequest(ctx, joining)
      assert.deepEqual(await followRequest(ctx, joining), { participantId: first.participantId, again: true })
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      assert.deepEqual(await followRequest(ctx, joining), { participantId: first.participantId, again: true })
      const request = await look(ctx, requestId)
      assert.deepEqual(
        request.participants.map(each => [each.role, each.email]),
        [
          ['reporter', 'sam@example.test'],
          ['follower', 'jo@example.test'],
        ],
      )
      assert.deepEqual(
        request.updates.map(each => [each.audience, each.words, each.participantId]),
        [['staff', 'Mine too', first.participantId]],
      )
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'update-written', 'participant-joined', 'closed'])
    }),
  )

  test('pressed ten times at once joins once', async () => {
    const { ctx } = castOf(database.ctx())
    const { requestId } = await buildRequest(ctx)
    const joining = { requestId, key: 'at once', reporter: jo, language: 'en' as const }
    const joined = await Promise.all(Array.from({ length: 10 }, () => followRequest(ctx, joining)))
    assert.equal(new Set(joined.map(each => each.participantId)).size, 1)
    assert.equal(joined.filter(each => !each.again).length, 1)
    assert.equal((await look(ctx, requestId)).participants.length, 2)
  })

  test(
    'is for open public requests only',
    inCase(async ({ ctx, officer }) => {
      const join = (requestId: string) =>
        followRequest(ctx, { requestId, key: requestId, reporter: null, language: 'en' })
      for (const service of ['noise', 'harm'])
        await assert.rejects(join((await buildRequest(ctx, { service })).requestId), isNotFound)
      const withdrawn = await buildRequest(ctx)
      await withdrawWords(ctx, { participantId: withdrawn.participantId })
      await assert.rejects(join(withdrawn.requestId), isNotFound)
      const closed = await buildRequest(ctx)
      await closeRequest(officer, { requestId: closed.requestId, outcome: 'done', words: 'Done.' })
      await assert.rejects(join(closed.requestId), refusedAs('requests.closed'))
      await assert.rejects(join('no id'), isNotFound)
    }),
  )

  test(
    'shows the one who joins what is told her, and nothing of the others',
    inCase(async ({ ctx }) => {
      const photo = await buildFile(ctx)
      const parts = {
        name: 'Sam Sample',
        email: 'sam@example.test',
        words: 'Outside my house',
        postcode: 'AB1 1AA',
        photos: [photo],
      }
      const { requestId, participantId } = await buildRequest(ctx, { ...parts, place: null })
      const [one, other] = [
        await buildFollower(ctx, requestId, 'jo@example.test'),
        await buildFollower(ctx, requestId, 'kim@example.test'),
      ]
      await addInformation(ctx, { participantId: one, words: 'Said by Jo', photos: [await buildFile(ctx)] })
      const seen = await readTracked(ctx, other)
      assert.doesNotMatch(JSON.stringify(seen), /Sam|sam@|Outside my house|AB11AA|Said by Jo|jo@/)
      assert.deepEqual([seen.photos, seen.updates], [[], []])
      const reporters = await readTracked(ctx, participantId)
      assert.doesNotMatch(JSON.stringify(reporters), /Said by Jo|jo@|kim@/)
      assert.deepEqual(
        reporters.photos.map(each => each.fileId),
        [photo],
      )
      assert.deepEqual(
        (await readTracked(ctx, one)).updates.map(each => each.words),
        ['Said by Jo'],
      )
      assert.equal((await readTracked(ctx, one)).photos.length, 1)
    }),
  )
})

describe('a participant', () => {
  test(
    'who wants to hear no more is told no more, and her link still holds',
    inCase(async ({ ctx }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await stopTelling(ctx, { participantId })
      await stopTelling(ctx, { participantId })
      const [request] = await listToTell(ctx, [requestId], [])
      assert.deepEqual(
        request?.told.map(({ hears }) => hears),
        ['nothing'],
      )
      assert.equal((await readTracked(ctx, participantId)).participant.told, false)
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'participant-left'])
    }),
  )

  test(
    'adds words and photos while it is open',
    inCase(async ({ ctx, officer }) => {
      const { requestId, participantId } = await buildRequest(ctx)
      const photo = await buildFile(ctx)
      await addInformation(ctx, { participantId, words: 'By the lamp', photos: [photo] })
      const { updates, photos } = await look(ctx, requestId)
      assert.deepEqual(
        updates.map(each => [each.words, each.audience, each.participantId]),
        [['By the lamp', 'staff', participantId]],
      )
      assert.deepEqual(
        photos.map(each => [each.updateId, each.releasedAt]),
        [[updates[0]?.id, null]],
      )
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'update-written', 'photo-added'])
      await assert.rejects(
        addInformation(ctx, { participantId, words: ' ', photos: [] }),
        refusedAs('requests.words-needed'),
      )
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      await assert.rejects(
        addInformation(ctx, { participantId, words: 'Late', photos: [] }),
        refusedAs('requests.closed'),
      )
    }),
  )

  test(
    'whose link was given up can do nothing',
    inCase(async ({ ctx }) => {
      const { participantId } = await buildRequest(ctx)
      await ctx.db
        .updateTable('requests.participants')
        .set({ left_at: ctx.now() })
        .where('id', '=', participantId)
        .execute()
      await assert.rejects(readTracked(ctx, participantId), isNotFound)
      await assert.rejects(addInformation(ctx, { participantId, words: 'Hello', photos: [] }), isNotFound)
      await assert.rejects(cancelRequest(ctx, { participantId, words: '', because }), isNotFound)
    }),
  )
})

describe('taking a request back', () => {
  test(
    'closes it where nobody else follows it',
    inCase(async ({ ctx }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      assert.equal(await cancelRequest(ctx, { participantId, words: '', because }), 'cancelled')
      const request = await look(ctx, requestId)
      assert.deepEqual(
        [request.status, request.closures[0]?.outcome, request.closures[0]?.words],
        ['closed', 'cancelled', because],
      )
      assert.equal((await eventsOf(ctx, requestId)).at(-1)?.actorKind, 'link')
      await assert.rejects(cancelRequest(ctx, { participantId, words: '', because }), refusedAs('requests.closed'))
    }),
  )

  test(
    'only leaves where others follow it',
    inCase(async ({ ctx }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      const follower = await buildFollower(ctx, requestId, 'jo@example.test')
      assert.equal(await cancelRequest(ctx, { participantId, words: 'Gone', because }), 'left')
      assert.equal((await look(ctx, requestId)).status, 'open')
      assert.equal(await cancelRequest(ctx, { participantId: follower, words: '', because }), 'left')
      assert.equal((await look(ctx, requestId)).status, 'open')
    }),
  )

  test(
    'only leaves where others’ requests were joined into it',
    inCase(async ({ ctx, officer }) => {
      const kept = await buildRequest(ctx, { email: 'sam@example.test' })
      const joined = await buildRequest(ctx, { email: 'ada@example.test' })
      await mergeRequests(officer, { requestId: joined.requestId, into: kept.requestId, words: 'The same' })
      assert.equal(await cancelRequest(ctx, { participantId: kept.participantId, words: '', because }), 'left')
      assert.equal((await look(ctx, kept.requestId)).status, 'open')
    }),
  )

  test(
    'closes it where those who joined want to hear no more',
    inCase(async ({ ctx }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await stopTelling(ctx, { participantId: await buildFollower(ctx, requestId, 'jo@example.test') })
      assert.equal(await cancelRequest(ctx, { participantId, words: '', because }), 'cancelled')
    }),
  )
})

describe('taking one’s words off the public page', () => {
  test(
    'is the reporter’s, at once, for her photos too; the request goes on',
    inCase(async ({ ctx, officer }) => {
      const { requestId, participantId } = await buildRequest(ctx, { photos: [await buildFile(ctx)] })
      const follower = await buildFollower(ctx, requestId)
      await assert.rejects(withdrawWords(ctx, { participantId: follower }), refusedAs('requests.not-yours'))
      await withdrawWords(ctx, { participantId })
      await withdrawWords(ctx, { participantId })
      const request = await look(officer, requestId)
      assert.deepEqual([request.status, request.withdrawnAt], ['open', ctx.now()])
      assert.deepEqual(
        request.photos.map(each => each.withdrawnAt),
        [ctx.now()],
      )
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'participant-joined', 'words-withdrawn'])
    }),
  )
})
