import { Refused } from '../../../../../platform/errors.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { keepTyped } from '../../typed.ts'

/** Keeps what was typed so far: asked by the screen's script every two seconds while somebody types. 409: it is wrapped up by now. */
export const deskWordsPage = page({
  at: import.meta,
  path: '/staff/desk/:id/words',
  permission: 'interactions.take',
  audit: 'conversation-words',
  texts: deskTexts,
  async submit(ctx, visit) {
    const kept = await keepTyped(ctx, visit).then(
      () => true,
      error => {
        if (error instanceof Refused) return false
        throw error
      },
    )
    return new Raw('', { 'cache-control': 'no-store' }, kept ? 204 : 409)
  },
})
