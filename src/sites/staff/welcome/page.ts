import { findLinkOwner, SHORTEST_PASSWORD, setPasswordByLink } from '../../../modules/identity/index.ts'
import { Invalid } from '../../../platform/errors.ts'
import { exactField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { atField } from '../at-field.ts'
import { text } from './text.ts'

/** Behind a one-time link: an invitation, or a new password. Opening it changes nothing, so mail scanners do no harm. */
export const welcomePage = page({
  at: import.meta,
  path: '/staff/welcome/:token',
  public: true,
  audit: 'set-password',
  texts: text,
  triesPerMinute: 20,
  form: {
    password: exactField({ required: 'passwordMissing', max: 1000 }),
    again: exactField({ required: 'againMissing', max: 1000 }),
  },
  async load(ctx, visit) {
    return { owner: await findLinkOwner(ctx, visit.params.token!), min: SHORTEST_PASSWORD }
  },
  async submit(ctx, visit) {
    // As typed: a password may begin or end with a space.
    const [password, again] = [String(visit.posted.password), String(visit.posted.again)]
    if (password !== again) throw new Invalid({ again: text.notTheSame.en })
    await atField(setPasswordByLink(ctx, { token: visit.params.token!, password }), {
      'identity.password-': 'password',
    })
    return redirect('/staff/sign-in?done=password-set')
  },
  example: fixtures => `/staff/welcome/${fixtures.token ?? 'unknown'}`,
})
