import { confirmCode } from '../../../../modules/identity/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { browserOf, setCookies, wayBack } from '../visit-cookies.ts'
import { text } from './text.ts'

export const codePage = page({
  at: import.meta,
  path: '/staff/sign-in/code',
  public: true,
  audit: 'sign-in-code',
  texts: text,
  triesPerMinute: 20,
  form: { code: textField({ required: 'codeMissing', max: 40 }) },
  async load(ctx, visit) {
    return ctx.actor.kind === 'staff' ? redirect(wayBack(visit)) : { back: '/staff/sign-in' }
  },
  async submit(ctx, visit, { code }) {
    const confirming = confirmCode(ctx, { code, browser: browserOf(visit) })
    const { cookies, byRecoveryCode } = await atField(confirming, { 'identity.wrong-': 'code' })
    setCookies(visit, cookies)
    const back = wayBack(visit)
    return redirect(byRecoveryCode ? `/staff/account?by=recovery-code&back=${encodeURIComponent(back)}` : back)
  },
})
