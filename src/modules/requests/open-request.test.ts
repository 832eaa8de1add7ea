import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { withContext } from '../../platform/context.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { newId } from '../../platform/id.ts'
import { NORTH, SOUTH } from './council.fixture.ts'
import { type AskedSubmission, openSubmission, reporterFrom } from './index.ts'
import { caseIn, councilDatabase, eventsOf, isNotFound, look, NOW, refusedAs, staffId } from './requests.fixture.ts'
import { buildFile, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

const asked = (key: string, more: Partial<AskedSubmission> = {}): AskedSubmission => ({
  key,
  reporter: reporterFrom({ name: 'Sam Sample', email: `${key}@example.test` }),
  language: 'en',
  requests: [{ service: 'pothole', answers: {}, details: 'A hole' }],
  ...more,
})

/** Rows that a submission leaves anywhere. */
async function countRows() {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from requests.submissions) as submissions, (select count(*) from requests.requests) as requests,
    (select count(*) from requests.promises) as promises, (select count(*) from requests.participants) as participants,
    (select count(*) from requests.photos) as photos, (select count(*) from customers.customers) as customers,
    (select count(*) from customers.contact_points) as points,
    (select count(*) from platform.events where type = 'requests.opened') as events`.execute(database.db)
  return rows[0]
}

describe('the same key', () => {
  test('sent 20 times at once opens one request, and everybody is told the same', async () => {
    const before = await countRows()
    const context = database.ctx()
    const opened = await Promise.all(Array.from({ length: 20 }, () => openSubmission(context, asked('twenty'))))
    assert.equal(new Set(opened.map(([request]) => request!.reference)).size, 1)
    assert.equal(new Set(opened.map(([request]) => request!.participantId)).size, 1)
    assert.equal(opened.filter(([request]) => !request!.again).length, 1)
    const now = await countRows()
    assert.deepEqual(
      [now!.requests! - before!.requests!, now!.customers! - before!.customers!, now!.events! - before!.events!],
      [1, 1, 1],
    )
  })

  test('sent 20 times at once by as many processes opens one request', async () => {
    const processes = Array.from({ length: 6 }, () => openDatabase(database.url, { max: 1 }))
    try {
      const opened = await Promise.all(
        Array.from({ length: 20 }, (_, number) =>
          openSubmission(withContext(database.ctx(), { db: processes[number % 6]!.db }), asked('processes')),
        ),
      )
      assert.equal(new Set(opened.map(([request]) => request!.requestId)).size, 1)
      assert.equal(opened.filter(([request]) => !request!.again).length, 1)
    } finally {
      await Promise.all(processes.map(each => each.close()))
    }
  })

  test(
    'another key opens another',
    inCase(async ({ ctx }) => {
      const [one] = await openSubmission(ctx, asked('one'))
      const [other] = await openSubmission(ctx, asked('other'))
      assert.notEqual(one!.requestId, other!.requestId)
    }),
  )

  test(
    'of a submission with several requests answers them in the same order',
    inCase(async ({ ctx }) => {
      // an old version is read from the database, while the others are in memory: it is described last
      const versionId = newId()
      await sql`insert into catalogue.service_versions (id, slug, number, origin, definition, digest)
        select ${versionId}, slug, 99, origin, definition, digest from catalogue.service_versions where slug = 'pothole'`.execute(
        ctx.db,
      )
      const requests = ['pothole', 'street-light', 'noise', 'pavement', 'compliment'].map(service => ({
        service,
        answers: {},
        ...(service === 'pothole' ? { versionId } : {}),
      }))
      const first = await openSubmission(ctx, asked('many', { requests }))
      const again = await openSubmission(ctx, asked('many', { requests }))
      assert.deepEqual(
        again.map(each => each.requestId),
        first.map(each => each.requestId),
      )
      assert.deepEqual(
        await Promise.all(first.map(async each => (await look(ctx, each.requestId)).service)),
        requests.map(each => each.service),
      )
    }),
  )
})

describe('a submission that cannot be written whole', () => {
  const missing = newId()
  const broken: [string, (key: string) => AskedSubmission][] = [
    [
      'a photo that is not there',
      key => asked(key, { requests: [{ service: 'pothole', answers: {}, photos: [missing] }] }),
    ],
    [
      'one bad request among good ones',
      key =>
        asked(key, {
          requests: [
            { service: 'pothole', answers: {} },
            { service: 'pothole', answers: null as never },
          ],
        }),
    ],
    [
      'a contact point of no kind',
      key => {
        const submission = asked(key)
        Object.assign(submission.reporter!.customer!.contactPoints[0]!, { kind: 'telepathy' })
        return submission
      },
    ],
    ['a draft whose id is none', key => asked(key, { draftId: 'not an id' })],
    ['a language that is none', key => asked(key, { language: null as never })],
  ]
  for (const [what, submission] of broken)
    test(`leaves nothing: ${what}`, async () => {
      const before = await countRows()
      const key = `broken-${what}`
      await assert.rejects(openSubmission(database.ctx(), submission(key)))
      assert.deepEqual(await countRows(), before)
      const [opened] = await openSubmission(database.ctx(), asked(key))
      assert.equal(opened!.again, false)
    })

  test(
    'leaves a caller’s own transaction as it was',
    inCase(async ({ ctx }) => {
      const kept = await buildRequest(ctx)
      const wrong = asked('inside', { requests: [{ service: 'pothole', answers: {}, photos: [missing] }] })
      await assert.rejects(openSubmission(ctx, wrong), /photos_file_id_fkey/)
      assert.equal((await look(ctx, kept.requestId)).status, 'open')
    }),
  )
})

describe('a reference that is taken', () => {
  /** The database refuses the first references it is given, as if they were taken. */
  async function takenAtFirst(ctx: { db: typeof database.db }, times: number) {
    await sql`create sequence public.draws`.execute(ctx.db)
    await sql`create function public.refuse() returns trigger language plpgsql as $$ begin
      if nextval('public.draws') <= ${sql.raw(String(times))} then
        raise unique_violation using constraint = 'requests_reference_key', message = 'taken';
      end if;
      return new; end $$`.execute(ctx.db)
    await sql`create trigger refuse before insert on requests.requests for each row execute function public.refuse()`.execute(
      ctx.db,
    )
  }

  test(
    'is drawn again',
    inCase(async ({ ctx }) => {
      await takenAtFirst(ctx, 2)
      const [opened] = await openSubmission(ctx, asked('drawn'))
      assert.match(opened!.reference, /^\d{12}$/)
      assert.equal((await look(ctx, opened!.requestId)).reference, opened!.reference)
    }),
  )

  test(
    'three times over is an error, not an endless loop',
    inCase(async ({ ctx }) => {
      await takenAtFirst(ctx, 99)
      await assert.rejects(openSubmission(ctx, asked('endless')), /taken/)
    }),
  )

  test(
    'is refused by the database itself',
    inCase(async ({ ctx }) => {
      const [one, other] = [await buildRequest(ctx), await buildRequest(ctx)]
      const taking = ctx.transaction(ctx =>
        sql`update requests.requests set reference = ${one.reference} where id = ${other.requestId}`.execute(ctx.db),
      )
      await assert.rejects(taking, { constraint: 'requests_reference_key' })
    }),
  )
})

describe('a request that is taken in', () => {
  test(
    'goes to the team of its place, and says why',
    inCase(async ({ ctx }) => {
      const north = await look(ctx, (await buildRequest(ctx, { place: { ...NORTH, words: 'Here' } })).requestId)
      const south = await look(ctx, (await buildRequest(ctx, { place: { ...SOUTH, words: 'There' } })).requestId)
      assert.deepEqual([north.teamId, north.ward, north.areas], ['roads-north', 'north', ['north-parish']])
      assert.deepEqual(north.routedBecause, { code: 'area', params: { area: 'north-parish' } })
      assert.deepEqual([south.teamId, south.ward, south.areas], ['roads', 'south', []])
    }),
  )

  test(
    'promises each step from now, and the queue knows the first',
    inCase(async ({ ctx }) => {
      const request = await look(ctx, (await buildRequest(ctx)).requestId)
      assert.deepEqual(
        request.promises.map(({ step, firstDueAt, dueAt, keptAt }) => [
          step,
          firstDueAt.toISOString(),
          dueAt.toISOString(),
          keptAt,
        ]),
        [
          ['look', '2026-12-03T17:00:00.000Z', '2026-12-03T17:00:00.000Z', null],
          ['mend', '2026-12-15T17:00:00.000Z', '2026-12-15T17:00:00.000Z', null],
        ],
      )
      assert.equal(request.nextDueAt?.toISOString(), '2026-12-03T17:00:00.000Z')
      assert.equal(request.dueAt?.toISOString(), '2026-12-15T17:00:00.000Z')
      assert.deepEqual(request.openedAt, NOW)
    }),
  )

  test(
    'is next due when the earliest step is, though it is not the first',
    inCase(async ({ ctx }) => {
      const friday = withContext(ctx, { now: () => new Date('2026-12-04T16:00:00Z') })
      await sql`update catalogue.service_versions set definition = jsonb_set(definition, '{promise,steps,0,within}', '{"workingDays": 9}')
        where slug = 'noise'`.execute(ctx.db)
      ctx.memory.forget('catalogue')
      const request = await look(ctx, (await buildRequest(friday, { service: 'noise' })).requestId)
      assert.equal(request.nextDueAt?.toISOString(), request.promises[1]!.dueAt.toISOString())
      assert.equal(request.dueAt?.toISOString(), request.promises[0]!.dueAt.toISOString())
    }),
  )

  test(
    'of a service without a promise is due never, and stands last in the queue',
    inCase(async ({ ctx }) => {
      const { requestId } = await buildRequest(ctx, { service: 'compliment', place: null })
      const request = await look(ctx, requestId)
      assert.deepEqual([request.promises, request.nextDueAt, request.dueAt], [[], null, null])
      const { rows } = await sql<{
        year: number
      }>`select extract(year from queue_at)::int as year from requests.requests where id = ${requestId}`.execute(ctx.db)
      assert.equal(rows[0]!.year, 9999)
    }),
  )

  test(
    'outside the council is refused, and an unknown service is not found',
    inCase(async ({ ctx }) => {
      const elsewhere = { lat: 53.4, lng: -2.9, words: 'Far away' }
      await assert.rejects(buildRequest(ctx, { place: elsewhere }), refusedAs('requests.outside'))
      await assert.rejects(buildRequest(ctx, { service: 'dragon' }), isNotFound)
    }),
  )

  test(
    'remembers who took it and by which channel',
    inCase(async ({ ctx, adviser }) => {
      const { requestId } = await buildRequest(adviser, { email: 'sam@example.test' })
      const request = await look(ctx, requestId)
      assert.deepEqual([request.channel, request.takenBy], ['phone', 'Ade Adviser'])
      const [opened] = await eventsOf(ctx, requestId)
      assert.equal(opened?.actorKind, 'staff')
      const { rows } =
        await sql`select taken_by from requests.submissions s join requests.requests r on r.submission_id = s.id
        where r.id = ${requestId}`.execute(ctx.db)
      assert.deepEqual(rows, [{ taken_by: staffId(adviser) }])
    }),
  )

  test(
    'keeps the version it was asked under',
    inCase(async ({ ctx }) => {
      const { versionId } = await look(ctx, (await buildRequest(ctx)).requestId)
      const [opened] = await openSubmission(
        ctx,
        asked('old', { requests: [{ service: 'pothole', versionId, answers: {} }] }),
      )
      assert.equal((await look(ctx, opened!.requestId)).versionId, versionId)
    }),
  )

  test(
    'holds its photos back until somebody looked, or shows them where the service says so; never documents',
    inCase(async ({ ctx }) => {
      const photos = [await buildFile(ctx)]
      const documents = [await buildFile(ctx, 'application/pdf')]
      const held = await look(ctx, (await buildRequest(ctx, { photos, documents })).requestId)
      assert.deepEqual(
        held.photos.map(photo => photo.releasedAt),
        [null, null],
      )
      const shown = await look(ctx, (await buildRequest(ctx, { service: 'street-light', photos, documents })).requestId)
      assert.deepEqual(
        shown.photos.filter(photo => photo.releasedAt).map(photo => photo.fileId),
        photos,
      )
    }),
  )

  test(
    'keeps the postcode of the place, and never that of her own address for it',
    inCase(async ({ ctx }) => {
      const own = { postcode: 'AB1 2BB', email: 'sam@example.test' }
      const postcodeOf = async (place: { words: string; postcode?: string } | null) => {
        const parts = { ...own, place: place && { ...NORTH, ...place } }
        return (await look(ctx, (await buildRequest(ctx, parts)).requestId)).postcode
      }
      assert.equal(await postcodeOf({ words: 'Here', postcode: 'AB1 1AA' }), 'AB11AA')
      assert.equal(await postcodeOf({ words: 'Here' }), null)
      assert.equal(await postcodeOf(null), 'AB12BB')
    }),
  )
})
