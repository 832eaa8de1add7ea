import { getStaff } from '../../../../../modules/organisation/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { page, redirect, type Visit } from '../../../../../platform/page/page.ts'
import { idOf } from '../id-of.ts'
import { ACTS, type ActName, isAct } from './acts.ts'
import { text } from './text.ts'

/** 'Do you want to …?' before an administrator changes somebody's access. */
export const accessPage = page({
  at: import.meta,
  path: '/staff/people/:id/access/:act',
  permission: 'staff.change',
  audit: 'person-access',
  texts: text,
  async load(ctx, visit) {
    const who = await getStaff(ctx, idOf(visit))
    return { back: `/staff/people/${who.id}`, who, act: actOf(visit) }
  },
  async submit(ctx, visit) {
    const act = actOf(visit)
    await ACTS[act](ctx, idOf(visit), visit)
    return redirect(`/staff/people/${idOf(visit)}?done=${act}`)
  },
  example: fixtures => `/staff/people/${fixtures.staff}/access/off`,
})

function actOf({ params }: Visit): ActName {
  if (!isAct(params.act)) throw new NotFound('page')
  return params.act
}
