import { NotFound } from '../../../../platform/errors.ts'
import { page, Raw, redirect } from '../../../../platform/page/page.ts'
import { wayBack } from '../visit-cookies.ts'
import { keepPending, returnAddress, signInWith } from './pending.ts'

/** Sends the browser to the council's own provider. It changes nothing here, so it is a link and no form. */
export const singlePage = page({
  at: import.meta,
  path: '/staff/sign-in/single',
  public: true,
  texts: {},
  async load(ctx, visit) {
    const { singleSignOn } = ctx.ports
    if (!singleSignOn) throw new NotFound('single sign-on')
    const back = wayBack(visit)
    try {
      const { address, pending } = await singleSignOn.begin(returnAddress(visit))
      keepPending(visit, { pending, back })
      return new Raw('', { location: address, 'cache-control': 'no-store' }, 303)
    } catch (error) {
      ctx.log.warn({ err: withoutAnswer(error) }, 'the provider of single sign-on does not answer')
      return redirect(signInWith('away', back))
    }
  },
})

/** What a provider answered may hold somebody's details: they stay out of the log. */
export function withoutAnswer(error: unknown): object {
  const { name, message, code } = error as Error & { code?: string }
  return { name, message, code }
}
