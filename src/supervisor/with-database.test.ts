import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { scratchFolder } from '../../test/support/scratch.ts'
import { type Config, readConfig } from '../config.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { findRunning, stopOrphan } from '../platform/database/embedded/index.ts'
import { clusterFolder, useRunningDatabase, withDatabase } from './with-database.ts'

async function nameOfDatabase({ databaseUrl }: { databaseUrl: string }): Promise<string> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query('select current_database() as name')
  await client.end()
  return rows[0].name
}

describe('a command that needs the database', () => {
  let folder: string
  let config: Config

  before(async () => {
    folder = await mkdtemp(path.join(scratchFolder(), 'firstpoint-with-'))
    config = readConfig({ DATA_DIR: folder })
  })
  after(async () => {
    await stopOrphan(clusterFolder(config))
    await rm(folder, { recursive: true })
  })

  test('that must be running already refuses when none is', async () => {
    await assert.rejects(useRunningDatabase(config), CannotStart)
  })

  test('has the built-in one for as long as it works', async () => {
    assert.equal(await withDatabase(config, nameOfDatabase), 'firstpoint')
    assert.equal(await findRunning(clusterFolder(config)), null)
    assert.equal(existsSync(path.join(folder, 'firstpoint.lock')), false)
  })

  test('uses the one that is running, which goes on running', async () => {
    await withDatabase(config, async () => {
      assert.equal(await withDatabase(config, nameOfDatabase), 'firstpoint')
      assert.equal(await nameOfDatabase(await useRunningDatabase(config)), 'firstpoint')
    })
  })

  test('stops the built-in one also when the work fails', async () => {
    const fail = async () => {
      throw new Error('broken pack')
    }
    await assert.rejects(withDatabase(config, fail), { message: 'broken pack' })
    assert.equal(await findRunning(clusterFolder(config)), null)
  })
})
