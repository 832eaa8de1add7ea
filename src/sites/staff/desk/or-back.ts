import { Refused } from '../../../platform/errors.ts'
import { type Redirect, redirect } from '../../../platform/page/page.ts'
import type { Translator } from '../../../platform/text.ts'

/** A button without a page of its own: what is refused is said on the page it stands on. */
export async function orBack<T>(back: string, work: () => Promise<T>): Promise<T | Redirect> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return redirect(`${back}?refused=${encodeURIComponent(error.code)}`)
  }
}

/** The words of what was refused, where the address says that something was. */
export function refusedWords(t: Translator, texts: object, code: string | undefined): string | null {
  const key = `refused.${code}`
  return code && key in texts ? t(key) : null
}
