import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { newId } from '../../platform/id.ts'
import {
  isPhotoSeenBy,
  isPublicPhoto,
  messageRequests,
  readPublicReport,
  readTracked,
  releasePhoto,
  withdrawUpdate,
  writeUpdate,
} from './index.ts'
import { at, caseIn, councilDatabase, eventsOf, isNotFound, look, refusedAs, typesOf } from './requests.fixture.ts'
import { buildFile, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

describe('a word from staff', () => {
  test(
    'reaches those it is for, and nobody else',
    inCase(async ({ ctx, officer }) => {
      const { requestId, participantId, reference } = await buildRequest(ctx)
      for (const audience of ['staff', 'participants', 'public'] as const)
        await writeUpdate(officer, { requestId, audience, words: `for ${audience}` })
      const tracked = await readTracked(ctx, participantId)
      assert.deepEqual(
        tracked.updates.map(each => each.words),
        ['for participants', 'for public'],
      )
      assert.ok(tracked.updates.every(each => each.authorName === null))
      assert.deepEqual(
        (await readPublicReport(ctx, reference)).updates.map(each => each.words),
        ['for public'],
      )
      const events = (await eventsOf(ctx, requestId)).slice(1)
      assert.deepEqual(
        events.map(({ data }) => [data.audience, data.by]),
        [
          ['staff', 'staff'],
          ['participants', 'staff'],
          ['public', 'staff'],
        ],
      )
    }),
  )

  test(
    'to the public is told only of public requests, and counts as a change of them',
    inCase(async ({ ctx, officer, adviser }) => {
      const noise = await buildRequest(ctx, { service: 'noise' })
      const toAll = { audience: 'public', words: 'We are on it' } as const
      await assert.rejects(
        writeUpdate(adviser, { requestId: noise.requestId, ...toAll }),
        refusedAs('requests.not-public'),
      )
      const { requestId } = await buildRequest(ctx)
      const later = at(officer, '2026-12-02T10:00:00Z')
      await writeUpdate(later, { requestId, audience: 'staff', words: 'Between us' })
      assert.deepEqual((await look(ctx, requestId)).updatedAt, ctx.now())
      await writeUpdate(later, { requestId, ...toAll })
      assert.deepEqual((await look(ctx, requestId)).updatedAt, later.now())
    }),
  )

  test(
    'needs words or a photo, and somebody who may',
    inCase(async ({ ctx, officer, councillor, employee }) => {
      const { requestId } = await buildRequest(ctx)
      const note = { requestId, audience: 'staff', words: 'A note' } as const
      await assert.rejects(writeUpdate(officer, { ...note, words: ' ' }), refusedAs('requests.words-needed'))
      await assert.rejects(writeUpdate(councillor, note), refusedAs('requests.not-yours'))
      await assert.rejects(writeUpdate(employee, note), isNotFound)
      await writeUpdate(officer, { ...note, words: '', photos: [await buildFile(ctx)] })
      const { photos, updates } = await look(ctx, requestId)
      assert.deepEqual([photos[0]?.updateId, photos[0]?.releasedAt], [updates[0]?.id, null])
    }),
  )

  test(
    'to several is told to each alone',
    inCase(async ({ ctx, officer }) => {
      const requests = [await buildRequest(ctx), await buildRequest(ctx)]
      const secret = await buildRequest(ctx, { service: 'harm' })
      const requestIds = [...requests, secret].map(each => each.requestId)
      assert.equal(await messageRequests(officer, { requestIds, words: 'The road is closed on Monday' }), 2)
      for (const { participantId } of requests)
        assert.deepEqual(
          (await readTracked(ctx, participantId)).updates.map(each => each.words),
          ['The road is closed on Monday'],
        )
      assert.deepEqual((await readTracked(ctx, secret.participantId)).updates, [])
      assert.equal(await messageRequests(officer, { requestIds: [], words: 'Hello' }), 0)
      await assert.rejects(messageRequests(officer, { requestIds, words: ' ' }), refusedAs('requests.words-needed'))
    }),
  )

  test(
    'can be taken back: then only staff see it',
    inCase(async ({ ctx, officer, councillor }) => {
      const { requestId, participantId, reference } = await buildRequest(ctx)
      const updateId = await writeUpdate(officer, { requestId, audience: 'public', words: 'Mrs Jones says hello' })
      await assert.rejects(withdrawUpdate(councillor, { requestId, updateId }), refusedAs('requests.not-yours'))
      await withdrawUpdate(officer, { requestId, updateId })
      assert.deepEqual((await readPublicReport(ctx, reference)).updates, [])
      assert.deepEqual((await readTracked(ctx, participantId)).updates, [])
      assert.equal((await look(ctx, requestId)).updates[0]?.words, 'Mrs Jones says hello')
      await assert.rejects(withdrawUpdate(officer, { requestId, updateId }), isNotFound)
    }),
  )

  test(
    'of another request cannot be taken back through this one, and no word goes into an event',
    inCase(async ({ ctx, officer }) => {
      const [one, other] = [await buildRequest(ctx), await buildRequest(ctx)]
      const updateId = await writeUpdate(officer, { requestId: other.requestId, audience: 'public', words: 'Hello' })
      for (const id of [updateId, newId(), 'Mrs Jones lives here'])
        await assert.rejects(withdrawUpdate(officer, { requestId: one.requestId, updateId: id }), isNotFound)
      assert.deepEqual(await typesOf(ctx, one.requestId), ['opened'])
    }),
  )
})

describe('a photo', () => {
  test(
    'is public once somebody looked at it, until it is held again',
    inCase(async ({ ctx, officer, adviser, carer }) => {
      const fileId = await buildFile(ctx)
      const { requestId, reference } = await buildRequest(ctx, { photos: [fileId] })
      assert.equal(await isPublicPhoto(ctx, reference, fileId), false)
      await releasePhoto(adviser, { requestId, fileId, release: true })
      assert.equal(await isPublicPhoto(ctx, reference, fileId), true)
      await releasePhoto(officer, { requestId, fileId, release: false })
      assert.equal(await isPublicPhoto(ctx, reference, fileId), false)
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'photo-released', 'photo-held'])
      assert.equal(await isPhotoSeenBy(carer, fileId), true)
    }),
  )

  test(
    'is released only by those who may, and documents by nobody',
    inCase(async ({ ctx, officer, system, councillor }) => {
      const [photo, letter] = [await buildFile(ctx), await buildFile(ctx, 'application/pdf')]
      const { requestId, reference } = await buildRequest(ctx, { photos: [photo], documents: [letter] })
      const release = (actor: typeof ctx, fileId: string) => releasePhoto(actor, { requestId, fileId, release: true })
      await assert.rejects(release(councillor, photo), refusedAs('requests.not-yours-to-release'))
      for (const fileId of [letter, newId(), 'no id']) await assert.rejects(release(officer, fileId), isNotFound)
      assert.equal(await isPublicPhoto(ctx, reference, letter), false)
      await release(system, photo)
    }),
  )

  test(
    'of a private or confidential request is public to nobody',
    inCase(async ({ ctx, system, officer, carer, councillor }) => {
      for (const service of ['noise', 'harm']) {
        const fileId = await buildFile(ctx)
        const { requestId, reference } = await buildRequest(ctx, { service, photos: [fileId] })
        await releasePhoto(system, { requestId, fileId, release: true })
        assert.equal(await isPublicPhoto(ctx, reference, fileId), false)
        assert.equal(await isPhotoSeenBy(carer, fileId), true)
        assert.equal(await isPhotoSeenBy(officer, fileId), service === 'noise')
        for (const actor of [councillor, ctx]) assert.equal(await isPhotoSeenBy(actor, fileId), false)
      }
      for (const fileId of [newId(), 'no id']) {
        assert.equal(await isPhotoSeenBy(officer, fileId), false)
        assert.equal(await isPublicPhoto(ctx, '1', fileId), false)
      }
    }),
  )

  test(
    'that staff put beside a note is not shown to who asked',
    inCase(async ({ ctx, officer }) => {
      const { requestId, participantId } = await buildRequest(ctx)
      await writeUpdate(officer, { requestId, audience: 'staff', words: 'See', photos: [await buildFile(ctx)] })
      const shown = await buildFile(ctx)
      await writeUpdate(officer, { requestId, audience: 'participants', words: 'Look', photos: [shown] })
      assert.deepEqual(
        (await readTracked(ctx, participantId)).photos.map(each => each.fileId),
        [shown],
      )
    }),
  )
})
