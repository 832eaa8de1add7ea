import { removeRoute, setBodyKey, setBodyPhone, stopBody } from '../../../../../modules/referrals/index.ts'
import { choiceField, idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'

const DONE: Record<string, string> = { remove: 'removed', stop: 'stopped', key: 'key', phone: 'phone' }

/** The buttons of a body. */
export const bodyActPage = page({
  at: import.meta,
  path: '/staff/bodies/:id/act',
  permission: 'keys.change',
  audit: 'body-act',
  texts: {},
  form: {
    act: choiceField(['remove', 'stop', 'key', 'phone']),
    route: idField(),
    key: idField(),
    phone: textField({ max: 50 }),
  },
  async submit(ctx, visit, { act, route, key, phone }) {
    const id = visit.params.id!
    if (act === 'remove') await removeRoute(ctx, id, route)
    if (act === 'stop') await stopBody(ctx, id)
    if (act === 'phone') await setBodyPhone(ctx, id, phone)
    if (act === 'key') await setBodyKey(ctx, id, key || null)
    return redirect(`/staff/bodies/${id}${act ? `?done=${DONE[act]}` : ''}`)
  },
})
