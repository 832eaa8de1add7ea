import { noteSignOfLife } from '../../../../modules/interactions/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { page, Raw } from '../../../../platform/page/page.ts'
import { staffOf } from '../../site.ts'
import { streamsOf } from './streams.ts'

/** News of calls and of matters handed over, as they happen (server-sent events). Without it a page shows them when it is opened again. */
export const deskLivePage = page({
  at: import.meta,
  path: '/staff/desk/live',
  permission: 'interactions.receive',
  texts: {},
  async load(ctx) {
    await noteSignOfLife(ctx)
    const me = staffOf(ctx)
    return new Raw(streamsOf(ctx.memory).open(ctx, me, can(me, 'interactions.take')), {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
  },
})
