import { beginTwoStep, readOwnSignIn, stopTwoStep } from '../../../../modules/identity/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { exactField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { browserOf, setCookies } from '../../sign-in/visit-cookies.ts'
import { SIGNED_IN } from '../../site.ts'
import { text } from './text.ts'

/** Turns two-step sign-in on (first step: the password again) or off. */
export const twoStepPage = page({
  at: import.meta,
  path: '/staff/account/two-step',
  permission: SIGNED_IN,
  audit: 'own-two-step',
  texts: text,
  triesPerMinute: 10,
  form: { password: exactField({ required: 'passwordMissing', max: 1000 }) },
  async load(ctx) {
    const { hasPassword, twoStep } = await readOwnSignIn(ctx)
    if (!hasPassword) throw new NotFound('password')
    return { back: '/staff/account', on: twoStep }
  },
  async submit(ctx, visit) {
    const wrong = { 'identity.password-wrong': 'password' }
    const input = { password: String(visit.posted.password), browser: browserOf(visit) }
    if (!(await readOwnSignIn(ctx)).twoStep) {
      await atField(beginTwoStep(ctx, input), wrong)
      return redirect('/staff/account/two-step/app')
    }
    setCookies(visit, await atField(stopTwoStep(ctx, input), wrong))
    return redirect('/staff/account?done=two-step-off')
  },
})
