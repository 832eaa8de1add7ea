import { assignRequests } from '../../../../../modules/requests/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { isId } from '../../../../../platform/id.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page } from '../../../../../platform/page/page.ts'
import { listColleagues } from '../../../colleagues.ts'
import { staffOf } from '../../../site.ts'
import { mayAssignRow } from '../../may-do-with-row.ts'
import { doneWithSelection, readSelected, selectedIds } from '../selected.ts'
import { selectionTexts } from '../text.ts'
import { text } from './text.ts'

const NOBODY = 'nobody'

/** Gives several requests to one colleague, or back to their teams. */
export const selectionAssignmentPage = page({
  at: import.meta,
  path: '/staff/queue/selection/assignment',
  permission: 'requests.assign',
  audit: 'selection-assignment',
  texts: { ...selectionTexts, ...text },
  form: { to: textField({ required: 'choose', max: 40 }) },
  async load(ctx, visit) {
    const selected = await readSelected(ctx, visit, mayAssignRow)
    const teams = [...new Set(selected.rows.map(row => row.teamId))]
    return { ...selected, others: await listColleagues(ctx, teams), me: staffOf(ctx).id, nobody: NOBODY }
  },
  async submit(ctx, visit, { to }) {
    if (to !== NOBODY && !isId(to)) throw new Invalid({ to: text.choose.en })
    await assignRequests(ctx, { requestIds: selectedIds(visit), to: to === NOBODY ? null : to })
    return doneWithSelection(visit, 'assigned')
  },
  example: ({ request }) => `/staff/queue/selection/assignment?ids=${request}`,
})
