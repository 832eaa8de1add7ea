import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { FileRow, Finding } from '../../../platform/importing/index.ts'
import { matchEverybody } from '../joining/match-everybody.ts'
import { matchWaiting } from '../joining/match-new.ts'
import { customerColumns } from '../matching/columns.ts'
import { importCustomers } from './import-customers.ts'
import { importedId } from './read-record.ts'

const HEADINGS = ['ref', 'first name', 'surname', 'dob', 'email', 'phone', 'address', 'postcode']
type Cells = Record<string, string>

const jane = {
  ref: 'C1',
  'first name': 'Jane',
  surname: 'Okafor',
  dob: '12/04/1978',
  email: 'Jane@mail.example',
  phone: '07700 900123',
  address: '12 Mill Lane, Devizes',
  postcode: 'sn10 1aa',
}
const person = (number: number): Cells => ({
  ...jane,
  ref: `N${number}`,
  surname: `Okafor${number}`,
  email: `n${number}@mail.example`,
})

async function* rowsOf(cells: Cells[], cutAt = Number.POSITIVE_INFINITY): AsyncGenerator<FileRow> {
  for (const [at, each] of cells.entries()) {
    if (at === cutAt) throw new Error('cut short')
    yield { line: at + 2, cells: each }
  }
}

let minute = 0
/** Each run a minute after the one before. */
async function importing(
  { ctx }: TestDatabase,
  cells: Cells[],
  more: { dryRun?: boolean; cutAt?: number; source?: string; headings?: string[]; apart?: boolean } = {},
) {
  const findings: Finding[] = []
  const moment = new Date(Date.UTC(2026, 10, 28, 12, minute++))
  const summary = await importCustomers(ctx({ now: () => moment }), {
    source: more.source ?? 'crm',
    digest: JSON.stringify(cells.slice(0, 5)) + cells.length,
    columns: customerColumns.guess(more.headings ?? HEADINGS),
    rows: rowsOf(cells, more.cutAt),
    dryRun: more.dryRun ?? false,
    apart: more.apart ?? false,
    report: finding => void findings.push(finding),
  })
  return { summary, findings: findings.map(({ line, taken, reason }) => [line, taken, reason]) }
}

const read = async <T>({ db }: TestDatabase, query: string): Promise<T[]> => (await sql.raw<T>(query).execute(db)).rows
const JANE = importedId('crm', 'C1')
const pointsOf = (world: TestDatabase) =>
  read(
    world,
    `select kind, normal, source, ended_at is not null as ended from customers.contact_points where customer_id = '${JANE}' order by 1, 2`,
  )

/** Everything an import writes, without times and sequences. */
const whole = async (world: TestDatabase) => ({
  customers: await read(
    world,
    'select id, name, born, kind, language, source, source_id, matched_at is null as new from customers.customers order by id',
  ),
  points: await read(
    world,
    'select id, customer_id, kind, value, normal, safe, source, ended_at is null as lives from customers.contact_points order by id',
  ),
  changes: await read(world, 'select id, customer_id, field, was, becomes, source from customers.changes order by id'),
  conflicts: await read(world, 'select * from customers.import_conflicts order by 1, 2, 3'),
  imports: await read(
    world,
    'select id, source, digest, passed, added, changed, finished_at is null as open from customers.imports order by id',
  ),
  events: await read(
    world,
    "select type, subject, data from platform.events where type = 'customers.imported' order by data::text",
  ),
})

describe('a file of an old system', () => {
  test('becomes customers with everything it says, as it is compared here', async t => {
    const world = await testDatabase(t)
    const { summary, findings } = await importing(world, [jane])
    assert.deepEqual([summary.added, summary.left, findings], [1, 0, []])
    const [row] = await read<object>(world, 'select name, born::text, source, source_id from customers.customers')
    assert.deepEqual(row, { name: 'Jane Okafor', born: '1978-04-12', source: 'crm', source_id: 'C1' })
    assert.deepEqual(await pointsOf(world), [
      { kind: 'address', normal: 'SN101AA', source: 'crm', ended: false },
      { kind: 'email', normal: 'jane@mail.example', source: 'crm', ended: false },
      { kind: 'phone', normal: '+447700900123', source: 'crm', ended: false },
    ])
  })

  test('says of no way that it is safe: nobody asked her', async t => {
    const world = await testDatabase(t)
    await importing(world, [jane])
    await importing(world, [{ ...jane, phone: '07700 900777' }])
    const said = await read(world, 'select distinct safe, asked, text_ok, message_ok from customers.contact_points')
    assert.deepEqual(said, [{ safe: true, asked: false, text_ok: false, message_ok: false }])
  })

  test('keeps no number of a payment card, whichever column it stands in', async t => {
    const world = await testDatabase(t)
    await importing(world, [
      { ...jane, surname: 'Careful 4111111111111111', address: '12 Mill Lane, card 5555 5555 5555 4444' },
    ])
    const { customers, points } = await whole(world)
    assert.match(JSON.stringify(customers), /"Jane Careful \[card number removed\]"/)
    assert.doesNotMatch(JSON.stringify([customers, points]), /4111|4444/)
  })

  test('says line by line what was not taken, and what was taken without something', async t => {
    const world = await testDatabase(t)
    const nobody = { ref: 'C5' }
    const strange = { ...jane, ref: 'C6', dob: '31/02/1980', phone: 'ask her mother', email: 'jane at mail' }
    const { summary, findings } = await importing(world, [jane, { ...jane, ref: '' }, jane, nobody, strange])
    assert.deepEqual(findings, [
      [3, 'no', 'It has no id'],
      [4, 'no', 'Line 2 has the same id'],
      [5, 'no', 'It has no name and nothing to reach somebody by'],
      [
        6,
        'without this',
        "'jane at mail' is not an email address; 'ask her mother' is not a phone number; '31/02/1980' is not a date of birth",
      ],
    ])
    assert.deepEqual([summary.rows, summary.added, summary.left, summary.partly], [5, 2, 3, 1])
  })

  test('is refused for nothing in a column that is not read', async t => {
    const world = await testDatabase(t)
    const headings = [...HEADINGS, 'Case notes', 'nickname']
    const full = { ...jane, 'Case notes': 'she rang again '.repeat(60), nickname: 'Ren\uFFFD' }
    const { summary, findings } = await importing(world, [full], { headings })
    assert.deepEqual([summary.added, findings], [1, []])
    const unread = { ...person(1), surname: 'Ren\uFFFD' }
    assert.deepEqual((await importing(world, [unread, { ...person(2), address: 'x'.repeat(501) }])).findings, [
      [2, 'no', "It has letters that cannot be read: save the file as 'CSV UTF-8'"],
      [3, 'no', 'address has more than 500 characters'],
    ])
  })

  test('cut short twice and gone on with gives what one run gives', async t => {
    const [cut, once] = [await testDatabase(t), await testDatabase(t)]
    const before = [person(5), person(1500)]
    const cells = Array.from({ length: 2600 }, (_, number) => person(number)).toSpliced(7, 0, { ...jane, ref: '' })
    const findings = []
    for (const world of [cut, once]) {
      minute = 0
      await importing(
        world,
        before.map(each => ({ ...each, surname: 'Before' })),
      )
      // what staff changed since is a conflict in every run
      await sql`insert into customers.changes (id, customer_id, field, was, becomes, source, changed_at)
        select customers.id_of(id::text), id, 'name', to_jsonb(name), '"Ours"', 'staff', '2026-11-28T12:00:30Z' from customers.customers where source_id = 'N5'`.execute(
        world.db,
      )
      await sql`update customers.customers set name = 'Ours' where source_id = 'N5'`.execute(world.db)
      if (world === cut) {
        await assert.rejects(importing(world, cells, { cutAt: 1400 }), /cut short/)
        await assert.rejects(importing(world, cells, { cutAt: 2300 }), /cut short/)
      }
      findings.push((await importing(world, cells)).findings)
    }
    assert.deepEqual(await whole(cut), await whole(once))
    assert.deepEqual(findings[0], findings[1])
    assert.deepEqual(findings[0], [
      [7, 'ours kept', 'The name was changed here since'],
      [9, 'no', 'It has no id'],
    ])
    assert.equal((await whole(cut)).customers.length, 2600)
  })

  test('of which only a dry run is asked changes nothing and counts the same', async t => {
    const world = await testDatabase(t)
    await importing(world, [jane])
    const before = await whole(world)
    const second = [{ ...jane, surname: 'Smythe' }, person(1)]
    const { summary: dry } = await importing(world, second, { dryRun: true })
    assert.deepEqual(await whole(world), before)
    const { summary } = await importing(world, second)
    assert.deepEqual(dry, summary)
    assert.deepEqual([summary.added, summary.changed], [1, 1])
  })

  test('of the electoral register or of care is refused', async t => {
    const world = await testDatabase(t)
    for (const source of [
      'electoral-register',
      'register of electors',
      'adult-care',
      'mosaic',
      'Children_Social_Care',
      'social_services',
    ])
      await assert.rejects(importing(world, [jane], { source }), new Refused('customers.source-apart'))
    await importing(world, [jane], { source: 'careers-service' })
  })

  test('keeps the extension of a number, and two of one switchboard', async t => {
    const world = await testDatabase(t)
    const office = { ...jane, phone: '01225 713000 x4521', 'phone 2': '01225 713000 ext 22' }
    const headings = [...HEADINGS, 'phone 2']
    const phones = () =>
      read<{ value: string; normal: string }>(
        world,
        `select value, normal from customers.contact_points where kind = 'phone' and ended_at is null order by value`,
      )
    const { findings } = await importing(world, [office], { headings })
    await importing(world, [office, person(1)], { headings })
    assert.deepEqual(findings, [])
    const both = ['22', '4521'].map(ext => ({ value: `+441225713000;ext=${ext}`, normal: '+441225713000' }))
    assert.deepEqual((await phones()).slice(0, 2), both)
  })

  test('which is to stay apart is never compared with others, then and later', async t => {
    const world = await testDatabase(t)
    await importing(world, [jane], { source: 'crm' })
    await importing(world, [jane], { source: 'clinic' })
    await matchEverybody(world.ctx())
    const suggested = () => read(world, 'select from customers.suggested_pairs').then(rows => rows.length)
    assert.equal(await suggested(), 1)
    await importing(world, [{ ...jane, surname: 'Okafor-Jones' }], { source: 'clinic', apart: true, dryRun: true })
    assert.equal(await suggested(), 1, 'a dry run changes nothing')
    await importing(world, [{ ...jane, phone: '' }], { source: 'clinic', apart: true })
    assert.equal(await suggested(), 0)
    await importing(world, [jane], { source: 'clinic' })
    await matchEverybody(world.ctx())
    await matchWaiting(world.ctx())
    assert.equal(await suggested(), 0)
  })
})

describe('the same old system a second time', () => {
  test('changes what it says anew, ends what it says no more, and keeps what was', async t => {
    const world = await testDatabase(t)
    await importing(world, [jane, person(1)])
    const moved = { ...jane, surname: 'Smythe', email: 'js@mail.example', dob: '', phone: '' }
    const { summary } = await importing(world, [moved, person(1)])
    assert.deepEqual([summary.added, summary.changed, summary.conflicts], [0, 1, 0])
    assert.deepEqual(
      await read(world, "select field, was, becomes, source from customers.changes where field <> 'contact_point'"),
      [{ field: 'name', was: 'Jane Okafor', becomes: 'Jane Smythe', source: 'crm' }],
    )
    assert.deepEqual(await pointsOf(world), [
      { kind: 'address', normal: 'SN101AA', source: 'crm', ended: false },
      { kind: 'email', normal: 'jane@mail.example', source: 'crm', ended: true },
      { kind: 'email', normal: 'js@mail.example', source: 'crm', ended: false },
      // an empty box says nothing
      { kind: 'phone', normal: '+447700900123', source: 'crm', ended: false },
    ])
    await importing(world, [jane, person(1)])
    const emails = await read(
      world,
      `select normal from customers.contact_points where kind = 'email' and ended_at is null and customer_id = '${JANE}'`,
    )
    assert.deepEqual(emails, [{ normal: 'jane@mail.example' }])
  })

  test('does not write over what staff changed, and says so only where it says something new', async t => {
    const world = await testDatabase(t)
    await importing(world, [jane])
    const staff = await addStaff(world.ctx(), { roles: ['adviser'] })
    await sql`update customers.customers set name = 'Jane Adams' where id = ${JANE}`.execute(world.db)
    await sql`insert into customers.changes (id, customer_id, field, was, becomes, source, changed_at, changed_by)
      values (customers.id_of('x'), ${JANE}, 'name', '"Jane Okafor"', '"Jane Adams"', 'staff', '2026-11-28T12:00:30Z', ${staff.id})`.execute(
      world.db,
    )
    await sql`update customers.contact_points set ended_at = now() where kind = 'phone'`.execute(world.db)
    const same = await importing(world, [{ ...jane, dob: '12/04/1978 ' }])
    assert.deepEqual([same.summary.changed, same.findings], [0, []])
    const { findings } = await importing(world, [{ ...jane, surname: 'Smythe' }])
    assert.deepEqual(findings, [[2, 'ours kept', 'The name was changed here since']])
    const [row] = await read(world, 'select name from customers.customers')
    assert.deepEqual(row, { name: 'Jane Adams' })
    assert.equal((await pointsOf(world)).length, 3)
  })
})
