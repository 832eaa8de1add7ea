import { listViewers } from '../../../../modules/requests/index.ts'
import { isId } from '../../../../platform/id.ts'
import { page } from '../../../../platform/page/page.ts'
import { text } from '../text.ts'

/** Who has which of these requests open now: a fragment that the queue asks for every few seconds. */
export const queuePresencePage = page({
  at: import.meta,
  path: '/staff/queue/presence',
  permission: 'requests.read',
  texts: text,
  async load(ctx, visit) {
    const ids = (visit.query.ids ?? '').split('.').filter(isId).slice(0, 100)
    const viewers = await listViewers(ctx, ids)
    return { here: ids.map(id => ({ id, names: (viewers.get(id) ?? []).map(viewer => viewer.name) })) }
  },
  example: () => '/staff/queue/presence?ids=',
})
