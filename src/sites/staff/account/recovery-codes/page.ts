import { readOwnSignIn, renewRecoveryCodes } from '../../../../modules/identity/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { exactField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { showOnce, takeShownOnce } from '../../shown-once.ts'
import { browserOf } from '../../sign-in/visit-cookies.ts'
import { SIGNED_IN } from '../../site.ts'
import { text } from './text.ts'

/** Shows new recovery codes once; else offers to make new ones. */
export const recoveryCodesPage = page({
  at: import.meta,
  path: '/staff/account/recovery-codes',
  permission: SIGNED_IN,
  audit: 'own-recovery-codes',
  texts: text,
  triesPerMinute: 10,
  form: { password: exactField({ required: 'passwordMissing', max: 1000 }) },
  async load(ctx, visit) {
    if (!(await readOwnSignIn(ctx)).twoStep) throw new NotFound('recovery codes')
    return { back: '/staff/account', codes: takeShownOnce(visit, 'codes')?.split(' ') ?? null }
  },
  async submit(ctx, visit) {
    const input = { password: String(visit.posted.password), browser: browserOf(visit) }
    const codes = await atField(renewRecoveryCodes(ctx, input), { 'identity.password-wrong': 'password' })
    showOnce(visit, 'codes', codes.join(' '))
    return redirect('/staff/account/recovery-codes?done=renewed')
  },
})
