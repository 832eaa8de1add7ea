import type { Ctx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { getStaff } from '../organisation/index.ts'
import { type Browser, cookiesOf, headersOf, type NewCookie } from './carry-cookies.ts'
import { passwordSet } from './identity.events.ts'
import { checkPassword } from './password-rules.ts'
import { staffIdOf } from './sessions.ts'
import { isAuthRefusal, staffAuth } from './staff-auth.ts'

/** Changes one's own password and signs one out everywhere else. Throws Refused `identity.password-wrong` and as `checkPassword`. */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; password: string; browser: Browser },
): Promise<NewCookie[]> {
  const staffId = staffIdOf(ctx)
  checkPassword(input.password, await getStaff(ctx, staffId))
  const auth = await staffAuth(ctx)
  const changing = auth.api.changePassword({
    body: { currentPassword: input.current, newPassword: input.password, revokeOtherSessions: true },
    headers: headersOf(input.browser),
    returnHeaders: true,
  })
  const { headers } = await changing.catch(error => {
    throw isAuthRefusal(error) ? new Refused('identity.password-wrong') : error
  })
  await ctx.transaction(async ctx => {
    await touch(ctx, 'staff')
    await publish(ctx, passwordSet({ staffId }))
  })
  return cookiesOf(headers)
}
