import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../test/support/database.ts'
import { Memory } from './memory.ts'
import { isSigned, markAsDemonstration, readSettings, sign } from './settings.ts'

const { ctx } = await testDatabase({ after })
const inAnotherProcess = () => ctx({ memory: new Memory() })

describe('the secret of a database', () => {
  test('that was made in a transaction which is undone is not the secret', async () => {
    let lost = ''
    const undone = ctx().transaction(async ctx => {
      lost = (await readSettings(ctx)).secret
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    assert.equal(lost.length, 43)
    assert.notEqual((await readSettings(ctx())).secret, lost)
    assert.equal((await readSettings(inAnotherProcess())).secret, (await readSettings(ctx())).secret)
  })

  test('is one, though many processes ask for it first at the same moment', async () => {
    const fresh = await testDatabase({ after })
    const secrets = await Promise.all(
      Array.from({ length: 8 }, () => readSettings(fresh.ctx({ memory: new Memory() })).then(({ secret }) => secret)),
    )
    assert.equal(new Set(secrets).size, 1)
  })
})

describe('a signature', () => {
  test('is right for its purpose and value, and for no other', () => {
    const signature = sign('secret', 'participant', 'one')
    assert.equal(isSigned('secret', 'participant', 'one', signature), true)
    assert.equal(isSigned('secret', 'participant', 'two', signature), false)
    assert.equal(isSigned('secret', 'csrf', 'one', signature), false)
    assert.equal(isSigned('other', 'participant', 'one', signature), false)
    for (const wrong of ['', signature.slice(1), `${signature}A`, 'ŵ'.repeat(22)])
      assert.equal(isSigned('secret', 'participant', 'one', wrong), false)
  })

  test('does not let purpose and value run into one another', () => {
    assert.notEqual(sign('secret', 'part', 'icipant'), sign('secret', 'partic', 'ipant'))
  })
})

test('a database is a demonstration only once it was marked so', async () => {
  assert.equal((await readSettings(ctx())).demo, false)
  await markAsDemonstration(ctx())
  await markAsDemonstration(ctx())
  assert.equal((await readSettings(ctx())).demo, true)
})
