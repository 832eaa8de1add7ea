import { findDangerSaid } from '../../../../../modules/catalogue/index.ts'
import { findGone, type KeptWords } from '../../../../../modules/interactions/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { NotFound, Refused } from '../../../../../platform/errors.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { KEPT_ELSEWHERE } from '../../gone.ts'
import { joinedBoxes, keepTyped } from '../../typed.ts'

/**
 * Keeps what was typed so far: asked by the screen's script every two seconds while somebody types. 204: as it was typed.
 * 200: another screen wrote too, and what the boxes hold now. 409: it is wrapped up by now.
 * 410: it is not hers any more, and has these words. With the matters that may be of danger.
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
      const headers = { ...HEADERS, ...(await ofDanger(ctx, kept)) }
      if (Object.keys(joined).length === 0) return new Raw('', headers, 204)
      return new Raw(JSON.stringify(joined), { ...headers, 'content-type': 'application/json' })
    } catch (error) {
      if (error instanceof Refused) return new Raw('', HEADERS, 409)
      if (error instanceof NotFound && (await findGone(ctx, visit.params.id!))) return KEPT_ELSEWHERE
      throw error
    }
  },
})

/** The matters whose words may mean danger: the screen shows the key there. */
async function ofDanger(ctx: Ctx, kept: KeptWords | null): Promise<Record<string, string>> {
  const found: string[] = []
  for (const { id, asked } of kept?.matters ?? []) if ((await findDangerSaid(ctx, asked)).length > 0) found.push(id)
  return found.length > 0 ? { 'firstpoint-danger': found.join(' ') } : {}
}

const HEADERS = { 'cache-control': 'no-store' }
