import { can, type Permission } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { ShownThread } from './show-mail.ts'

/** Where what a message of ours was about is seen, and who may, by how its key begins. */
const PLACES: Record<string, { may: Permission; at: (id: string) => string }> = {
  booking: { may: 'reception.work', at: id => `/staff/bookings/${id}/time` },
  'call-back': { may: 'interactions.receive', at: id => `/staff/desk/work/call-backs/${id}` },
}

/**
 * The newest message of ours before they wrote, in a thread that we began: what they write is about that, whatever its words
 * sound like. Null where they began it, or it is of a request, which is shown itself.
 */
export function findAnswered({ actor }: Pick<Ctx, 'actor'>, thread: ShownThread) {
  const came = thread.flatMap(each => (each.isOurs ? [] : [each]))
  if (!came[0] || came.some(each => each.requestId || each.id === each.threadId)) return null
  const { time } = came[0]
  const ours = thread.flatMap(each => (each.isOurs && !each.byPerson && each.time < time ? [each] : [])).at(-1)
  if (!ours) return null
  const [kind = '', id = ''] = ours.key.split(':')
  const place = PLACES[kind]
  return { ...ours, kind, href: place && can(actor, place.may) ? place.at(id) : '' }
}
