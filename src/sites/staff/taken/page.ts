import { listTaken } from '../../../modules/requests/index.ts'
import { page } from '../../../platform/page/page.ts'
import { takeTexts } from '../take/text.ts'
import { showTaken } from './show-taken.ts'
import { text } from './text.ts'

/** What a colleague took for others, and what became of it. */
export const takenPage = page({
  at: import.meta,
  path: '/staff/taken',
  permission: 'requests.take',
  texts: { ...takeTexts, ...text },
  async load(ctx, visit) {
    const { rows, next } = await listTaken(ctx, visit.query.after ? { after: visit.query.after } : {})
    return {
      rows: await Promise.all(rows.map(row => showTaken(ctx, row))),
      next: next && `/staff/taken?after=${encodeURIComponent(next)}`,
    }
  },
  example: () => '/staff/taken',
})
