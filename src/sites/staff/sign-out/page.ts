import { signOut } from '../../../modules/identity/index.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { browserOf, setCookies } from '../sign-in/visit-cookies.ts'
import { SIGNED_IN } from '../site.ts'

/** The button in the header. Looking at the address changes nothing. */
export const signOutPage = page({
  at: import.meta,
  path: '/staff/sign-out',
  permission: SIGNED_IN,
  audit: 'sign-out',
  texts: {},
  async submit(ctx, visit) {
    setCookies(visit, await signOut(ctx, browserOf(visit)))
    return redirect('/staff/sign-in?done=signed-out')
  },
})
