import { listOwnCalls, listOwnOffers, noteSignOfLife } from '../../../../modules/interactions/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { page, Raw } from '../../../../platform/page/page.ts'
import { staffOf } from '../../site.ts'
import { streamsOf } from './streams.ts'

/** News of calls and of matters handed over, as they happen (server-sent events), for every staff page. Without it the desk shows them when it is opened again. */
export const deskLivePage = page({
  at: import.meta,
  path: '/staff/desk/live',
  permission: 'interactions.receive',
  texts: {},
  async load(ctx) {
    await noteSignOfLife(ctx)
    const me = staffOf(ctx)
    const takesCalls = can(me, 'interactions.answer-calls')
    const standing = { calls: takesCalls ? await listOwnCalls(ctx) : [], offers: await listOwnOffers(ctx) }
    return new Raw(await streamsOf(ctx.memory).open(ctx, me, takesCalls, standing), {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
  },
})
