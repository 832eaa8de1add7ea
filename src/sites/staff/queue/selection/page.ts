import { isId } from '../../../../platform/id.ts'
import { choiceField, listField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { doneWithSelection, MOST_SELECTED } from './selected.ts'

/** Takes what was ticked in a queue on to the page where it is done. Changes nothing itself. */
export const selectionPage = page({
  at: import.meta,
  path: '/staff/queue/selection',
  permission: 'requests.update',
  audit: 'selection',
  texts: {},
  form: { act: choiceField(['assignment', 'message', 'closure']), id: listField({ max: MOST_SELECTED }) },
  async submit(_ctx, visit, { act, id }) {
    const ids = id.filter(isId)
    if (!act || ids.length === 0) return doneWithSelection(visit, 'nothing-selected')
    return redirect(`/staff/queue/selection/${act}?ids=${ids.join('.')}`)
  },
})
