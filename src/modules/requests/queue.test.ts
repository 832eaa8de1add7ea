import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { assignRequest, countTabs, keepStep, listQueue, type QueueFilter, TABS, type Tab } from './index.ts'
import { at, caseIn, councilDatabase, NOW, staffId } from './requests.fixture.ts'
import { buildRequest } from './testing.ts'
import { chance, drawWorld, type Row, SERVICES, TEAMS, WARDS } from './worlds.fixture.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const tabs = TABS.filter(tab => tab !== 'closed')

/** Thursday 3 December, midnight: when tomorrow ends. */
const TOMORROW_ENDS = new Date('2026-12-03T00:00:00Z')

function isIn(tab: Tab, row: Row, actor: StaffActor): boolean {
  const isOpen = row.status !== 'closed'
  const runs = isOpen && row.status !== 'waiting' && row.nextDueAt !== null
  switch (tab) {
    case 'mine':
      return isOpen && row.assignedTo === actor.id
    case 'team':
      return isOpen
    case 'unassigned':
      return isOpen && row.assignedTo === null
    case 'waiting':
      return row.status === 'waiting'
    case 'overdue':
      return runs && row.nextDueAt! < NOW
    case 'tomorrow':
      return runs && row.nextDueAt! >= NOW && row.nextDueAt! < TOMORROW_ENDS
    case 'leader':
      return row.needsLeader
    case 'closed':
      return row.status === 'closed'
  }
}

function passes(row: Row, filter: Omit<QueueFilter, 'tab'>, tab: Tab): boolean {
  if (tab !== 'mine' && filter.teams.length > 0 && !filter.teams.includes(row.team)) return false
  if (filter.service && row.service !== filter.service) return false
  if (filter.area && row.ward !== filter.area) return false
  if (filter.status && row.status !== filter.status) return false
  if (filter.text && !filter.text.split(' ').every(word => row.details.includes(word))) return false
  return !filter.olderThanDays || row.openedAt.getTime() < NOW.getTime() - filter.olderThanDays * 86_400_000
}

/** By the next promise, those without one last; closed ones the newest first. Ids part what is due at the same moment. */
function inOrder(tab: Tab, rows: Row[]): string[] {
  const moment = (row: Row) => (tab === 'closed' ? -row.closedAt!.getTime() : (row.nextDueAt?.getTime() ?? Infinity))
  const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : 1) * (tab === 'closed' ? -1 : 1)
  return rows.toSorted((a, b) => (moment(a) === moment(b) ? byId(a, b) : moment(a) - moment(b))).map(row => row.id)
}

async function everyPage(
  ctx: Ctx,
  filter: QueueFilter,
  limit: number,
  between = async (_: number) => {},
): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  for (let page = 0; ; page++) {
    const found: Awaited<ReturnType<typeof listQueue>> = await listQueue(ctx, {
      ...filter,
      limit,
      ...(after ? { after } : {}),
    })
    ids.push(...found.rows.map(row => row.id))
    after = found.next
    if (!after) return ids
    await between(page)
  }
}

describe('the tabs of a queue', () => {
  for (const seed of [11, 12])
    test(
      `hold what a plain filter finds, page by page, and count it (seed ${seed})`,
      inCase(async ({ ctx, officer, carer, leader }) => {
        const rows = await drawWorld(ctx, seed, 150, [staffId(officer), staffId(carer)])
        const next = chance(seed)
        const maybe = <T>(list: readonly T[]) => (next() < 0.3 ? list[Math.floor(next() * list.length)] : undefined)
        for (const who of [officer, carer, leader]) {
          const actor = who.actor as StaffActor
          const seen = rows.filter(row => {
            const isClose = actor.teams.includes(row.team) || row.assignedTo === actor.id
            const isTold = row.confidedTo.some(team => actor.teams.includes(team))
            const isConfined = row.held || row.shownWords !== null || row.shownPlace !== null
            return isClose || (!row.sensitive && (!isConfined || isTold))
          })
          for (let round = 0; round < 6; round++) {
            const filter = Object.fromEntries(
              Object.entries({
                teams: round === 0 ? [] : TEAMS.filter(() => next() < 0.6),
                service: maybe(SERVICES),
                area: maybe(WARDS),
                status: maybe(['open', 'waiting', 'scheduled']),
                text: maybe(['lamp', 'the out', 'hole deep', 'nothing']),
                olderThanDays: maybe([3, 14]),
              }).filter(([, value]) => value !== undefined),
            ) as unknown as Omit<QueueFilter, 'tab'>
            const counts = await countTabs(who, filter)
            for (const tab of TABS) {
              const wanted = seen.filter(row => isIn(tab, row, actor) && passes(row, filter, tab))
              const what = `${actor.name}, ${tab}, ${JSON.stringify(filter)}`
              assert.deepEqual(await everyPage(who, { ...filter, tab }, 7), inOrder(tab, wanted), what)
              if (tab !== 'closed') assert.equal(counts[tab], wanted.length, what)
            }
          }
        }
      }),
    )

  test(
    'show each request once though a team is asked for twice',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, { team: 'roads' })
      const { rows } = await listQueue(officer, { tab: 'team', teams: ['roads', 'roads'] })
      assert.deepEqual(
        rows.map(row => row.id),
        [requestId],
      )
    }),
  )

  test(
    'say which step is due next, until none is left',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const next = async () => {
        const [row] = (await listQueue(officer, { tab: 'team', teams: [] })).rows
        return [row!.nextStep, row!.nextDueAt?.toISOString()]
      }
      assert.deepEqual(await next(), ['look', '2026-12-03T17:00:00.000Z'])
      await keepStep(officer, { requestId, step: 'look' })
      assert.deepEqual(await next(), ['mend', '2026-12-15T17:00:00.000Z'])
      await keepStep(officer, { requestId, step: 'mend' })
      assert.deepEqual(await next(), [null, undefined])
    }),
  )

  test(
    'tomorrow ends with the day where we are, in summer too',
    inCase(async ({ ctx, officer }) => {
      const summer = '2026-07-01T10:00:00Z'
      const { requestId } = await buildRequest(at(ctx, summer))
      const dueAt = async (time: string) => {
        await ctx.db
          .updateTable('requests.requests')
          .set({ next_due_at: new Date(time) })
          .where('id', '=', requestId)
          .execute()
        return (await listQueue(at(officer, summer), { tab: 'tomorrow', teams: [] })).rows.length
      }
      assert.equal(await dueAt('2026-07-02T22:59:59.999Z'), 1)
      assert.equal(await dueAt('2026-07-02T23:00:00Z'), 0)
    }),
  )

  test(
    'on a Friday or Saturday hold what is due on Monday, the team’s next working day',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const dueAt = async (now: string, time: string) => {
        const set = ctx.db.updateTable('requests.requests').set({ next_due_at: new Date(time) })
        await set.where('id', '=', requestId).execute()
        const counts = await countTabs(at(officer, now), { teams: [] })
        return counts.tomorrow
      }
      for (const now of ['2026-12-04T10:00:00Z', '2026-12-05T10:00:00Z']) {
        assert.equal(await dueAt(now, '2026-12-07T16:00:00Z'), 1)
        assert.equal(await dueAt(now, '2026-12-08T10:00:00Z'), 0)
      }
    }),
  )

  test(
    'in pages visit each row once while others change',
    inCase(async ({ ctx, officer, colleague }) => {
      const rows = await drawWorld(ctx, 21, 120, [staffId(officer)])
      const open = rows.filter(
        row => row.status !== 'closed' && !row.sensitive && !row.needsLeader && row.team.startsWith('roads'),
      )
      const filter: QueueFilter = { tab: 'team', teams: [] }
      const visited = await everyPage(officer, filter, 10, async page => {
        // some go, some come, some are moved: all of them behind or before the page that is read
        await buildRequest(ctx)
        const other = open[page]!
        await assignRequest(colleague, { requestId: other.id, to: staffId(colleague) })
      })
      assert.equal(new Set(visited).size, visited.length)
      for (const row of open) assert.ok(visited.includes(row.id))
    }),
  )
})

describe('what is typed into a queue’s address', () => {
  test(
    'never breaks it',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const hostile = [
        '~',
        'x~y',
        '99~',
        `1~${requestId}; drop table`,
        `99999999999999999999~${requestId}`,
        `2026-99-99~${requestId}`,
        '\u0001',
      ]
      for (const after of hostile)
        for (const tab of ['team', 'closed'] as const) await listQueue(officer, { tab, teams: [], after })
      const words = ["'; drop table requests.requests; --", '%', '_', '\\', '100%', '(', '*:*', '&', 'a'.repeat(5000)]
      for (const text of words) {
        assert.deepEqual((await listQueue(officer, { tab: 'team', teams: [], text })).rows, [], text)
        await countTabs(officer, { teams: [], text })
      }
      for (const olderThanDays of [1e300, Infinity, -5, Number.NaN])
        await listQueue(officer, { tab: 'team', teams: [], olderThanDays })
      assert.equal((await listQueue(officer, { tab: 'team', teams: [], service: "' or true --" })).rows.length, 0)
      assert.equal((await listQueue(officer, { tab: 'team', teams: [], text: 'deep hole' })).rows.length, 1)
    }),
  )

  test(
    'finds words in what was said, where it is, its reference and postcode',
    inCase(async ({ ctx, officer }) => {
      const { reference, requestId } = await buildRequest(ctx, {
        words: 'Glass everywhere',
        place: { lat: null, lng: null, words: 'Mill Lane', postcode: 'AB1 1AA' },
      })
      for (const text of ['glass', 'EVERYWHERE mill', 'lane', reference, reference.slice(3, 9), 'ab11aa', 'AB1 1AA'])
        assert.deepEqual(
          (await listQueue(officer, { tab: 'team', teams: [], text })).rows.map(row => row.id),
          [requestId],
          text,
        )
      assert.deepEqual((await listQueue(officer, { tab: 'team', teams: [], text: 'glass hill' })).rows, [])
    }),
  )

  test(
    'narrows to the requests that are named',
    inCase(async ({ ctx, officer }) => {
      const [one] = [await buildRequest(ctx), await buildRequest(ctx)]
      const { rows } = await listQueue(officer, { tab: 'team', teams: [], only: [one!.requestId] })
      assert.deepEqual(
        rows.map(row => row.id),
        [one!.requestId],
      )
    }),
  )
})

test(
  'the counts of big tabs stop at a thousand',
  inCase(async ({ ctx, officer }) => {
    await drawWorld(ctx, 31, 1600, [staffId(officer)])
    const counts = await countTabs(officer, { teams: [] })
    assert.equal(counts.team, 1000)
    assert.deepEqual(Object.keys(counts).sort(), [...tabs, 'closed'].sort())
  }),
)
