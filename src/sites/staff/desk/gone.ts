import { findGone, type Gone } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type Page, Raw, type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { forgetConversation } from './in-hand.ts'
import { startOf } from './show-tabs.ts'

/** A page of a conversation, which leads to where that is once it has gone from who opens the page: with its call, or to the team. */
export const ledOn = ({ load, submit, ...page }: Page): Page => ({
  ...page,
  ...(load && { load: leading(load) }),
  ...(submit && { submit: leading(submit) }),
})

/** What the script of a screen sent is kept, and the screen is to be opened anew. */
export const KEPT_ELSEWHERE = new Raw('', { 'cache-control': 'no-store' }, 410)

function leading<More extends unknown[], T>(work: (ctx: Ctx, visit: Visit, ...more: More) => Promise<T>) {
  return async (ctx: Ctx, visit: Visit, ...more: More): Promise<T | Redirect> => {
    try {
      return await work(ctx, visit, ...more)
    } catch (error) {
      const gone = error instanceof NotFound ? await findGone(ctx, visit.params.id!) : null
      if (!gone) throw error
      forgetConversation(visit)
      return redirect(whereItIs(ctx, gone, visit.params.id!))
    }
  }
}

function whereItIs(ctx: Ctx, { how, handoverId }: Gone, id: string): string {
  if (how === 'went-back') return `${startOf(ctx)}?refused=interactions.went-back`
  // There it says whose it is, and the key of duty of care is of it still.
  return handoverId ? `/staff/desk/work/handovers/${handoverId}` : `${startOf(ctx, 'passed-on')}&conversation=${id}`
}
