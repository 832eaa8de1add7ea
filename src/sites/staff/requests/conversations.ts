import { listConversationsAbout, wordsFor } from '../../../modules/interactions/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { showPast } from '../desk/show-past.ts'

/**
 * Conversations in which a request was opened or asked after. What they had to do with other requests is not told here: who
 * reads this one may not see those.
 */
export async function readConversations(ctx: Ctx, { id, reference }: RequestView) {
  const conversations = await listConversationsAbout(ctx, id)
  const seen = new Set([id])
  return showPast(
    ctx,
    conversations.map(each => wordsFor(each, seen)),
    [{ id, reference: formatCode(reference) }],
  )
}
