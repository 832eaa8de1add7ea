import { DEMO_PASSWORD, listDemoSignIns, signIn } from '../../../modules/identity/index.ts'
import { exactField, textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { ROLE_NAMES } from '../names.ts'
import { TROUBLES } from './single/pending.ts'
import { text } from './text.ts'
import { browserOf, setCookies, wayBack } from './visit-cookies.ts'

export const signInPage = page({
  at: import.meta,
  path: '/staff/sign-in',
  public: true,
  audit: 'sign-in',
  texts: text,
  triesPerMinute: 20,
  form: {
    email: textField({ required: 'emailMissing', max: 200 }),
    password: exactField({ required: 'passwordMissing', max: 1000 }),
  },
  async load(ctx, visit) {
    if (ctx.actor.kind === 'staff') return redirect(wayBack(visit))
    const demoPeople = (await listDemoSignIns(ctx)).map(({ role, email }) => ({ role: ROLE_NAMES[role], email }))
    return {
      email: visit.query.email,
      demoPeople,
      demoPassword: DEMO_PASSWORD,
      single: ctx.ports.singleSignOn && {
        name: ctx.ports.singleSignOn.name,
        href: `/staff/sign-in/single?back=${encodeURIComponent(wayBack(visit))}`,
      },
      trouble: TROUBLES.find(trouble => trouble === visit.query.trouble),
    }
  },
  async submit(ctx, visit, { email }) {
    // As typed: a password may begin or end with a space.
    const password = String(visit.posted.password)
    const { next, cookies } = await signIn(ctx, { email, password, browser: browserOf(visit) })
    setCookies(visit, cookies)
    const back = encodeURIComponent(wayBack(visit))
    return redirect(next === 'code' ? `/staff/sign-in/code?back=${back}` : wayBack(visit))
  },
})
