import { sendForgottenLink } from '../../../modules/identity/index.ts'
import { textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { text } from './text.ts'

export const forgottenPasswordPage = page({
  at: import.meta,
  path: '/staff/forgotten-password',
  public: true,
  audit: 'forgotten-password',
  texts: text,
  triesPerMinute: 10,
  form: { email: textField({ required: 'emailMissing', max: 200 }) },
  load: async (_ctx, visit) => ({ back: '/staff/sign-in', sent: visit.query.sent === 'yes' }),
  async submit(ctx, visit, { email }) {
    await sendForgottenLink(ctx, { email, origin: visit.origin })
    return redirect('/staff/forgotten-password?sent=yes')
  },
})
