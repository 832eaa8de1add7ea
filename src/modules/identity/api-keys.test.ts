import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { withContext } from '../../platform/context.ts'
import { markAsDemonstration } from '../../platform/settings.ts'
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from './index.ts'

const { ctx } = await testDatabase({ after })

test('a key is known until it is revoked', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const { id, key } = await createApiKey(ctx, { name: 'Reports by phone app' })
    assert.deepEqual(await findApiKey(ctx, key), { kind: 'api-key', id, name: 'Reports by phone app' })
    await revokeApiKey(ctx, id)
    assert.equal(await findApiKey(ctx, key), null)
  }))

test('nothing that is kept gives the key away', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const { key } = await createApiKey(ctx, { name: 'Reports' })
    const rows = await ctx.db.selectFrom('identity.api_keys').selectAll().execute()
    const events = await ctx.db.selectFrom('platform.events').selectAll().execute()
    assert.equal(JSON.stringify([rows, events]).includes(key), false)
    assert.equal(rows[0]!.digest.includes(Buffer.from(key)), false)
  }))

test('the list says who made each key, those in use first', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const admin = await addStaff(ctx, { roles: ['administrator'], name: 'Kim' })
    const old = await createApiKey(ctx, { name: 'Old' })
    await createApiKey(withContext(ctx, { actor: admin }), { name: 'New' })
    await revokeApiKey(ctx, old.id)
    const keys = (await listApiKeys(ctx)).map(({ name, createdBy, revokedAt }) => [name, createdBy, revokedAt !== null])
    assert.deepEqual(keys, [
      ['New', 'Kim', false],
      ['Old', null, true],
    ])
  }))

test('the key `demo` works in a demonstration only', async () => {
  await inRolledBackTransaction(ctx(), async ctx => assert.equal(await findApiKey(ctx, 'demo'), null))
  await inRolledBackTransaction(ctx(), async ctx => {
    await markAsDemonstration(ctx)
    assert.equal((await findApiKey(ctx, 'demo'))?.name, 'demo')
  })
})

test('a key needs a name', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await assert.rejects(createApiKey(ctx, { name: '  ' }), { code: 'identity.key-name-missing' })
  }))
