import { listQueue } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { isId } from '../../../../platform/id.ts'
import { type Redirect, redirect, type Visit } from '../../../../platform/page/page.ts'
import { backToQueue } from '../last-queue.ts'
import { showRows } from '../queue-rows.ts'

/** A page of a queue has 25; nobody ticks more than a few pages' worth. */
export const MOST_SELECTED = 100

/** Ids of the requests that the page is about. */
export const selectedIds = (visit: Visit): string[] =>
  String(visit.posted.ids ?? visit.query.ids ?? '')
    .split('.')
    .filter(isId)
    .slice(0, MOST_SELECTED)

/** The open requests that were ticked and that this colleague may see; those closed meanwhile are counted. */
export async function readSelected(ctx: Ctx, visit: Visit) {
  const ids = selectedIds(visit)
  const { rows } = await listQueue(ctx, { tab: 'team', teams: [], only: ids, limit: MOST_SELECTED })
  return {
    rows: await showRows(ctx, rows),
    ids: rows.map(row => row.id).join('.'),
    gone: ids.length - rows.length,
    back: backToQueue(visit),
  }
}

/** Back to the queue, with a word on what was done. */
export function doneWithSelection(visit: Visit, done: string): Redirect {
  const queue = backToQueue(visit)
  return redirect(`${queue}${queue.includes('?') ? '&' : '?'}done=${done}`)
}
