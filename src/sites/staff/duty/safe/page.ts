import { endHush, readConfided, SAFE_BECAUSE } from '../../../../modules/interactions/index.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { SIGNED_IN } from '../../site.ts'
import { whereShown } from '../held/show-held.ts'
import { text } from './text.ts'

/** Says why it is safe to write to somebody after all, in whose conversation danger was raised. */
export const dutySafePage = page({
  at: import.meta,
  path: '/staff/duty/safe/:id',
  permission: SIGNED_IN,
  audit: 'duty-safe',
  texts: text,
  form: { because: choiceField(SAFE_BECAUSE, { required: 'becauseMissing' }) },
  async load(ctx, visit) {
    const back = whereShown(visit.query.to)
    const { isHushed } = await readConfided(ctx, visit.params.id!)
    return isHushed ? { reasons: SAFE_BECAUSE, back } : redirect(back)
  },
  async submit(ctx, visit, { because }) {
    await endHush(ctx, visit.params.id!, because || 'they-said')
    return redirect(`${whereShown(visit.query.to)}?done=safe`)
  },
  example: ({ conversation }) => `/staff/duty/safe/${conversation}`,
})
