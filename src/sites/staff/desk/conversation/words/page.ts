import { Refused } from '../../../../../platform/errors.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { joinedBoxes, keepTyped } from '../../typed.ts'

/**
 * Keeps what was typed so far: asked by the screen's script every two seconds while somebody types. 204: as it was typed.
 * 200: another screen wrote too, and what the boxes hold now. 409: it is wrapped up by now.
 */
export const deskWordsPage = page({
  at: import.meta,
  path: '/staff/desk/:id/words',
  permission: 'interactions.take',
  audit: 'conversation-words',
  texts: deskTexts,
  async submit(ctx, visit) {
    try {
      const kept = await keepTyped(ctx, visit)
      const joined = kept ? joinedBoxes(visit, kept) : {}
      if (Object.keys(joined).length === 0) return new Raw('', HEADERS, 204)
      return new Raw(JSON.stringify(joined), { ...HEADERS, 'content-type': 'application/json' })
    } catch (error) {
      if (error instanceof Refused) return new Raw('', HEADERS, 409)
      throw error
    }
  },
})

const HEADERS = { 'cache-control': 'no-store' }
