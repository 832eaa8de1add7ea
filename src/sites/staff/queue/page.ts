import { can } from '../../../modules/organisation/index.ts'
import { countTabs, listQueue, listSavedViews, type QueueRow, type SavedView } from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'
import { page } from '../../../platform/page/page.ts'
import { staffOf } from '../site.ts'
import { rememberQueue } from './last-queue.ts'
import { mayAssignRow, mayCloseRow } from './may-do-with-row.ts'
import { offerFilters, sayFilters } from './queue-filters.ts'
import { mayReadWords, type QueueQuery, queuePath, readQueueQuery, tabsFor, toFilter } from './queue-query.ts'
import { showRows } from './queue-rows.ts'
import { text } from './text.ts'

/** Counting stops here (see `countTabs`): then the number is said with a plus. */
const COUNT_CAP = 1000

/** The work that waits: what is promised first comes first. Three queries, however long the queue. */
export const queuePage = page({
  at: import.meta,
  path: '/staff/queue',
  permission: ['requests.read', 'requests.read-public'],
  texts: text,
  async load(ctx, visit) {
    const person = staffOf(ctx)
    const query = readQueueQuery(visit.query, person)
    const filter = toFilter(query, person)
    const [{ rows, next }, counts, views] = await Promise.all([
      listQueue(ctx, filter),
      countTabs(ctx, filter),
      listSavedViews(ctx),
    ])
    const may = mayDo(person, rows)
    rememberQueue(visit, queuePath(query, { after: query.after }))
    const offered = await offerFilters(ctx)
    return {
      shown: query,
      tabs: tabsFor(person).map(tab => ({
        key: `tab.${tab}`,
        href: queuePath(query, { tab, status: '' }),
        active: tab === query.tab,
        count: tab === 'closed' ? null : sayCount(counts[tab]),
      })),
      rows: await showRows(ctx, rows),
      live: `/staff/queue/presence?ids=${rows.map(row => row.id).join('.')}`,
      next: next && queuePath(query, { after: next }),
      first: query.after ? queuePath(query) : null,
      hasTeam: person.teams.length > 0,
      offered,
      chosen: sayFilters(query, offered, person.teams.length > 0),
      daysWrong: query.days ? '' : (visit.query.days ?? '').trim().slice(0, 20),
      clear: queuePath({
        ...query,
        team: '',
        service: '',
        kind: '',
        area: '',
        status: '',
        councillor: '',
        text: '',
        days: '',
      }),
      views: views.map(view => showView(view, query)),
      saved: queuePath(query).split('?')[1],
      csv: can(person, 'requests.export') ? queuePath(query, {}, '/staff/queue.csv') : null,
      may,
      ticks: query.tab !== 'closed' && (may.assign || may.message),
    }
  },
  example: () => '/staff/queue',
})

export const sayCount = (count: number): string => (count >= COUNT_CAP ? '1,000+' : String(count))

/** With what is listed: buttons for several at once only where one of them at least is hers to do that with. */
function mayDo(person: StaffActor, rows: QueueRow[]) {
  return {
    words: mayReadWords(person),
    assign: rows.some(row => mayAssignRow(person, row)),
    message: can(person, 'requests.update'),
    close: rows.some(row => mayCloseRow(person, row)),
  }
}

function showView(view: SavedView, query: QueueQuery) {
  return { ...view, href: `/staff/queue?${view.query}`, active: view.query === queuePath(query).split('?')[1] }
}
