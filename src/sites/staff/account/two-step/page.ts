import { beginTwoStep, hasTwoStep, stopTwoStep } from '../../../../modules/identity/index.ts'
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
  load: async ctx => ({ back: '/staff/account', on: await hasTwoStep(ctx) }),
  async submit(ctx, visit) {
    const wrong = { 'identity.password-wrong': 'password' }
    const input = { password: String(visit.posted.password), browser: browserOf(visit) }
    if (!(await hasTwoStep(ctx))) {
      await atField(beginTwoStep(ctx, input), wrong)
      return redirect('/staff/account/two-step/app')
    }
    setCookies(visit, await atField(stopTwoStep(ctx, input), wrong))
    return redirect('/staff/account?done=two-step-off')
  },
})
