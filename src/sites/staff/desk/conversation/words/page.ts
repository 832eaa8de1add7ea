import { page, Raw } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { keepTyped } from '../../typed.ts'

/** Keeps what was typed so far: asked by the screen's script every two seconds while somebody types. */
export const deskWordsPage = page({
  at: import.meta,
  path: '/staff/desk/:id/words',
  permission: 'interactions.take',
  audit: 'conversation-words',
  texts: deskTexts,
  async submit(ctx, visit) {
    await keepTyped(ctx, visit)
    return new Raw('', { 'cache-control': 'no-store' }, 204)
  },
})
