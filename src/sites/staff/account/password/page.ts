import { changePassword, readOwnSignIn, SHORTEST_PASSWORD } from '../../../../modules/identity/index.ts'
import { Invalid, NotFound } from '../../../../platform/errors.ts'
import { exactField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { browserOf, setCookies } from '../../sign-in/visit-cookies.ts'
import { SIGNED_IN } from '../../site.ts'
import { text } from './text.ts'

const FIELDS = { 'identity.password-wrong': 'current', 'identity.password-': 'password' }

export const passwordPage = page({
  at: import.meta,
  path: '/staff/account/password',
  permission: SIGNED_IN,
  audit: 'own-password',
  texts: text,
  triesPerMinute: 10,
  form: {
    current: exactField({ required: 'currentMissing', max: 1000 }),
    password: exactField({ required: 'passwordMissing', max: 1000 }),
    again: exactField({ required: 'againMissing', max: 1000 }),
  },
  async load(ctx) {
    if (!(await readOwnSignIn(ctx)).hasPassword) throw new NotFound('password')
    return { back: '/staff/account', min: SHORTEST_PASSWORD }
  },
  async submit(ctx, visit) {
    const [current, password, again] = ['current', 'password', 'again'].map(name => String(visit.posted[name]))
    if (password !== again) throw new Invalid({ again: text.notTheSame.en })
    const changing = changePassword(ctx, { current: current!, password: password!, browser: browserOf(visit) })
    setCookies(visit, await atField(changing, FIELDS))
    return redirect('/staff/account?done=password')
  },
})
