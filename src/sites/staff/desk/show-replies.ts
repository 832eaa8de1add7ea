import type { MatterView } from '../../../modules/interactions/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { listReplies, type ReplyFollows } from '../../../modules/replies/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { text as messageTexts } from '../requests/message/text.ts'
import { staffOf } from '../site.ts'
import type { ShownRequest } from './show-requests.ts'

/** Ready words for a matter: those that go into its message, and those that ask or close besides, which have a page of their own. */
export async function showReplies(ctx: Ctx, matter: MatterView, request: ShownRequest | undefined) {
  const replies = request ? await listReplies(ctx, { service: request.facts.service }) : []
  return {
    replies: replies.filter(({ follows }) => follows === 'message'),
    repliesThatDoMore: replies
      .filter(({ follows }) => follows !== 'message' && request && mayFollow(ctx, follows, matter, request))
      .map(({ id, title, follows }) => ({
        id,
        title,
        follows: messageTexts[`follows.${follows as Exclude<ReplyFollows, 'message'>}`].en,
      })),
  }
}

/** As far as the desk knows; the page of the request asks the whole rule. */
function mayFollow(ctx: Ctx, follows: ReplyFollows, matter: MatterView, { facts, isClosed, isTold }: ShownRequest) {
  if (isClosed) return false
  if (follows === 'question') return facts.status !== 'waiting' && isTold
  const me = staffOf(ctx)
  const isHers = me.teams.includes(facts.teamId) || matter.touched === 'opened' || can(me, 'requests.close-any')
  return can(me, 'requests.close') && isHers
}
