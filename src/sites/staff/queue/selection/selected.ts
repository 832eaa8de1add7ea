import { listQueue, type QueueRow } from '../../../../modules/requests/index.ts'
import type { StaffActor } from '../../../../platform/actor.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { isId } from '../../../../platform/id.ts'
import { type Redirect, redirect, type Visit } from '../../../../platform/page/page.ts'
import { staffOf } from '../../site.ts'
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

/** The open requests that were ticked and are hers to do this with. Those closed meanwhile and those of others are counted. */
export async function readSelected(
  ctx: Ctx,
  visit: Visit,
  may: (person: StaffActor, row: QueueRow) => boolean = () => true,
) {
  const ids = selectedIds(visit)
  const { rows: open } = await listQueue(ctx, { tab: 'team', teams: [], only: ids, limit: MOST_SELECTED })
  const rows = open.filter(row => may(staffOf(ctx), row))
  return {
    rows: await showRows(ctx, rows),
    ids: rows.map(row => row.id).join('.'),
    gone: ids.length - open.length,
    notHers: open.length - rows.length,
    back: backToQueue(visit),
  }
}

/** Back to the queue, with a word on what was done. */
export function doneWithSelection(visit: Visit, done: string): Redirect {
  const queue = backToQueue(visit)
  return redirect(`${queue}${queue.includes('?') ? '&' : '?'}done=${done}`)
}
