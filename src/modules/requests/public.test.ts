import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import { NORTH, SOUTH } from './council.fixture.ts'
import {
  cancelRequest,
  closeRequest,
  confirmClosure,
  countPublic,
  listMostAsked,
  listNearby,
  listPublic,
  listPublished,
  listPublishedUpdates,
  mergeRequests,
  readPublicReport,
  releasePhoto,
  reopenRequest,
  withdrawWords,
  writeUpdate,
} from './index.ts'
import { at, caseIn, councilDatabase, isNotFound } from './requests.fixture.ts'
import { buildFile, buildFollower, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const done = { outcome: 'done', words: 'We filled the hole.' } as const
const idsOf = (rows: { id: string }[]) => rows.map(row => row.id)

/** What every public read shows of one reference. */
async function shownOf(ctx: Ctx, reference: string) {
  const [listed] = (await listPublic(ctx, { limit: 100 })).rows.filter(row => row.reference === reference)
  const [published] = (await listPublished(ctx, { references: [reference] }, 10)).rows
  const updates = (await listPublishedUpdates(ctx, { references: [reference] }, 10)).rows
  const page = await readPublicReport(ctx, reference).catch(error => (isNotFound(error) ? null : Promise.reject(error)))
  return { listed, published, updates, page }
}

describe('the public sees', () => {
  test(
    'a public report in every list, with how it ended and what others said of it',
    inCase(async ({ ctx, officer }) => {
      const { requestId, reference, participantId } = await buildRequest(ctx, {
        name: 'Sam Sample',
        email: 'sam@example.test',
      })
      await buildFollower(ctx, requestId, 'jo@example.test')
      await closeRequest(officer, { requestId, ...done })
      await confirmClosure(ctx, { participantId, sorted: true, words: 'Thank you, says Sam' })
      const { listed, published, updates, page } = await shownOf(ctx, reference)
      assert.deepEqual(
        [listed?.outcome, published?.closure?.words, page?.closures[0]?.words],
        ['done', done.words, done.words],
      )
      assert.deepEqual(
        updates.map(each => [each.kind, each.words]),
        [['closed', done.words]],
      )
      assert.deepEqual([page?.sorted, page?.notSorted, page?.followers], [1, 0, 2])
      assert.doesNotMatch(JSON.stringify([listed, published, updates, page]), /Thank you/)
      for (const names of [listed?.names, published?.names, page?.names]) assert.ok(names?.includes('Sam Sample'))
    }),
  )

  test(
    'no private, confidential or withdrawn one',
    inCase(async ({ ctx }) => {
      const nothing = { listed: undefined, published: undefined, updates: [], page: null }
      for (const service of ['noise', 'harm'])
        assert.deepEqual(await shownOf(ctx, (await buildRequest(ctx, { service })).reference), nothing)
      for (const parts of [
        { visibility: 'private-from-street' },
        { visibility: 'not-known-to-us' },
        { sensitive: true },
      ])
        assert.deepEqual(await shownOf(ctx, (await buildRequest(ctx, parts)).reference), nothing)
      const { reference, participantId } = await buildRequest(ctx)
      await withdrawWords(ctx, { participantId })
      assert.deepEqual(await shownOf(ctx, reference), nothing)
    }),
  )

  test(
    'where a report was joined to, unless that is not public; and in the list only that one',
    inCase(async ({ ctx, officer }) => {
      const [joined, kept] = [await buildRequest(ctx), await buildRequest(ctx)]
      await mergeRequests(officer, { requestId: joined.requestId, into: kept.requestId, words: 'The same' })
      const shown = await shownOf(ctx, joined.reference)
      assert.deepEqual(
        [shown.listed, shown.published?.mergedInto, shown.page?.joinedTo],
        [undefined, kept.reference, kept.reference],
      )
      assert.equal(shown.updates.at(-1)?.mergedInto, kept.reference)
      await withdrawWords(ctx, { participantId: kept.participantId })
      const { published, page, updates } = await shownOf(ctx, joined.reference)
      assert.deepEqual([published?.mergedInto, page?.joinedTo, updates.at(-1)?.mergedInto], [null, null, null])
    }),
  )

  test(
    'that somebody took hers back, and not what she wrote',
    inCase(async ({ ctx }) => {
      const { reference, participantId } = await buildRequest(ctx)
      await cancelRequest(ctx, { participantId, words: 'I moved to 3 Mill Lane', because: 'Taken back' })
      const { listed, published, updates, page } = await shownOf(ctx, reference)
      assert.deepEqual(
        [listed?.outcome, published?.closure?.outcome, page?.closures[0]?.outcome],
        ['cancelled', 'cancelled', 'cancelled'],
      )
      assert.doesNotMatch(JSON.stringify([listed, published, updates, page]), /Mill Lane/)
    }),
  )

  test(
    'words to the public, and neither notes nor messages to participants',
    inCase(async ({ ctx, officer }) => {
      const { requestId, reference } = await buildRequest(ctx)
      for (const audience of ['staff', 'participants', 'public'] as const)
        await writeUpdate(officer, { requestId, audience, words: `for ${audience}` })
      const { updates, page } = await shownOf(ctx, reference)
      assert.deepEqual(
        [updates.map(each => each.words), page?.updates.map(each => each.words)],
        [['for public'], ['for public']],
      )
    }),
  )

  test(
    'no postcode but that of the pin',
    inCase(async ({ ctx }) => {
      const own = await buildRequest(ctx, { postcode: 'AB1 2BB', email: 'sam@example.test' })
      const nowhere = await buildRequest(ctx, { postcode: 'AB1 2BB', place: null })
      for (const { reference } of [own, nowhere]) {
        const { listed, published, page } = await shownOf(ctx, reference)
        assert.doesNotMatch(JSON.stringify([listed, published, page]), /AB1 ?2BB/)
      }
    }),
  )
})

describe('lists of what is public', () => {
  test(
    'are the newest first, narrowed by ward, service and state, page by page',
    inCase(async ({ ctx, officer }) => {
      const north = await buildRequest(at(ctx, '2026-11-01T10:00:00Z'), { place: { ...NORTH, words: 'N' } })
      const south = await buildRequest(at(ctx, '2026-11-02T10:00:00Z'), { place: { ...SOUTH, words: 'S' } })
      const light = await buildRequest(at(ctx, '2026-11-03T10:00:00Z'), { service: 'street-light' })
      await closeRequest(officer, { requestId: south.requestId, ...done })
      const list = async (filter: object) => idsOf((await listPublic(ctx, { limit: 10, ...filter })).rows)
      assert.deepEqual(await list({}), [light.requestId, south.requestId, north.requestId])
      assert.deepEqual(await list({ wards: ['south'] }), [south.requestId])
      assert.deepEqual(await list({ service: 'street-light' }), [light.requestId])
      assert.deepEqual(await list({ open: true }), [light.requestId, north.requestId])
      assert.deepEqual(await list({ open: false }), [south.requestId])
      const pages: string[] = []
      for (let before: string | null | undefined; before !== null; ) {
        const page = await listPublic(ctx, { limit: 1, ...(before ? { before } : {}) })
        pages.push(...idsOf(page.rows))
        before = page.next
      }
      assert.deepEqual(pages, [light.requestId, south.requestId, north.requestId])
      const counts = await countPublic(ctx, ['north', 'south'], new Date('2026-11-02T00:00:00Z'))
      assert.deepEqual(
        counts.sort((a, b) => a.service.localeCompare(b.service)),
        [
          { ward: 'south', service: 'pothole', reported: 1, closed: 1 },
          { ward: 'north', service: 'street-light', reported: 1, closed: 0 },
        ],
      )
    }),
  )

  test(
    'begin at the newest for what is no cursor',
    inCase(async ({ ctx }) => {
      const { requestId } = await buildRequest(ctx)
      for (const cursor of [
        'x',
        '~',
        '1~',
        `x~${requestId}`,
        `999999999999999999999~${requestId}`,
        '1~1; drop table',
        '\u0001~1',
      ]) {
        assert.deepEqual(idsOf((await listPublic(ctx, { limit: 5, before: cursor })).rows), [requestId], cursor)
        assert.deepEqual(idsOf((await listPublished(ctx, { cursor }, 5)).rows), [requestId], cursor)
        await listPublishedUpdates(ctx, { cursor }, 5)
      }
    }),
  )

  test(
    'of what changed lead on from where they ended',
    inCase(async ({ ctx, officer }) => {
      const { requestId, reference } = await buildRequest(ctx)
      await closeRequest(officer, { requestId, ...done })
      await reopenRequest(at(officer, '2026-12-02T10:00:00Z'), { requestId })
      await writeUpdate(at(officer, '2026-12-03T10:00:00Z'), { requestId, audience: 'public', words: 'On Monday' })
      const kinds: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof listPublishedUpdates>> = await listPublishedUpdates(
          ctx,
          { references: [reference], from: new Date('2026-01-01'), ...(cursor ? { cursor } : {}) },
          1,
        )
        kinds.push(...page.rows.map(each => `${each.kind} ${each.state}`))
        cursor = page.next
      } while (cursor)
      assert.deepEqual(kinds, ['closed closed', 'reopened open', 'words open'])
    }),
  )
})

describe('open reports nearby', () => {
  const north = (metres: number) => ({ lat: NORTH.lat + metres / 111_320, lng: NORTH.lng, words: `${metres} m` })

  test(
    'are those of the same service within reach, the nearest first, asked lately, at most so many',
    inCase(async ({ ctx, officer }) => {
      const near: string[] = []
      for (const metres of [40, 0, 49, 20]) near.push((await buildRequest(ctx, { place: north(metres) })).requestId)
      await buildRequest(ctx, { place: north(52) })
      await buildRequest(ctx, { service: 'street-light', place: north(1) })
      await buildRequest(at(ctx, '2026-09-07T10:00:00Z'), { place: north(2) })
      const closed = await buildRequest(ctx, { place: north(3) })
      await closeRequest(officer, { requestId: closed.requestId, ...done })
      const around = { service: 'pothole', point: NORTH, metres: 50, weeks: 12 }
      const found = await listNearby(ctx, around)
      assert.deepEqual(
        found.map(each => Math.round(each.metres)),
        [0, 20, 40, 49],
      )
      assert.deepEqual(idsOf(await listNearby(ctx, { ...around, limit: 2 })), [near[1], near[3]])
      assert.deepEqual(idsOf(await listNearby(ctx, { ...around, limit: 2, except: near[1]! })), [near[3], near[0]])
    }),
  )

  test(
    'to the east are as far as they are',
    inCase(async ({ ctx }) => {
      const east = (metres: number) => metres / (111_320 * Math.cos((NORTH.lat * Math.PI) / 180))
      for (const metres of [45, 55])
        await buildRequest(ctx, { place: { lat: NORTH.lat, lng: NORTH.lng + east(metres), words: 'E' } })
      const found = await listNearby(ctx, { service: 'pothole', point: NORTH, metres: 50, weeks: 12 })
      assert.deepEqual(
        found.map(each => Math.round(each.metres)),
        [45],
      )
    }),
  )

  test(
    'in the corner of the square round a point are farther than its sides, and too far',
    inCase(async ({ ctx }) => {
      const corner = {
        lat: NORTH.lat + 45 / 111_320,
        lng: NORTH.lng + 45 / (111_320 * Math.cos((NORTH.lat * Math.PI) / 180)),
      }
      await buildRequest(ctx, { place: { ...corner, words: '64 m' } })
      assert.deepEqual(await listNearby(ctx, { service: 'pothole', point: NORTH, metres: 50, weeks: 12 }), [])
    }),
  )

  test(
    'say how many are kept informed of them',
    inCase(async ({ ctx }) => {
      const { requestId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await buildFollower(ctx, requestId, 'jo@example.test')
      await buildFollower(ctx, requestId)
      const [found] = await listNearby(ctx, { service: 'pothole', point: NORTH, metres: 50, weeks: 12 })
      assert.equal(found?.followers, 2)
    }),
  )

  test(
    'come with the photo that each may see: the public a released one, staff one that was not taken back',
    inCase(async ({ ctx, system, officer, councillor }) => {
      const [held, shown] = [await buildFile(ctx), await buildFile(ctx)]
      const { requestId, participantId } = await buildRequest(ctx, { photos: [held, shown], words: 'Deep and wide' })
      const around = { service: 'pothole', point: NORTH, metres: 50, weeks: 12 }
      const photos = () =>
        Promise.all([ctx, councillor, officer].map(async actor => (await listNearby(actor, around))[0]?.photo))
      assert.deepEqual(await photos(), [null, null, held])
      await releasePhoto(system, { requestId, fileId: shown, release: true })
      assert.deepEqual(await photos(), [shown, shown, held])
      await ctx.db
        .updateTable('requests.photos')
        .set({ withdrawn_at: at(ctx, '2026-12-01T11:00:00Z').now() })
        .execute()
      assert.deepEqual(await photos(), [null, null, null])
      assert.equal((await listNearby(officer, around))[0]?.details, 'Deep and wide')
      for (const actor of [ctx, councillor]) assert.equal((await listNearby(actor, around))[0]?.details, '')
      await withdrawWords(ctx, { participantId })
      assert.deepEqual(await listNearby(ctx, around), [])
    }),
  )
})

test(
  'what is asked most leaves out what was said in confidence',
  inCase(async ({ ctx }) => {
    for (const service of ['noise', 'harm', 'harm', 'harm', 'noise', 'pothole']) await buildRequest(ctx, { service })
    assert.deepEqual(await listMostAsked(ctx, 5), ['noise', 'pothole'])
    assert.deepEqual(await listMostAsked(ctx, 1), ['noise'])
  }),
)
