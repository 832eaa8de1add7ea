import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { explainLostCluster } from './explain-lost-cluster.ts'

describe('a built-in PostgreSQL that went away', () => {
  const lost = new Error('Connection terminated unexpectedly')
  const full =
    'LOG:  starting PostgreSQL 18.4\nPANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device\n'
  let folder: string
  let dataFolder: string

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-lost-'))
    dataFolder = path.join(folder, 'postgres')
  })
  after(() => rm(folder, { recursive: true }))

  test('because the disk is full is one sentence', async () => {
    await writeFile(`${dataFolder}.log`, 'x'.repeat(100_000) + full)
    const explained = await explainLostCluster(lost, dataFolder)
    assert.equal(explained?.message, `The disk is full: make room for ${dataFolder}, then start again.`)
  })

  test('for another reason stays a fault, and so does one that did not go away', async () => {
    assert.equal(await explainLostCluster(new TypeError('x is not a function'), dataFolder), null)
    await writeFile(`${dataFolder}.log`, `${full}LOG:  starting PostgreSQL 18.4\nPANIC:  something else\n`)
    assert.equal(await explainLostCluster(lost, dataFolder), null)
    assert.equal(await explainLostCluster(lost, path.join(folder, 'no-log')), null)
  })
})
