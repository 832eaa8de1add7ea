import { isId } from '../../../platform/id.ts'
import type { Visit } from '../../../platform/page/page.ts'

/** The matter of a conversation that a service is looked for from: in the address at first, then in the form. '': none. */
export function matterOf({ posted, query }: Pick<Visit, 'posted' | 'query'>): string {
  const said = posted.matter ?? query.matter
  return isId(said) ? said : ''
}

/** What a page needs to hand it on: in its forms, and behind its addresses (`asking`). */
export const ofMatter = (matter: string) => ({ matter, asking: matter && `?matter=${matter}` })
