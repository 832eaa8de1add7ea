import { addCause, endCause, listCauses, renameCause } from '../../../../modules/interactions/index.ts'
import { choiceField, idField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { text } from './text.ts'

const HOME = '/staff/causes/list'

/** The council's own list of causes. */
export const causesListPage = page({
  at: import.meta,
  path: HOME,
  permission: 'causes.study',
  audit: 'causes',
  texts: text,
  form: { act: choiceField(['add', 'rename', 'end']), cause: idField(), name: textField({ max: 200 }) },
  async load(ctx, visit) {
    const causes = await listCauses(ctx)
    return {
      back: '/staff/causes',
      form: visit.posted,
      given: causes.filter(each => !each.endedAt),
      ended: causes.filter(each => each.endedAt),
    }
  },
  async submit(ctx, _visit, { act, cause, name }) {
    if (act === 'end') {
      await endCause(ctx, cause)
      return redirect(`${HOME}?done=ended`)
    }
    const box = act === 'rename' ? `name-${cause}` : 'name'
    const boxes = { 'interactions.cause-empty': box, 'interactions.cause-there': box }
    if (act === 'rename') {
      await atField(renameCause(ctx, cause, name), boxes)
      return redirect(`${HOME}?done=renamed`)
    }
    await atField(addCause(ctx, name), boxes)
    return redirect(`${HOME}?done=added`)
  },
})
