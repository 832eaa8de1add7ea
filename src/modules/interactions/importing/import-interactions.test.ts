import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  addStaff,
  type TestDatabase,
  type TestDatabaseOptions,
  testDatabase,
} from '../../../../test/support/database.ts'
import { withContext } from '../../../platform/context.ts'
import { Refused } from '../../../platform/errors.ts'
import { customerColumns, importCustomers, importedId } from '../../customers/index.ts'
import { readBoard } from '../board.read.ts'
import { listConversationsOf } from '../past.read.ts'
import { listWork } from '../work/work.read.ts'
import { interactionColumns } from './columns.ts'
import { importInteractions } from './import-interactions.ts'
import { readMoment } from './read-moment.ts'

const HEADINGS = ['id', 'customer', 'date', 'time', 'channel', 'direction', 'subject', 'notes', 'outcome', 'team']
type Cells = Record<string, string>

const NOW = new Date('2026-11-28T12:00:00Z')
const call: Cells = {
  id: 'I1',
  customer: 'C1',
  date: '03/07/2024',
  time: '14:05',
  channel: 'Telephone',
  direction: 'Inbound',
  subject: 'Paid with 4111 1111 1111 1111, wants her money back',
  notes: 'Will refund',
  outcome: 'Closed - no action',
  team: 'Revenues',
}

async function* rowsOf(cells: Cells[], cutAt = Number.POSITIVE_INFINITY) {
  for (const [at, each] of cells.entries()) {
    if (at === cutAt) throw new Error('cut short')
    yield { line: at + 2, cells: each }
  }
}

async function importing(world: TestDatabase, cells: Cells[], more: { dryRun?: boolean; cutAt?: number } = {}) {
  const findings: unknown[] = []
  const summary = await importInteractions(world.ctx({ now: () => NOW }), {
    source: 'crm',
    digest: JSON.stringify(cells.slice(0, 5)) + cells.length,
    columns: interactionColumns.guess(HEADINGS),
    rows: rowsOf(cells, more.cutAt),
    dryRun: more.dryRun ?? false,
    report: ({ line, taken, reason }) => void findings.push([line, taken, reason]),
  })
  return { summary, findings }
}

async function worldWithCustomer(t: Parameters<typeof testDatabase>[0], options: TestDatabaseOptions = {}) {
  const world = await testDatabase(t, options)
  await importCustomers(world.ctx(), {
    source: 'crm',
    digest: 'customers',
    columns: customerColumns.guess(['ref', 'name']),
    rows: rowsOf([{ ref: 'C1', name: 'Jane Okafor' }]),
    report: () => assert.fail('nothing is wrong'),
  })
  return world
}

/** Everything that is written, without times of writing and sequences. */
const whole = async ({ db }: TestDatabase) => {
  const read = async (query: string) => (await sql.raw<object>(query).execute(db)).rows
  return [
    await read(
      'select id, source, source_id, customer_id, happened_at, asked, jsonb_array_length(earlier) as earlier from interactions.old_conversations order by id',
    ),
    await read('select id, passed, added, changed, finished_at is null as open from interactions.imports order by id'),
    await read('select import_id, line from interactions.import_gaps order by 1, 2'),
    await read(
      "select subject, data from platform.events where type = 'interactions.old-imported' order by data::text",
    ),
  ]
}

describe('conversations of an old system', () => {
  test('are in the history of the customer as what they are, and count for nothing today', async t => {
    const world = await worldWithCustomer(t, { template: 'wiltshire' })
    const staff = await addStaff(world.ctx(), { roles: ['adviser', 'team-leader'] })
    const adviser = withContext(world.ctx({ now: () => NOW }), { actor: staff })
    const before = [await readBoard(adviser), await listWork(adviser)]
    const { summary, findings } = await importing(world, [call])
    assert.deepEqual([summary.added, findings], [1, []])
    const [past] = await listConversationsOf(adviser, importedId('crm', 'C1'))
    assert.deepEqual(
      [past!.channel, past!.direction, past!.adviserName, past!.old, past!.startedAt.toISOString()],
      [
        'phone',
        'in',
        'Revenues',
        { source: 'crm', outcome: 'Closed - no action', timed: true },
        '2024-07-03T13:05:00.000Z',
      ],
    )
    assert.match(past!.matters[0]!.asked, /^Paid with .*money back$/)
    assert.doesNotMatch(past!.matters[0]!.asked, /4111 1111/)
    assert.deepEqual([await readBoard(adviser), await listWork(adviser)], before)
    const { rows } = await sql`select from interactions.interactions`.execute(world.db)
    assert.equal(rows.length, 0)
  })

  test('that are not whole are reported line by line', async t => {
    const world = await worldWithCustomer(t)
    const rows = [
      { ...call, id: '' },
      { ...call, id: 'I2', customer: '' },
      { ...call, id: 'I3', customer: 'C9' },
      { ...call, id: 'I4', date: '31/02/2024' },
      { ...call, id: 'I5', date: '01/01/2027' },
      { ...call, id: 'I6', subject: '', notes: '' },
      { ...call, id: 'I7', channel: 'Pigeon' },
      { ...call, id: 'I7' },
    ]
    const { summary, findings } = await importing(world, rows)
    assert.deepEqual(findings, [
      [2, 'no', 'It has no id'],
      [3, 'no', 'It does not say whose it was'],
      [4, 'no', "Its customer is not here from 'crm': import the customers first"],
      [5, 'no', "'31/02/2024 14:05' is not a day or time that has been"],
      [6, 'no', "'01/01/2027 14:05' is not a day or time that has been"],
      [7, 'no', 'It does not say what it was about'],
      [8, 'without this', "The channel 'Pigeon' is not kept: it is not known here"],
      [9, 'no', 'Line 8 has the same id'],
    ])
    assert.deepEqual([summary.rows, summary.added, summary.left, summary.partly], [8, 1, 7, 1])
  })

  test('cut short twice and gone on with are as after one run', async t => {
    const [cut, once] = [await worldWithCustomer(t), await worldWithCustomer(t)]
    const cells: Cells[] = Array.from({ length: 2600 }, (_, at) => ({ ...call, id: `N${at}` }))
    cells[40] = { ...call, id: 'of nobody', customer: 'C9' }
    await assert.rejects(importing(cut, cells, { cutAt: 1400 }), /cut short/)
    await assert.rejects(importing(cut, cells, { cutAt: 2300 }), /cut short/)
    const [resumed, through] = [await importing(cut, cells), await importing(once, cells)]
    assert.deepEqual(resumed.findings, through.findings)
    assert.deepEqual([resumed.summary.resumedAt, resumed.summary.added, resumed.findings.length], [2000, 2599, 1])
    assert.deepEqual(await whole(cut), await whole(once))
  })

  test('said otherwise later are corrected and keep what was said; a dry run changes nothing and counts the same', async t => {
    const world = await worldWithCustomer(t)
    await importing(world, [call])
    const second = [
      { ...call, outcome: 'Refunded' },
      { ...call, id: 'I2' },
    ]
    const before = await whole(world)
    const { summary: dry } = await importing(world, second, { dryRun: true })
    assert.deepEqual(await whole(world), before)
    const { summary } = await importing(world, second)
    assert.deepEqual(dry, summary)
    assert.deepEqual([summary.added, summary.changed], [1, 1])
    const { rows } = await sql<{ outcome: string; was: string }>`select outcome, earlier->0->>'outcome' as was
      from interactions.old_conversations where source_id = 'I1'`.execute(world.db)
    assert.deepEqual(rows, [{ outcome: 'Refunded', was: 'Closed - no action' }])
  })

  test('of care are refused', async t => {
    const world = await testDatabase(t)
    const input = { source: 'adult-care', digest: '', columns: {}, rows: rowsOf([]), report: () => {} }
    await assert.rejects(importInteractions(world.ctx(), input), new Refused('customers.source-apart'))
  })
})

test('a moment is read as old systems write it, in the time of the town', () => {
  const at = (text: string) => readMoment(text, NOW)?.at
  assert.equal(at('2024-07-03 14:05:10.123'), '2024-07-03T13:05:10Z')
  assert.equal(at('2024-07-03T14:05:10Z'), '2024-07-03T14:05:10Z')
  assert.equal(at('3/1/2024 12:30 am'), '2024-01-03T00:30:00Z')
  assert.deepEqual(readMoment('28/11/2026', NOW), { at: '2026-11-28T12:00:00Z', timed: false })
  for (const text of ['', 'yesterday', '2024-13-01', '3/1/2024 13:00 pm', '2026-11-28 12:01', '1901-01-01'])
    assert.equal(at(text), undefined, text)
})
