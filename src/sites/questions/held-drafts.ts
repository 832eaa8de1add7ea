import { type Draft, getDraft } from '../../modules/drafts/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Visit } from '../../platform/page/page.ts'

const DAYS = 28
/** Forms one browser can have open at once; the oldest is let go, its code or its conversation still opens it. */
const MOST = 6

/** A draft this browser may change: its secret, and a word that the site keeps with it. */
export interface HeldDraft {
  id: string
  secret: string
  /** Letters and '-' only. */
  note?: string
}

/** Secrets of the drafts a browser may change, in a cookie of this name and path; newest first. */
export function draftsInCookie(cookie: string, path = '/') {
  const list = (visit: Visit): HeldDraft[] =>
    (visit.cookies[cookie] ?? '').split('~').flatMap(entry => {
      const [id, secret, note] = entry.split('.')
      return id && secret ? [{ id, secret, ...(note ? { note } : {}) }] : []
    })
  /** The draft in the address, if this browser holds it. */
  const find = (visit: Visit): HeldDraft | undefined => list(visit).find(each => each.id === visit.params.draft)
  return {
    find,
    /** From now on this browser may change the draft. */
    hold(visit: Visit, draft: HeldDraft): void {
      const held = [draft, ...list(visit).filter(each => each.id !== draft.id)].slice(0, MOST)
      const entries = held.map(({ id, secret, note }) => [id, secret, note].filter(Boolean).join('.'))
      visit.setCookie(cookie, entries.join('~'), DAYS, path)
    },
    /** What this browser does not hold is `NotFound`, as if it were not there. */
    async read(ctx: Ctx, visit: Visit): Promise<Draft> {
      const held = find(visit)
      if (!held) throw new NotFound('draft')
      return getDraft(ctx, held.id, held.secret)
    },
  }
}
