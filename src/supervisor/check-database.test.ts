import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { startTestCluster, type TestCluster } from '../../test/support/postgres.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { checkDatabase, refuseUnsuitable } from './check-database.ts'

describe("checking the council's own database", () => {
  let cluster: TestCluster

  before(async () => {
    cluster = await startTestCluster()
    const client = new pg.Client(cluster.url('postgres'))
    await client.connect()
    await client.query("create role guarded login password 'right'")
    const { rows } = await client.query('show hba_file')
    // The first line that fits decides: this user must know a password, the others are trusted.
    await writeFile(rows[0].hba_file, 'local all guarded scram-sha-256\nlocal all all trust\n')
    await client.query('select pg_reload_conf()')
    await client.query("create database latin encoding 'LATIN1' locale 'C' locale_provider libc template template0")
    await client.end()
  })
  after(() => cluster.stop())

  async function refusal(url: string): Promise<string> {
    const error = await checkDatabase(url).then(
      () => assert.fail('it was accepted'),
      error => error,
    )
    assert.ok(error instanceof CannotStart, String(error))
    return error.message
  }

  test('one that suits is accepted', async () => {
    await checkDatabase(cluster.url('postgres'))
  })

  test('a database that is not there is one sentence', async () => {
    const message = await refusal(cluster.url('nowhere'))
    assert.match(message, /^DATABASE_URL names a database that is not there: create nowhere at .* first\.$/)
  })

  test('a database that is not UTF8 is one sentence', async () => {
    const message = await refusal(cluster.url('latin'))
    assert.equal(message, 'DATABASE_URL: the database latin is encoded in LATIN1, and Firstpoint needs UTF8.')
  })

  test('a wrong password, and none at all, are one sentence each', async () => {
    const url = new URL(cluster.url('postgres'))
    url.username = 'guarded'
    assert.match(await refusal(url.href), /^DATABASE_URL holds no password, and .* asks guarded for one\.$/)
    url.password = 'hunter2'
    const message = await refusal(url.href)
    assert.match(message, /^DATABASE_URL holds a wrong user name or password: .* refused guarded\.$/)
    assert.doesNotMatch(message, /hunter2/)
  })

  test('an address where nothing answers is one sentence', async () => {
    const message = await refusal('postgresql://me:hunter2@127.0.0.1:9/x')
    assert.equal(
      message,
      'DATABASE_URL: no PostgreSQL answers at 127.0.0.1:9: check the address, and that it is running.',
    )
  })

  test('a machine that does not exist is one sentence without the password', async () => {
    const message = await refusal('postgresql://me:hunter2@nowhere.invalid/x')
    assert.match(message, /nowhere\.invalid/)
    assert.doesNotMatch(message, /hunter2/)
  })
})

test('a server that is too old is refused, and 15 is not', () => {
  const target = { where: 'db:5432', database: 'firstpoint', user: 'me' }
  const found = { encoding: 'UTF8', mayCreate: true }
  assert.throws(() => refuseUnsuitable({ ...found, version: 140_011 }, target), {
    message: 'DATABASE_URL: the PostgreSQL at db:5432 is version 14, and Firstpoint needs 15 or newer.',
  })
  refuseUnsuitable({ ...found, version: 150_000 }, target)
})

test('a user who may not make schemas is refused', () => {
  const target = { where: 'db:5432', database: 'firstpoint', user: 'me' }
  assert.throws(() => refuseUnsuitable({ version: 180_004, encoding: 'UTF8', mayCreate: false }, target), {
    message: 'DATABASE_URL: me may not make schemas in the database firstpoint: make that user its owner.',
  })
})
