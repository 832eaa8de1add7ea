import { Refused } from '../../../platform/errors.ts'
import { type Redirect, redirect } from '../../../platform/page/page.ts'
import { fieldsOf, type Params, type StaffTexts, translator } from '../../../platform/text.ts'
import { siteTexts } from '../site-texts.ts'

/** A button without a page of its own: what is refused is said on the page it stands on. */
export async function orBack<T>(back: string, work: () => Promise<T>): Promise<T | Redirect> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return redirect(`${back}${back.includes('?') ? '&' : '?'}refused=${encodeURIComponent(error.code)}${max(error)}`)
  }
}

/** Of what a refusal says besides, only how much is allowed goes with the address: nobody's words do. */
const max = ({ params }: Refused): string => (typeof params.max === 'number' ? `&max=${params.max}` : '')

/**
 * The words of what was refused, where the address says that something was: the page's own, else the site's. Never silent:
 * a refusal nobody has words for, or that needs more than the address has, is said in general.
 */
export function refusedWords(texts: StaffTexts, query: Readonly<Record<string, string | undefined>>): string | null {
  if (!query.refused) return null
  const all: StaffTexts = { ...siteTexts, ...texts }
  const key = `refused.${query.refused}`
  const params: Params = /^\d{1,6}$/.test(query.max ?? '') ? { max: query.max! } : {}
  const isWhole = Object.hasOwn(all, key) && fieldsOf(all[key]!.en).every(name => Object.hasOwn(params, name))
  return translator(all, 'en')(isWhole ? key : 'refused', params)
}
