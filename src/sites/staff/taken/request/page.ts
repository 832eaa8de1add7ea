import { readTaken } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { takeTexts } from '../../take/text.ts'
import { showTaken } from '../show-taken.ts'
import { text } from './text.ts'

/** What was taken: the reference to read out and what happens next; later, what became of it. */
export const takenRequestPage = page({
  at: import.meta,
  path: '/staff/taken/:id',
  permission: 'requests.take',
  texts: { ...takeTexts, ...text },
  async load(ctx, visit) {
    const taken = await showTaken(ctx, await readTaken(ctx, visit.params.id!))
    return { taken, isNew: visit.query.done === 'taken' }
  },
  example: ({ takenRequest }) => `/staff/taken/${takenRequest}`,
})
