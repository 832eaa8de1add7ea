import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { type Ctx, withContext } from './context.ts'

const { ctx, db } = await testDatabase({ after })

const note = (ctx: Ctx, name: string) =>
  sql`insert into platform.settings (name, value) values (${name}, 'true')`.execute(ctx.db)

async function noted(): Promise<string[]> {
  const rows = await db.selectFrom('platform.settings').select('name').orderBy('name').execute()
  return rows.map(row => row.name)
}

describe('a transaction', () => {
  test('is there whole', async () => {
    await ctx().transaction(async ctx => {
      await note(ctx, 'a1')
      await note(ctx, 'a2')
    })
    assert.deepEqual(
      (await noted()).filter(name => name.startsWith('a')),
      ['a1', 'a2'],
    )
  })

  test('or not at all', async () => {
    await assert.rejects(
      ctx().transaction(async ctx => {
        await note(ctx, 'b1')
        throw new Error('changed my mind')
      }),
      /changed my mind/,
    )
    assert.deepEqual(
      (await noted()).filter(name => name.startsWith('b')),
      [],
    )
  })

  test('fails where a statement failed and nobody minded, instead of quietly losing the rest', async () => {
    await assert.rejects(
      ctx().transaction(async ctx => {
        await note(ctx, 'c1')
        await note(ctx, 'c1').catch(() => {})
        return 'acknowledged'
      }),
      /current transaction is aborted/,
    )
    assert.deepEqual(
      (await noted()).filter(name => name.startsWith('c')),
      [],
    )
  })

  test('inside another can fail without harm to what was done before it', async () => {
    await ctx().transaction(async outer => {
      await note(outer, 'd1')
      await assert.rejects(
        outer.transaction(async inner => {
          await note(inner, 'd2')
          await note(inner, 'd1')
        }),
        /duplicate key/,
      )
      await outer.transaction(inner => note(inner, 'd3'))
    })
    assert.deepEqual(
      (await noted()).filter(name => name.startsWith('d')),
      ['d1', 'd3'],
    )
  })

  test('inside another is undone with it', async () => {
    await assert.rejects(
      ctx().transaction(async outer => {
        await outer.transaction(inner => note(inner, 'e1'))
        throw new Error('all of it')
      }),
      /all of it/,
    )
    assert.deepEqual(
      (await noted()).filter(name => name.startsWith('e')),
      [],
    )
  })

  test('stays the same one when somebody else acts in it', async () => {
    const undone = ctx().transaction(async inside => {
      const asLink = withContext(inside, { actor: { kind: 'link', id: 'somebody' } })
      await asLink.transaction(async innermost => {
        assert.equal(innermost.actor.kind, 'link')
        await note(innermost, 'f1')
      })
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    assert.deepEqual(
      (await noted()).filter(name => name.startsWith('f')),
      [],
    )
  })
})
