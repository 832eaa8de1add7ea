import { removeRoute, setBodyKey, stopBody } from '../../../../../modules/referrals/index.ts'
import { choiceField, idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'

const DONE: Record<string, string> = { remove: 'removed', stop: 'stopped', key: 'key' }

/** The buttons of a body. */
export const bodyActPage = page({
  at: import.meta,
  path: '/staff/bodies/:id/act',
  permission: 'keys.change',
  audit: 'body-act',
  texts: {},
  template: 'staff/parts/refused.njk',
  form: { act: choiceField(['remove', 'stop', 'key']), route: idField(), key: idField() },
  async submit(ctx, visit, { act, route, key }) {
    const id = visit.params.id!
    if (act === 'remove') await removeRoute(ctx, id, route)
    if (act === 'stop') await stopBody(ctx, id)
    if (act === 'key') await setBodyKey(ctx, id, key || null)
    return redirect(`/staff/bodies/${id}${act ? `?done=${DONE[act]}` : ''}`)
  },
})
