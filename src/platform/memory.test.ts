import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { inRolledBackTransaction, testDatabase } from '../../test/support/database.ts'
import type { Ctx } from './context.ts'
import { held, Memory, touch } from './memory.ts'

const { ctx, db } = await testDatabase({ after })
/** Another process: it holds its own, over the same database. */
const other = new Memory()
const there = () => ctx({ memory: other })

let reads = 0
const readWords = held('test-words', async ctx => {
  reads++
  const row = await ctx.db
    .selectFrom('platform.settings')
    .select('value')
    .where('name', '=', 'words')
    .executeTakeFirst()
  return (row?.value as string | undefined) ?? 'none'
})

async function say(ctx: Ctx, words: string): Promise<void> {
  await sql`insert into platform.settings (name, value) values ('words', to_jsonb(${words}::text))
    on conflict (name) do update set value = excluded.value`.execute(ctx.db)
  await touch(ctx, 'test-words')
}

describe('what is held in memory', () => {
  beforeEach(async () => {
    await ctx().transaction(ctx => say(ctx, 'before'))
    await other.refresh(db)
    reads = 0
  })

  test('is read once, also by those who ask at the same moment', async () => {
    await Promise.all([readWords(ctx()), readWords(ctx()), readWords(ctx())])
    await readWords(ctx())
    assert.equal(reads, 1)
  })

  test('is read again by the process that changed it, and by another once it has looked', async () => {
    assert.equal(await readWords(there()), 'before')
    await ctx().transaction(ctx => say(ctx, 'after'))
    assert.equal(await readWords(ctx()), 'after')
    assert.equal(await readWords(there()), 'before')
    await other.refresh(db)
    assert.equal(await readWords(there()), 'after')
  })

  test('is not kept when it could not be read', async () => {
    let broken = true
    const readFragile = held('test-fragile', async () => {
      if (broken) throw new Error('no connection')
      return 'well'
    })
    await assert.rejects(readFragile(ctx()), /no connection/)
    broken = false
    assert.equal(await readFragile(ctx()), 'well')
  })

  test('a reading that fails late does not throw away what was read since', async () => {
    const first = Promise.withResolvers<string>()
    const failing = ctx().memory.get('test-late', () => first.promise)
    ctx().memory.forget('test-late')
    await ctx().memory.get('test-late', async () => 'newer')
    first.reject(new Error('too late'))
    await assert.rejects(failing, /too late/)
    assert.equal(await ctx().memory.get('test-late', async () => 'read again'), 'newer')
  })

  test('a change is seen in its own transaction at once, and by nobody else before it is committed', async () => {
    await readWords(ctx())
    await ctx().transaction(async inside => {
      await say(inside, 'mine')
      assert.equal(await readWords(inside), 'mine')
      assert.equal(await readWords(ctx()), 'before')
    })
    assert.equal(await readWords(ctx()), 'mine')
  })

  test('a change that is undone leaves nothing behind, though its transaction had read it', async () => {
    const undone = ctx().transaction(async inside => {
      await say(inside, 'never')
      assert.equal(await readWords(inside), 'never')
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    assert.equal(await readWords(ctx()), 'before')
    await other.refresh(db)
    assert.equal(await readWords(there()), 'before')
  })

  test('what is read in a transaction before it says what it changed is not kept when that is undone', async () => {
    const undone = ctx().transaction(async inside => {
      await sql`update platform.settings set value = '"unsaid"' where name = 'words'`.execute(inside.db)
      assert.equal(await readWords(inside), 'unsaid')
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    assert.equal(await readWords(ctx()), 'before')
  })

  test('a part of a transaction that is undone leaves nothing behind in the rest of it', async () => {
    await ctx().transaction(async outer => {
      const part = outer.transaction(async inner => {
        await say(inner, 'a part')
        assert.equal(await readWords(inner), 'a part')
        throw new Error('undone')
      })
      await assert.rejects(part, /undone/)
      assert.equal(await readWords(outer), 'before')
    })
  })

  test('what a transaction read and did not change is there for others afterwards', async () => {
    await ctx().transaction(inside => readWords(inside))
    await readWords(ctx())
    assert.equal(reads, 1)
  })

  test('a change that another process makes while a transaction runs is not hidden by what the transaction read', async () => {
    const { memory } = ctx()
    await ctx().transaction(async inside => {
      assert.equal(await readWords(inside), 'before')
      await there().transaction(ctx => say(ctx, 'elsewhere'))
    })
    await memory.refresh(db)
    assert.equal(await readWords(ctx()), 'elsewhere')
  })

  test('a test that is rolled back sees its own changes, and the next one does not', async () => {
    await inRolledBackTransaction(ctx(), async inside => {
      await say(inside, 'in a test')
      assert.equal(await readWords(inside), 'in a test')
    })
    assert.equal(await readWords(ctx()), 'before')
  })
})
