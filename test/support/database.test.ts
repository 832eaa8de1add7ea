import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { event, publish } from '../../src/platform/events/index.ts'
import { newId } from '../../src/platform/id.ts'
import { held, touch } from '../../src/platform/memory.ts'
import { addStaff, digestEvents, followAll, inRolledBackTransaction, staffActor, testDatabase } from './database.ts'

const happened = event<{ id: string }>('test.happened', data => data.id)
const readNames = held('test-names', async ctx => {
  const { rows } = await sql<{ name: string }>`select name from platform.settings`.execute(ctx.db)
  return rows.map(row => row.name)
})

async function nameIt(ctx: Parameters<typeof touch>[0], name: string): Promise<void> {
  await sql`insert into platform.settings (name, value) values (${name}, 'true')`.execute(ctx.db)
  await touch(ctx, 'test-names')
}

function collector() {
  const seen: string[] = []
  return {
    seen,
    follower: {
      name: 'test.collector',
      types: ['test.happened'],
      handle: async (_: unknown, e: { subject: string }) => void seen.push(e.subject),
    },
  }
}

const { ctx, db, ports } = await testDatabase({ after })
const one = await testDatabase({ after }, { now: new Date('2026-12-01T09:00:00Z') })
const other = await testDatabase({ after })

describe('a database for a test', () => {
  test('has our tables and the job queue’s, and no rows', async () => {
    const { rows } = await sql`select graphile_worker.add_job('nothing', '{}') where false`.execute(db)
    assert.deepEqual(rows, [])
    assert.deepEqual(await db.selectFrom('requests.requests').select('id').execute(), [])
  })

  test('what happens in a rolled-back transaction is gone afterwards, from memory too', async () => {
    assert.deepEqual(await readNames(ctx()), [])
    const inside = await inRolledBackTransaction(ctx(), async ctx => {
      await nameIt(ctx, 'for a moment')
      return readNames(ctx)
    })
    assert.deepEqual(inside, ['for a moment'])
    assert.deepEqual(await readNames(ctx()), [])
  })

  test('an action that fails inside it does so for the test', async () => {
    await assert.rejects(
      inRolledBackTransaction(ctx(), async () => {
        throw new Error('as it should')
      }),
      /as it should/,
    )
  })

  test('a follower can be given events that are not committed', async () => {
    const { seen, follower } = collector()
    const id = newId()
    await inRolledBackTransaction(ctx(), async ctx => {
      await publish(ctx, happened({ id }))
      await digestEvents(ctx, follower)
    })
    assert.deepEqual(seen, [id])
  })

  test('a staff member written down is the same each time and can do what her roles may', async () => {
    await inRolledBackTransaction(ctx(), async ctx => {
      const officer = await addStaff(ctx, { roles: ['officer'] })
      assert.deepEqual(await addStaff(ctx, { roles: ['officer'] }), officer)
      assert.ok(officer.permissions.has('requests.close'))
      assert.equal(staffActor({ roles: ['employee'] }).permissions.has('requests.close'), false)
    })
  })

  test('mail is remembered, and fails when told to', async () => {
    const mail = { id: newId(), from: 'a@x.test', to: 'b@x.test', subject: 'Hello', text: 'Hello' }
    await ports.mail.send(mail)
    assert.deepEqual(ports.mail.sent, [mail])
    ports.mail.fail(new Error('no connection'))
    await assert.rejects(ports.mail.send(mail), /no connection/)
    ports.mail.fail(null)
  })
})

describe('two databases', () => {
  test('see nothing of one another', async () => {
    await one.ctx().transaction(ctx => nameIt(ctx, 'only here'))
    assert.equal((await one.db.selectFrom('platform.settings').selectAll().execute()).length, 1)
    assert.equal((await other.db.selectFrom('platform.settings').selectAll().execute()).length, 0)
  })

  test('the clock can stand still', () => {
    assert.equal(one.ctx().now().toISOString(), '2026-12-01T09:00:00.000Z')
  })

  test('followers pass every committed event', async () => {
    const { seen, follower } = collector()
    const ids = [newId(), newId()]
    await other.ctx().transaction(ctx => publish(ctx, ...ids.map(id => happened({ id }))))
    await followAll(other.ctx(), follower)
    assert.deepEqual(seen, ids)
  })
})
