import { page, Raw } from '../../../../platform/page/page.ts'
import { staffOf } from '../../site.ts'
import { streamsOf } from './streams.ts'

/** News of calls, as they happen (server-sent events). Without it a page shows them when it is opened again. */
export const deskLivePage = page({
  at: import.meta,
  path: '/staff/desk/live',
  permission: 'interactions.take',
  texts: {},
  async load(ctx) {
    return new Raw(streamsOf(ctx.memory).open(ctx, staffOf(ctx).id), {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
  },
})
