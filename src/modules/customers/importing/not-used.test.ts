import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import type { Finding } from '../../../platform/importing/index.ts'
import { customerColumns } from '../matching/columns.ts'
import { undoDeath } from '../record-death.ts'
import { importCustomers } from './import-customers.ts'
import { importedId } from './read-record.ts'

type Cells = Record<string, string>

const jane = { ref: 'C1', name: 'Jane Okafor', email: 'jane@mail.example', phone: '07700 900123' }
const person = (number: number): Cells => ({ ...jane, ref: `N${number}`, email: `n${number}@mail.example` })

const JANE = importedId('crm', 'C1')

let minute = 0
/** Each run a minute after the one before. */
async function importing({ ctx }: TestDatabase, cells: Cells[], more: { dryRun?: boolean; headings: string[] }) {
  const findings: Finding[] = []
  const moment = new Date(Date.UTC(2026, 10, 28, 12, minute++))
  const summary = await importCustomers(ctx({ now: () => moment }), {
    source: 'crm',
    digest: JSON.stringify(cells),
    columns: customerColumns.guess(more.headings),
    rows: (async function* () {
      for (const [at, each] of cells.entries()) yield { line: at + 2, cells: each }
    })(),
    dryRun: more.dryRun ?? false,
    report: finding => void findings.push(finding),
  })
  return { summary, findings: findings.map(({ line, taken, reason }) => [line, taken, reason]) }
}

const HEADINGS = Object.keys(jane)
const read = async <T>({ db }: TestDatabase, query: string): Promise<T[]> => (await sql.raw<T>(query).execute(db)).rows

test('of who has died, or is not to be contacted, is used for nothing; what cannot be read is said with its line', async t => {
  const world = await testDatabase(t)
  const headings = [...HEADINGS, 'Died', 'do_not_contact']
  const cells: Cells[] = [
    { ...jane, Died: '3 May 2019', do_not_contact: '' },
    { ...person(1), Died: 'Yes', do_not_contact: 'no' },
    { ...person(2), Died: 'no', do_not_contact: 'Y' },
    { ...person(3), Died: 'perhaps', do_not_contact: 'by letter' },
  ]
  const dry = await importing(world, cells, { headings, dryRun: true })
  const { summary, findings } = await importing(world, cells, { headings })
  assert.deepEqual([dry.summary.added, summary.added, summary.partly], [4, 4, 1])
  assert.deepEqual(findings, dry.findings)
  assert.deepEqual(
    findings.map(([line]) => line),
    [5],
  )
  assert.match(String(findings[0]![2]), /'by letter' is not yes or no.*; 'perhaps' is not a date/)
  const dead = () => read(world, 'select source_id from customers.customers where died_at is not null order by 1')
  assert.deepEqual(await dead(), [{ source_id: 'C1' }, { source_id: 'N1' }])
  const written = await read(
    world,
    'select source_id from customers.customers c join customers.reachable r on r.customer_id = c.id where email_safe or phone_safe or text_ok order by 1',
  )
  assert.deepEqual(written, [{ source_id: 'N3' }])
  const again = await importing(world, cells.toReversed(), { headings })
  assert.deepEqual([again.summary.added, again.summary.changed], [0, 0])
})

test('that says anew that somebody has died, or is not to be contacted, is believed once, and not against a colleague', async t => {
  const world = await testDatabase(t)
  const headings = [...HEADINGS, 'died', 'do not use']
  const says = (died: string, not: string) => [{ ...jane, died, 'do not use': not }]
  await importing(world, says('', ''), { headings })
  const { summary } = await importing(world, says('yes', 'yes'), { headings })
  assert.equal(summary.changed, 1)
  assert.deepEqual(await read(world, 'select distinct safe from customers.contact_points'), [{ safe: false }])
  const told = () => read(world, "select subject from platform.events where type = 'customers.died'")
  assert.deepEqual(await told(), [{ subject: JANE }])
  const same = await importing(world, [...says('yes', 'yes'), person(1)], { headings })
  assert.deepEqual([same.summary.changed, (await told()).length], [0, 1])
  const actor = await addStaff(world.ctx(), { roles: ['adviser'] })
  const later = world.ctx({ actor, now: () => new Date(Date.UTC(2026, 10, 28, 13)) })
  await undoDeath(later, { customerId: JANE, source: 'customer' })
  const kept = await importing(world, [...says('yes', 'no'), person(2)], { headings })
  assert.equal(kept.summary.changed, 0)
  assert.deepEqual(await read(world, 'select died_at from customers.customers where died_at is not null'), [])
})
