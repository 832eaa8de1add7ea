import { NotFound } from '../../../../../../platform/errors.ts'
import { page, Raw } from '../../../../../../platform/page/page.ts'
import { deskTexts } from '../../../desk-texts.ts'
import { KEPT_ELSEWHERE } from '../../../gone.ts'
import { addTypedToGone, joinedInWrapUp, keepTypedWrapUp } from '../kept-wrap-up.ts'

/** Keeps what was typed in the wrap-up so far, as `deskWordsPage` does in the conversation, with the same answers. */
export const wrapUpWordsPage = page({
  at: import.meta,
  path: '/staff/desk/:id/wrap-up/words',
  permission: 'interactions.take',
  audit: 'conversation-wrap-up',
  texts: deskTexts,
  async submit(ctx, visit) {
    const kept = await keepTypedWrapUp(ctx, visit).catch(async error => {
      if (error instanceof NotFound && (await addTypedToGone(ctx, visit))) return KEPT_ELSEWHERE
      throw error
    })
    if (kept instanceof Raw) return kept
    if (!kept) return new Raw('', HEADERS, 409)
    const joined = joinedInWrapUp(visit, kept)
    if (Object.keys(joined).length === 0) return new Raw('', HEADERS, 204)
    return new Raw(JSON.stringify(joined), { ...HEADERS, 'content-type': 'application/json' })
  },
})

const HEADERS = { 'cache-control': 'no-store' }
