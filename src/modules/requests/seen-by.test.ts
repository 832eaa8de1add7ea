import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, digestEvents } from '../../../test/support/database.ts'
import { type Actor, anybody, system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { ROLES } from '../organisation/index.ts'
import { NORTH } from './council.fixture.ts'
import {
  canSee,
  countTabs,
  findByReference,
  findParticipantByKnowledge,
  isPublicPhoto,
  listMostAsked,
  listNearby,
  listPublic,
  listPublished,
  listPublishedUpdates,
  listQueue,
  listViewers,
  markPresence,
  readPublicReport,
  readRequest,
  releasePhoto,
  searchFollower,
  searchRequests,
  withdrawWords,
  writeUpdate,
} from './index.ts'
import { type Cast, caseIn, councilDatabase, isNotFound, NOW, staffId } from './requests.fixture.ts'
import { seenBy } from './seen-by.ts'
import { buildFile, buildRequest } from './testing.ts'
import { drawWorld, type Row, TEAMS } from './worlds.fixture.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

/** Its words are held, or something else is shown in their place. */
const isConfined = (row: Row) => row.held || row.shownWords !== null || row.shownPlace !== null

/** What an actor may see, said once more and plainly. */
function sees(actor: Actor, row: Row): boolean {
  const isPublic = row.visibility === 'public' && !row.sensitive && !row.withdrawn && !row.held
  if (actor.kind === 'system') return true
  if (actor.kind === 'link') return row.participantId === actor.id && !row.left
  if (actor.kind !== 'staff') return isPublic
  if (actor.permissions.has('requests.read')) {
    if (actor.permissions.has('requests.read-sensitive')) return true
    const isClose = actor.teams.includes(row.team) || row.assignedTo === actor.id
    const isTold = row.confidedTo.some(team => actor.teams.includes(team)) || actor.permissions.has('requests.work-any')
    return (!row.sensitive || isClose) && (!isConfined(row) || isClose || isTold)
  }
  if (actor.permissions.has('requests.read-public')) return isPublic
  return row.takenBy === actor.id && !row.sensitive
}

/** Every role, of no team, of one and of several; customers, keys, links that hold and that were given up. */
async function everybody(ctx: Ctx): Promise<Actor[]> {
  const staff = await Promise.all(
    ROLES.flatMap(role =>
      [[], TEAMS.slice(0, 1), TEAMS.slice(1)].map((teams, number) =>
        addStaff(ctx, { roles: [role], teams, name: `${role} ${number}` }),
      ),
    ),
  )
  const several = await addStaff(ctx, { roles: ['councillor', 'officer'], teams: ['lights'], name: 'Both' })
  return [...staff, several, anybody, system('test'), { kind: 'api-key', id: 'key', name: 'Another system' }]
}

describe('who sees what', () => {
  for (const seed of [1, 2, 3])
    test(
      `is what the rule says, in a world drawn from seed ${seed}`,
      inCase(async ({ ctx }) => {
        const actors = await everybody(ctx)
        const staff = actors.filter(actor => actor.kind === 'staff').map(actor => actor.id)
        const rows = await drawWorld(ctx, seed, 120, staff)
        const links = rows.slice(0, 15).map((row): Actor => ({ kind: 'link', id: row.participantId }))
        for (const actor of [...actors, ...links]) {
          const { rows: seen } = await sql<{
            id: string
          }>`select id from requests.requests r where ${seenBy(actor, 'r')}`.execute(ctx.db)
          assert.deepEqual(
            seen.map(row => row.id).sort(),
            rows
              .filter(row => sees(actor, row))
              .map(row => row.id)
              .sort(),
            `${actor.kind} ${actor.kind === 'staff' ? `${actor.roles} of ${actor.teams}` : actor.id}`,
          )
          if (actor.kind !== 'staff' || !actor.permissions.has('requests.read')) continue
          for (const row of rows)
            assert.equal(canSee({ ...row, teamId: row.team, heldAt: row.held ? NOW : null }, actor), sees(actor, row))
        }
      }),
    )

  test(
    'each role sees something in those worlds, and none of the narrow ones everything',
    inCase(async ({ ctx }) => {
      const actors = await everybody(ctx)
      const rows = await drawWorld(
        ctx,
        1,
        120,
        actors.flatMap(actor => (actor.kind === 'staff' ? [actor.id] : [])),
      )
      const counts = new Map<string, number>()
      for (const actor of actors) {
        const seen = rows.filter(row => sees(actor, row)).length
        const name = actor.kind === 'staff' ? actor.roles.join() : actor.kind
        counts.set(name, Math.max(seen, counts.get(name) ?? 0))
      }
      const all = [...counts].filter(([, seen]) => seen === rows.length).map(([name]) => name)
      assert.deepEqual(all, ['duty-officer', 'system'])
      assert.deepEqual(
        [...counts].filter(([, seen]) => seen === 0),
        [],
      )
    }),
  )
})

describe('what was said in confidence', () => {
  async function secret({ ctx, carer }: Cast) {
    const photo = await buildFile(ctx)
    const built = await buildRequest(ctx, {
      service: 'harm',
      name: 'Zelda Quiet',
      email: 'zelda@example.test',
      phone: '+447700900123',
      postcode: 'AB1 1AA',
      words: 'marmalade',
      photos: [photo],
    })
    await writeUpdate(carer, { requestId: built.requestId, audience: 'participants', words: 'We will ring you' })
    await digestEvents(ctx, searchFollower)
    return { ...built, photo }
  }

  test(
    'is in no list, count, search or single read of those it is not for',
    inCase(async cast => {
      const { requestId, reference, photo } = await secret(cast)
      const near = { service: 'harm', point: NORTH, metres: 500, weeks: 12 }
      for (const ctx of [cast.officer, cast.leader, cast.adviser, cast.employee, cast.councillor, cast.ctx]) {
        for (const tab of ['team', 'unassigned', 'overdue', 'tomorrow'] as const)
          assert.deepEqual((await listQueue(ctx, { tab, teams: ['care'], limit: 5000 })).rows, [])
        assert.equal((await countTabs(ctx, { teams: ['care'] })).team, 0)
        assert.equal((await countTabs(ctx, { teams: [] })).team, 0)
        for (const text of [reference, 'AB1 1AA', 'AB1', 'Zelda', 'marmalade'])
          assert.deepEqual((await searchRequests(ctx, text)).rows, [], text)
        assert.deepEqual(await listNearby(ctx, near), [])
        assert.equal(await findByReference(ctx, reference), null)
        await assert.rejects(readRequest(ctx, requestId), isNotFound)
        await markPresence(ctx, { requestId, writing: true })
        assert.equal((await listViewers(ctx, [requestId])).size, 0)
      }
      assert.deepEqual((await readRequest(cast.carer, requestId)).viewers, [])
      await releasePhoto(cast.system, { requestId, fileId: photo, release: true })
      assert.equal(await isPublicPhoto(cast.ctx, reference, photo), false)
    }),
  )

  test(
    'is in nothing that is public, and found by nobody’s knowledge',
    inCase(async cast => {
      const { reference } = await secret(cast)
      const { ctx } = cast
      assert.deepEqual((await listPublic(ctx, { limit: 50 })).rows, [])
      assert.deepEqual((await listPublished(ctx, { references: [reference] }, 50)).rows, [])
      assert.deepEqual((await listPublishedUpdates(ctx, { references: [reference] }, 50)).rows, [])
      await assert.rejects(readPublicReport(ctx, reference), isNotFound)
      assert.deepEqual(await listMostAsked(ctx, 5), [])
      for (const known of ['zelda@example.test', '900123', 'AB1 1AA'])
        assert.equal(await findParticipantByKnowledge(ctx, reference, known), null)
    }),
  )

  test(
    'is there for its team, and for whoever has it in hand',
    inCase(async cast => {
      const { requestId, reference } = await secret(cast)
      const { carer, officer } = cast
      assert.equal((await listQueue(carer, { tab: 'team', teams: ['care'] })).rows[0]?.id, requestId)
      assert.equal((await countTabs(carer, { teams: ['care'] })).team, 1)
      for (const text of [reference, 'AB1 1AA', 'Zelda', 'marmalade'])
        assert.equal((await searchRequests(carer, text)).rows[0]?.id, requestId, text)
      await cast.ctx.db
        .updateTable('requests.requests')
        .set({ assigned_to: staffId(officer) })
        .where('id', '=', requestId)
        .execute()
      assert.equal((await readRequest(officer, requestId)).id, requestId)
      assert.equal((await listQueue(officer, { tab: 'mine', teams: [] })).rows[0]?.id, requestId)
    }),
  )
})

describe('what is public', () => {
  test(
    'is read whole only by those who work on requests',
    inCase(async ({ ctx, officer, councillor, employee }) => {
      const own = { name: 'Sam Sample', email: 'sam@example.test', words: 'By my house' }
      const { requestId, reference } = await buildRequest(ctx, own)
      assert.equal((await readRequest(officer, requestId)).participants[0]?.email, 'sam@example.test')
      for (const actor of [councillor, ctx, employee]) await assert.rejects(readRequest(actor, requestId), isNotFound)
      const { rows } = await listQueue(councillor, { tab: 'team', teams: [] })
      assert.deepEqual([rows[0]?.id, rows[0]?.details], [requestId, ''])
      assert.deepEqual((await listQueue(councillor, { tab: 'team', teams: [], text: 'house' })).rows, [])
      assert.deepEqual((await searchRequests(councillor, 'Sample')).rows, [])
      assert.equal(await findByReference(councillor, reference), requestId)
    }),
  )

  test(
    'and withdrawn by its reporter is seen by staff alone, who still find it nearby',
    inCase(async ({ ctx, officer, councillor }) => {
      const { requestId, participantId, reference } = await buildRequest(ctx)
      await withdrawWords(ctx, { participantId })
      const near = { service: 'pothole', point: NORTH, metres: 500, weeks: 12 }
      for (const actor of [ctx, councillor]) {
        assert.equal(await findByReference(actor, reference), null)
        assert.deepEqual(await listNearby(actor, near), [])
      }
      assert.deepEqual((await listPublic(ctx, { limit: 50 })).rows, [])
      assert.deepEqual((await listPublished(ctx, { references: [reference] }, 50)).rows, [])
      await assert.rejects(readPublicReport(ctx, reference), isNotFound)
      assert.equal((await listNearby(officer, near))[0]?.id, requestId)
    }),
  )

  test(
    'what an employee took is hers to follow, and nobody else’s is',
    inCase(async ({ ctx, employee }) => {
      const taken = await buildRequest(employee, { service: 'noise', email: 'sam@example.test' })
      const other = await buildRequest(ctx)
      assert.equal((await readRequest(employee, taken.requestId)).id, taken.requestId)
      await assert.rejects(readRequest(employee, other.requestId), isNotFound)
      const secret = await buildRequest(employee, { service: 'harm' })
      await assert.rejects(readRequest(employee, secret.requestId), isNotFound)
    }),
  )

  test(
    'actors without an id of their own see no more for it',
    inCase(async ({ ctx }) => {
      const { requestId } = await buildRequest(ctx, { service: 'noise' })
      for (const actor of [{ kind: 'api-key', id: 'key', name: 'Another system' }, anybody] as Actor[])
        await assert.rejects(readRequest(withContext(ctx, { actor }), requestId), isNotFound)
    }),
  )
})
