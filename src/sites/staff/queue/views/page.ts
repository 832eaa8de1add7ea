import { removeView, saveView } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { idField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { staffOf } from '../../site.ts'
import { queuePath, readQueueQuery } from '../queue-query.ts'
import { text } from './text.ts'

/** Keeps the filters of a queue under a name of one's own, or gives such a name up. */
export const queueViewsPage = page({
  at: import.meta,
  path: '/staff/queue/views',
  permission: ['requests.read', 'requests.read-public'],
  audit: 'saved-view',
  texts: text,
  form: { name: textField({ max: 60, tooLong: 'nameLong' }), query: textField(), remove: idField() },
  load: async (_ctx, visit) => ({ back: '/staff/queue', saved: visit.posted.query ?? '' }),
  async submit(ctx, _visit, { name, query, remove }) {
    const here = queuePath(readQueueQuery(Object.fromEntries(new URLSearchParams(query)), staffOf(ctx)))
    if (remove) {
      await removeView(ctx, remove)
      return redirect(`${here}&done=view-removed`)
    }
    if (!name) throw new Invalid({ name: text.nameMissing.en })
    await saveView(ctx, { name, query: here.split('?')[1]! })
    return redirect(`${here}&done=view-saved`)
  },
  example: () => '/staff/queue/views',
})
