import { signInFromElsewhere } from '../../../../modules/identity/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { NotFound, Refused } from '../../../../platform/errors.ts'
import { page, redirect, type Visit } from '../../../../platform/page/page.ts'
import { withoutAnswer } from '../single/page.ts'
import { type Pending, signInWith, takePending } from '../single/pending.ts'
import { browserOf, setCookies, wayBack } from '../visit-cookies.ts'

/** Where the council's own provider sends the browser back to. */
export const returnPage = page({
  at: import.meta,
  path: '/staff/sign-in/return',
  public: true,
  texts: {},
  async load(ctx, visit) {
    if (!ctx.ports.singleSignOn) throw new NotFound('single sign-on')
    const kept = takePending(visit)
    const back = wayBack({ ...visit, query: { back: kept?.back ?? '' } })
    const trouble = kept ? await comeBack(ctx, visit, kept) : 'failed'
    return redirect(trouble ? signInWith(trouble, back) : back)
  },
})

async function comeBack(ctx: Ctx, visit: Visit, { pending }: Pending): Promise<'failed' | 'not-on-staff' | null> {
  try {
    const who = await ctx.ports.singleSignOn!.finish(new URL(visit.url, visit.origin), pending)
    setCookies(visit, await signInFromElsewhere(ctx, { who, browser: browserOf(visit) }))
    return null
  } catch (error) {
    if (error instanceof Refused) return 'not-on-staff'
    ctx.log.warn({ err: withoutAnswer(error) }, 'somebody came back from single sign-on and was not let in')
    return 'failed'
  }
}
