import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { closeRequest, searchFollower, searchRequests, writeUpdate } from './index.ts'
import { at, caseIn, councilDatabase } from './requests.fixture.ts'
import { buildFollower, buildRequest, type RequestParts } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const BLNS = path.join(import.meta.dirname, '../../../../shared/data/lists/blns.json')

async function asked(ctx: Ctx, parts: RequestParts = {}) {
  const built = await buildRequest(ctx, parts)
  await digestEvents(ctx, searchFollower)
  return built
}

const foundBy = async (ctx: Ctx, text: string) => (await searchRequests(ctx, text)).rows.map(row => row.id)

describe('searching', () => {
  test(
    'finds a request by its reference, however it is written',
    inCase(async ({ ctx, officer }) => {
      const { requestId, reference } = await asked(ctx)
      for (const text of [reference, formatCode(reference), `Ref: ${formatCode(reference)}`, ` ${reference} `]) {
        const found = await searchRequests(officer, text)
        assert.deepEqual(
          [found.by, found.rows.map(row => row.id), found.recentOnly],
          ['reference', [requestId], false],
          text,
        )
      }
      const [row] = (await searchRequests(officer, reference)).rows
      assert.deepEqual([row?.details, row?.placeWords, row?.service], ['A deep hole', 'By the school', 'pothole'])
    }),
  )

  test(
    'finds by postcode what is there, and what was asked by who lives there',
    inCase(async ({ ctx, officer }) => {
      const there = await asked(ctx, { place: { lat: null, lng: null, words: 'Here', postcode: 'AB1 1AA' } })
      const asker = await asked(ctx, { postcode: 'AB1 1AA' })
      for (const text of ['AB1 1AA', 'ab11aa']) {
        const found = await searchRequests(officer, text)
        assert.equal(found.by, 'postcode')
        assert.deepEqual(found.rows.map(row => row.id).sort(), [there.requestId, asker.requestId].sort())
      }
      for (const beginning of ['AB1', 'ab1 1', 'AB11A'])
        assert.deepEqual(await foundBy(officer, beginning), [there.requestId], beginning)
    }),
  )

  test(
    'finds words that look like a postcode and are none',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await asked(ctx, { words: 'A hole on the A361 near the B40' })
      for (const text of ['A361', 'a361', 'B40']) {
        const found = await searchRequests(officer, text)
        assert.deepEqual([found.by, found.rows.map(row => row.id)], ['words', [requestId]], text)
      }
    }),
  )

  test(
    'finds people by words of their name: who asked and who joined',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await asked(ctx, { name: 'Zebedee Sample', email: 'zeb@example.test' })
      await buildFollower(ctx, requestId, 'jo@example.test')
      await digestEvents(ctx, searchFollower)
      for (const text of ['zebedee', 'Sample Zebedee', 'joiner'])
        assert.deepEqual(await foundBy(officer, text), [requestId], text)
      assert.deepEqual(await foundBy(officer, 'Zebedee Jones'), [])
    }),
  )

  test(
    'finds what was said since, in other forms of its words, until it is closed and after',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await asked(ctx, { words: 'The branches are broken' })
      await writeUpdate(officer, { requestId, audience: 'staff', words: 'Ask the arborist' })
      await digestEvents(ctx, searchFollower)
      for (const text of ['branch', 'broken branches', 'arborists', 'school', 'pothole', '"branches are broken"'])
        assert.deepEqual(await foundBy(officer, text), [requestId], text)
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      await digestEvents(ctx, searchFollower)
      const found = await searchRequests(officer, 'arborist')
      assert.deepEqual([found.rows[0]?.id, found.rows[0]?.status], [requestId, 'closed'])
    }),
  )

  test(
    'a rare word is found however long ago, a minus before it is no order to leave it out',
    inCase(async ({ ctx, officer }) => {
      const old = await asked(at(ctx, '2019-06-01T10:00:00Z'), { words: 'A wallaby on the road' })
      await closeRequest(at(officer, '2019-06-02T10:00:00Z'), {
        requestId: old.requestId,
        outcome: 'done',
        words: 'Caught.',
      })
      await digestEvents(ctx, searchFollower)
      for (const text of ['wallaby', '-wallaby', '--wallaby']) {
        const found = await searchRequests(officer, text)
        assert.deepEqual([found.rows.map(row => row.id), found.recentOnly], [[old.requestId], false], text)
      }
    }),
  )

  test(
    'a common word is looked for among what is open or recent, newest first, and says so',
    inCase(async ({ ctx, officer }) => {
      const old = await asked(at(ctx, '2019-06-01T10:00:00Z'), { words: 'litter' })
      const recent = await asked(ctx, { words: 'litter' })
      // so many more that are long closed, without the rest of what a request is
      await sql`insert into requests.submissions (id, key, channel) select gen_random_uuid(), 'many' || n, 'web' from generate_series(1, 6500) n`.execute(
        ctx.db,
      )
      await sql`insert into requests.requests (id, submission_id, reference, service_slug, version_id, kind, status, visibility, sensitive,
          team_id, routed_because, answers, opened_at, closed_at)
        select gen_random_uuid(), s.id, 'r' || s.key, r.service_slug, r.version_id, r.kind, 'closed', r.visibility, false,
          r.team_id, '{}', '{}', '2020-01-01'::timestamptz + random() * interval '1 year', '2021-01-02'
        from requests.submissions s, requests.requests r where s.key like 'many%' and r.id = ${recent.requestId}`.execute(
        ctx.db,
      )
      await sql`insert into requests.search_words select id, opened_at, false, case when reference < 'rmany3' then 'litter'::tsvector else 'else'::tsvector end
        from requests.requests where reference like 'rmany%'`.execute(ctx.db)
      // so many others since that the newest hold none of them
      await sql`update requests.search_words set opened_at = '2026-11-30' where words = 'else'::tsvector`.execute(
        ctx.db,
      )
      const found = await searchRequests(officer, 'litter')
      assert.equal(found.recentOnly, true)
      const ids = found.rows.map(row => row.id)
      assert.equal(ids[0], recent.requestId)
      assert.ok(ids.includes(old.requestId), 'it is still open')
      assert.deepEqual(
        found.rows.map(row => row.openedAt),
        found.rows.map(row => row.openedAt).sort((a, b) => b.getTime() - a.getTime()),
      )
    }),
  )

  test(
    'for nothing, or for words without meaning, finds nothing',
    inCase(async ({ ctx, officer }) => {
      await asked(ctx)
      for (const text of ['', '   ', 'the', 'of the', '-', '"', "''", '&', '0'])
        assert.deepEqual(await foundBy(officer, text), [], JSON.stringify(text))
    }),
  )

  test(
    'for hostile strings never breaks',
    { skip: !existsSync(BLNS) && 'the list of hostile strings is not here' },
    inCase(async ({ ctx, officer }) => {
      await asked(ctx)
      const strings = JSON.parse(await readFile(BLNS, 'utf8')) as string[]
      const more = [
        '\0',
        'a\0b',
        '\ud800',
        'x\udfff',
        'ﷺ',
        "'); drop table requests.requests; --",
        ':*',
        '!!',
        '<->',
        '(((',
        'a'.repeat(20_000),
      ]
      for (const text of [...strings, ...more]) {
        const { rows } = await searchRequests(officer, text)
        assert.ok(rows.length <= 1, text)
      }
    }),
  )
})

describe('the words that search knows', () => {
  test(
    'stay within what the database takes, however much is added',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const words = Array.from({ length: 150_000 }, (_, number) => `w${number}`).join(' ')
      await ctx.db
        .insertInto('requests.updates')
        .values({ id: requestId, request_id: requestId, audience: 'staff', author_kind: 'staff', words })
        .execute()
      await digestEvents(ctx, searchFollower)
      assert.deepEqual(await foundBy(officer, 'w7'), [requestId])
    }),
  )
})
