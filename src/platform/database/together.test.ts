import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { testDatabase } from '../../../test/support/database.ts'
import { sideBySide, together } from './together.ts'

const { ctx } = await testDatabase({ after })

/** A write that keeps what it was given in batches and can be held up. */
function heldWrite(fails: (all: number[]) => boolean = () => false) {
  const batches: number[][] = []
  let open = () => {}
  let gate = new Promise<void>(resolve => {
    open = resolve
  })
  const write = together(async (_db, all: number[]) => {
    batches.push(all)
    await gate
    if (fails(all)) throw new Error(`cannot write ${all}`)
    return all.map(one => `written ${one}`)
  })
  return {
    batches,
    write,
    letGo() {
      open()
      gate = Promise.resolve()
    },
  }
}

describe('work done together', () => {
  test('whoever comes alone waits for nobody', async () => {
    const { batches, write, letGo } = heldWrite()
    letGo()
    assert.equal(await write(ctx(), 1), 'written 1')
    assert.equal(await write(ctx(), 2), 'written 2')
    assert.deepEqual(batches, [[1], [2]])
  })

  test('what comes at the same moment, and while others are served, goes together; each gets its own answer', async () => {
    const { batches, write, letGo } = heldWrite()
    const context = ctx()
    const first = [1, 2, 3].map(one => write(context, one))
    await soon()
    const next = [4, 5].map(one => write(context, one))
    letGo()
    assert.deepEqual(
      await Promise.all([...first, ...next]),
      [1, 2, 3, 4, 5].map(one => `written ${one}`),
    )
    assert.deepEqual(batches, [
      [1, 2, 3],
      [4, 5],
    ])
  })

  test('one that cannot be written does not take the others down', async () => {
    const { write, letGo } = heldWrite(all => all.includes(4))
    const context = ctx()
    const answers = [1, 2, 3, 4, 5].map(one => write(context, one))
    letGo()
    const settled = await Promise.allSettled(answers)
    assert.deepEqual(
      settled.map(each => each.status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    )
    assert.match(String((settled[3] as PromiseRejectedResult).reason), /cannot write 4/)
  })

  test('inside a transaction it is written at once, in that transaction', async () => {
    const seen: boolean[] = []
    const write = together(async (db, all: number[]) => {
      seen.push(db.isTransaction)
      return all
    })
    await ctx().transaction(ctx => write(ctx, 1))
    assert.deepEqual(seen, [true])
  })
})

describe('things done side by side in one transaction', () => {
  test('what they ask at the same moment is asked once, in that transaction', async () => {
    const { batches, write, letGo } = heldWrite()
    letGo()
    await ctx().transaction(async ctx => {
      const answers = await sideBySide(
        ctx,
        [1, 2, 3].map(one => async () => [await write(ctx, one), await write(ctx, one + 10)]),
      )
      assert.deepEqual(answers[2], ['written 3', 'written 13'])
      // Afterwards it is a transaction like any other.
      await Promise.all([write(ctx, 4), write(ctx, 5)])
    })
    assert.deepEqual(batches, [[1, 2, 3], [11, 12, 13], [4], [5]])
  })

  test('the error of one is thrown when none is at work any more, and undoes them all', async () => {
    const { write, letGo } = heldWrite(all => all.includes(2))
    letGo()
    let isOver = false
    const slow = async () => {
      await soon()
      await soon()
      isOver = true
    }
    const context = ctx()
    await assert.rejects(
      context.transaction(ctx => sideBySide<unknown>(ctx, [() => write(ctx, 1), () => write(ctx, 2), slow])),
      /cannot write 1,2/,
    )
    assert.ok(isOver)
  })

  test('none may be undone by itself: it would undo the others', async () => {
    await assert.rejects(
      ctx().transaction(ctx => sideBySide(ctx, [() => ctx.transaction(async () => 1)])),
      /do it afterwards/,
    )
  })
})
